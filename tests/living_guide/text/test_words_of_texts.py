import pytest

from living_guide.text.published import Span, read_text
from living_guide.text.words import altered_words, fold, is_known, known_words, quotations
from tests.living_guide.text.invented import clause

CLAUSE = clause("A1", "甲", labels=["【开始】", "“本人”", "姓名"], messages=["繁忙，请再试。"])
SAID = "点击【开始】，选“本人”，填姓名，提示“繁忙，请再试。”的"


@pytest.mark.parametrize(
    ("old", "new", "altered"),
    [
        ("", "", []),
        ("，请", ",请", []),
        ("【开始】", "【开\n 始】", []),
        ("始】", "始\u200b】", []),
        ("”的", "”。的", []),
        ("【开始】", "开始】", ["【开始】"]),
        ("【开始】", "【开始", ["【开始】"]),
        ("【开始】", "《开始》", ["【开始】"]),
        ("【开始】", "[开始]", ["【开始】"]),
        ("【开始】", "【【开始】", ["【开始】"]),
        ("【开始】", "【开始】】", ["【开始】"]),
        ("【开始】", "【开、始】", ["【开始】"]),
        ("“本人”", '"本人"', ["“本人”"]),
        ("“本人”", "本人", ["“本人”"]),
        ("姓名", "姓、名", ["姓名"]),
        ("，请", "、请", ["繁忙，请再试。"]),
        ("，请", "请", ["繁忙，请再试。"]),
        ("试。", "试", ["繁忙，请再试。"]),
        ("试。", "试！", ["繁忙，请再试。"]),
        ("试。", "试。。", ["繁忙，请再试。"]),
        ("“繁忙", "““繁忙", []),
    ],
)
def test_the_marks_of_labels_and_messages_count(old: str, new: str, altered: list[str]) -> None:
    assert old in SAID
    text = read_text(SAID.replace(old, new, 1))
    assert list(altered_words(CLAUSE, text, [Span(0, len(text.words))])) == altered


@pytest.mark.parametrize(("said", "altered"), [("“再试”的", []), ("“再试。”的", ["再试"]), ("“再试！”的", ["再试"])])
def test_a_message_that_is_quoted_is_quoted_whole(said: str, altered: list[str]) -> None:
    text = read_text(said)
    found = altered_words(clause("A1", "甲", messages=["再试"]), text, [Span(0, len(text.words))])
    assert list(found) == altered


def test_words_stand_within_their_clause_only() -> None:
    text = read_text("点击【开始】，再点击【停】")
    one = clause("A1", "甲", labels=["【停】"])
    assert altered_words(one, text, [Span(0, 4)]) == ("【停】",)
    assert altered_words(one, text, [Span(0, 4), Span(4, 8)]) == ()


def test_quotations_are_told_with_their_brackets() -> None:
    text = read_text("甲“乙 丙”，【】【丁】《戊》[己]“庚，\n辛”【壬")
    found = [each.quoted for each in quotations(text, Span(0, len(text.original)))]
    assert found == ["“乙丙”", "【丁】", "《戊》", "“庚，辛”"]


@pytest.mark.parametrize(
    ("quoted", "known"),
    [
        ("【开始】", True),
        ("“本人”", True),
        ("“姓名”", True),
        ("“繁忙,请再试。”", True),
        ("“繁忙，请再试”", False),
        ("“开始”", False),
        ("【姓名】", False),
        ("【本人】", False),
        ("《开始》", False),
    ],
)
def test_a_label_is_known_by_its_brackets_and_all_else_as_a_sentence_quotes(quoted: str, known: bool) -> None:
    [quotation] = quotations(read_text(quoted), Span(0, len(quoted)))
    assert is_known(quotation, known_words([CLAUSE])) == known


def test_folding_keeps_all_but_blanks_and_widths() -> None:
    assert fold(" 甲,乙:丙;(丁)。\n“戊”\u200b\u3000") == "甲，乙：丙；（丁）。“戊”"
