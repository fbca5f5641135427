"""How a word is changed on a page."""

import pytest

from mock_platform.mutants.words import rewrite

OLD, NEW = "查询", "查某"


@pytest.mark.parametrize(
    ("html", "seen"),
    [
        ("<p>查询</p>", "<p>查某</p>"),
        ("<p> 查询\n</p>", "<p> 查某\n</p>"),
        ("<button class='查询' value=\"查询\">查询</button>", "<button class='查询' value=\"查询\">查某</button>"),
        ('<img alt="查询" src="/查询.png">', '<img alt="查某" src="/查询.png">'),
        ('<a href="/查询" aria-label="查询"></a>', '<a href="/查询" aria-label="查某"></a>'),
        ('<input placeholder="查询" value="查询">', '<input placeholder="查某" value="查询">'),
        (
            '<section aria-labelledby="查询"><h2 id="查询">查询</h2>',
            '<section aria-labelledby="查询"><h2 id="查询">查某</h2>',
        ),
        ("<title>查询 · 平台</title>", "<title>查某 · 平台</title>"),
        ("查询<b>查询</b>查询", "查某<b>查某</b>查某"),
        ("<p>别的</p>", "<p>别的</p>"),
        ("", ""),
    ],
)
def test_a_word_is_changed_where_a_person_perceives_it(html: str, seen: str) -> None:
    assert rewrite(html, OLD, NEW) == seen


def test_where_a_page_shows_the_word_by_itself_other_words_are_left_alone() -> None:
    assert rewrite("<h1>社保查询</h1><b>查询</b>", OLD, NEW) == "<h1>社保查询</h1><b>查某</b>"
    assert rewrite('<h1>社保查询</h1><img alt="查询">', OLD, NEW) == '<h1>社保查询</h1><img alt="查某">'


def test_longer_words_to_spare_are_left_alone() -> None:
    html = "<p>请按查询，不是认证信息查询。</p>"
    assert rewrite(html, OLD, NEW) == "<p>请按查某，不是认证信息查某。</p>"
    assert rewrite(html, OLD, NEW, ["认证信息查询"]) == "<p>请按查某，不是认证信息查询。</p>"


def test_of_two_longer_words_the_longest_is_spared() -> None:
    sparing = ["认证信息查询", "城乡居民基本养老保险生存认证信息查询"]
    html = "<p>城乡居民基本养老保险生存认证信息查询</p>"
    assert rewrite(html, "认证信息查询", "认证某息查询", sparing) == html


def test_a_word_to_spare_that_is_no_longer_spares_nothing() -> None:
    assert rewrite("<p>请按查询</p>", OLD, NEW, [OLD, "别的"]) == "<p>请按查某</p>"


def test_signs_of_patterns_are_signs() -> None:
    assert rewrite("<p>a.b axb</p>", "a.b", r"\1") == r"<p>\1 axb</p>"
