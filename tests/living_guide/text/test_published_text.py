import pytest
from hypothesis import given
from hypothesis import strategies as st

from living_guide.registry.fragments import normalise
from living_guide.text.published import Span, read_text

# Characters that normalise together with their neighbours, beside those of a guide.
ODD = st.sampled_from("aé①㈠№ﬁＡ１가각ᄀ\u1161\u11a8ｶﾞ\u0301\u0323\u3099ÅΩ𠮷\u200b\ufeff\r\n\u2028【】“”，。 \t甲乙丙")


@given(st.text(st.one_of(ODD, st.characters(codec="utf-8"))))
def test_words_are_those_of_the_registry(text: str) -> None:
    assert read_text(text).words == normalise(text)


@given(st.text(ODD))
def test_each_word_is_found_where_it_was_read(text: str) -> None:
    published = read_text(text)
    assert list(published.places) == sorted(published.places)
    assert len(published.places) == len(published.rows) == len(published.words)
    for char, place in zip(published.words, published.places, strict=True):
        assert char in normalise(text[slice(*place)])


@given(st.text(ODD), st.data())
def test_what_is_shown_holds_the_words_and_no_runs_of_white_space(text: str, data: st.DataObject) -> None:
    published = read_text(text)
    if not published.words:
        return
    start = data.draw(st.integers(0, len(published.words) - 1))
    end = data.draw(st.integers(start + 1, len(published.words)))
    shown = published.shown(Span(start, end))
    assert published.words[start:end] in normalise(shown)
    assert shown == " ".join(shown.split())


def test_a_text_may_be_without_words() -> None:
    assert read_text("").words == read_text("，。\n").words == ""


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("先，点击【开始】按钮；再", "点击开始按钮", "点击【开始】按钮；"),
        ("先，点击【开始】按钮；再", "开始", "【开始】"),
        ("提示“繁忙，请\n  稍后 再试。”的", "繁忙请稍后再试", "“繁忙，请 稍后 再试。”"),
        ("提示“繁忙”的", "提示", "提示"),
        ("(1) 甲", "1", "(1)"),
        ("甲 。乙", "甲", "甲"),
        ("“粤-乙”", "粤", "“粤"),
    ],
)
def test_a_stretch_is_shown_with_the_marks_around_it(text: str, words: str, shown: str) -> None:
    published = read_text(text)
    at = published.words.index(words)
    assert published.shown(Span(at, at + len(words))) == shown


def test_marked_reaches_to_the_next_words() -> None:
    assert read_text("甲，“乙”。【丙").marked(Span(1, 2)) == "，“乙”。【"
    assert read_text("【甲】").marked(Span(0, 1)) == "【甲】"


@pytest.mark.parametrize(
    ("words", "whole"), [("二", "一二三"), ("四", "四五"), ("六", "六七"), ("八九", "八九"), ("五", "四五")]
)
def test_a_stretch_is_made_as_long_as_its_part_of_the_sentence(words: str, whole: str) -> None:
    published = read_text("一二三,四“五”；六七\n八九")
    at = published.words.index(words)
    start, end = published.clause(Span(at, at + len(words)))
    assert published.words[start:end] == whole


def test_lines_are_counted_as_editors_do() -> None:
    published = read_text("甲\r\n\r\n乙丙\n丁")
    assert [published.line(at) for at in range(4)] == [1, 3, 3, 4]
    assert published.lines(Span(1, 2)) == Span(1, 3)
    assert published.lines(Span(0, 2)) == Span(0, 3)


def test_the_first_word_of_a_part_is_found() -> None:
    published = read_text("甲，【乙】")
    assert published.first_in(Span(2, 5)) == 1
