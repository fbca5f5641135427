"""What can be found, and by which words."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from living_guide.site.search import Entry, index_script, terms_of


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("人脸识别", ["人脸", "脸识", "识别"]),
        ("点【搜索】", ["点", "搜索"]),
        ("B1.5e：ＡＢ", ["b1.5e", "ab"]),
        ("第 7 步", ["7", "第", "步"]),
        ("𠮷野家", ["𠮷野", "野家"]),
        ("，。！", []),
    ],
)
def test_chinese_is_cut_into_pairs_and_all_else_into_words(text: str, terms: list[str]) -> None:
    assert sorted(terms_of(text)) == sorted(terms)


@given(st.text(), st.text())
def test_whatever_a_text_holds_can_be_found_by_any_part_of_it(before: str, after: str) -> None:
    assert {"人脸", "脸识", "识别"} <= set(terms_of(f"{before}人脸识别{after}"))


def test_what_is_in_a_title_comes_first() -> None:
    entries = [
        Entry("a.html", "甲", "clause", "holds", "人脸识别"),
        Entry("b.html", "人脸识别", "clause", "holds", "甲"),
    ]
    index = json.loads(index_script(entries).removeprefix("var guideIndex=").removesuffix(";\n"))
    assert index["terms"]["人脸"] == [1, 0]
    assert index["entries"][1] == ["b.html", "人脸识别", "clause", "holds"]


def test_nothing_that_is_found_ends_the_script() -> None:
    assert "</script" not in index_script([Entry("a", "</script><script>alert(1)", "clause", "", "")])
