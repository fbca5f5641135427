"""A small guide, changed in ways that are easy to get wrong, and what is told of each."""

import pytest

from living_guide.text.compare import compare
from living_guide.text.comparison import Comparison, NewText, NewWord
from living_guide.text.published import read_text
from living_guide.text.recognition import NoEdition
from tests.living_guide.text.invented import clause, edition, registry

REGISTRY = registry(
    edition("one", "乙站操作说明", "一、入口", "二、申请和查找", "1. 申请", title="乙站操作说明"),
    clause("A1", "首先打开乙站小程序", place="一、入口 · 第 1 步", labels=["“乙站-小程序”"]),
    clause("A2", "轻点底部的菜单按钮", place="一、入口 · 第 1 步", labels=["【菜单】"]),
    clause("A3", "钮再轻点底部的社区", place="一、入口 · 第 1 步", labels=["【社区】"]),
    clause("A4", "按下一页", place="一、入口 · 第 2 步", labels=["【下一页】"]),
    clause("A5", "读完约定", place="一、入口 · 第 2 步", labels=["《约定》"]),
    clause("A6", "读完约定之后打勾", place="一、入口 · 第 2 步"),
    clause("B1", "一览表显示", "职工一览表", place="二、1. 申请 · (1)", scheme=["employee"]),
    clause("B2", "一览表显示", "居民一览表", place="二、1. 申请 · (1)", scheme=["resident"]),
    clause("B3", "可以划动", place="二、1. 申请 · (1)"),
    clause("B4", "提示网络不通请重试", place="二、1. 申请 · (2)", messages=["网络不通，请重试。"]),
    clause("B5", "按下一页", place="二、1. 申请 · (2)", labels=["【下一页】"]),
    edition("two", "丙站说明", title="丙站说明"),
    clause("C1", "丙站没有入口", edition="two"),
)
TEXT = """丙站 > 【导航】 > 首页
乙站操作说明
2020-01-01【纠错】
一、入口
首先打开“乙站-小程序”；轻点底部的【菜单】按钮，再轻点底部的【社区】。
乙站操作说明
按【下一页】，读完《约定》之后打勾。
二、申请和查找
1.申请
一览表显示，可以划动。
职工一览表
居民一览表
提示“网络不通,请重试。”，按【下一页】；
温馨提示：【关注】乙站。
  • 更多《说明》
"""


def told(comparison: Comparison) -> dict[str, str]:
    return {each.id: each.standing for each in comparison.findings}


def change(old: str, new: str, text: str = TEXT) -> Comparison:
    assert old in text
    return compare(REGISTRY, read_text(text.replace(old, new, 1)), "one")


def test_the_text_stands_word_for_word() -> None:
    comparison = compare(REGISTRY, read_text(TEXT))
    assert not comparison.differs
    assert (comparison.edition, comparison.lines) == ("one", (4, 13))
    assert comparison.matched == {"one": 1.0, "two": 0.0}
    assert [each.line for each in comparison.clauses][:4] == [5, 5, 5, 7]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # a clause's own words, and words that it shares
        ("底部的【菜", "下面的【菜", {"A2": "changed"}),
        ("按钮，", "按纽，", {"A2": "changed", "A3": "changed"}),
        ("首先", "先", {"A1": "changed"}),
        ("之后打勾", "之后打钩", {"A6": "changed"}),
        ("读完《", "看完《", {"A5": "changed", "A6": "changed"}),
        ("一览表显示", "一览表出现", {"B1": "changed", "B2": "changed"}),
        ("职工一览", "员工一览", {"B1": "changed"}),
        # one of two equal sentences
        ("。\n乙站操作说明\n按【下一页】", "。\n按【下页】", {"A4": "changed"}),
        ("，按【下一页】；", "，按【下页】；", {"B5": "changed"}),
        # whole clauses
        ("首先打开“乙站-小程序”；", "", {"A1": "missing"}),
        ("轻点底部的【菜单】按钮，", "", {"A2": "missing", "A3": "changed"}),
        ("按【下一页】，读", "读", {"A4": "missing"}),
        ("，按【下一页】；", "", {"B5": "missing"}),
        ("可以划动", "", {"B3": "missing"}),
        ("职工一览表\n", "", {"B1": "changed"}),
        # headings
        ("一、入口", "一、进口", {"heading 2": "changed"}),
        ("一、入口", "二、入口", {"heading 2": "changed"}),
        ("二、申请和查找\n", "", {"heading 3": "missing"}),
        ("1.申请", "2.申请", {"heading 4": "changed"}),
        # marks of labels and messages
        ("【菜单】", "《菜单》", {"A2": "changed"}),
        ("“乙站-小程序”", "“乙站小程序”", {"A1": "changed"}),
        ("重试。”", "重试”", {"B4": "changed"}),
        ("不通,", "不通", {"B4": "changed"}),
    ],
)
def test_whose_words_changed_is_told(old: str, new: str, expected: dict[str, str]) -> None:
    assert told(change(old, new)) == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("底部的【菜", "底\n 部的【菜"),
        ("；轻点", ";轻点"),
        ("；轻点", "。\n\n轻点"),
        ("不通,", "不通，"),
        ("。\n乙站操作说明\n按", "，按"),
        ("丙站 > ", ""),
        ("2020-01-01【纠错】", "今天《收藏》"),
        ("丙站 > 【导航】 > 首页\n", "“读一读”\n"),
        ("温馨提示：【关注】乙站。", "更多“内容”"),
        ("  • 更多《说明》\n", ""),
        ("1.申请", "1、申请"),
        ("打勾。", "打勾；"),
        ("二、申请和查找", "【二】申请和查找"),
    ],
)
def test_what_does_not_matter_is_not_told(old: str, new: str) -> None:
    assert not change(old, new).differs


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("；轻点", "；再试。轻点", NewText("再试。", 5, ("A1",), ("A2",), ())),
        ("之后打勾。", "之后打勾。再试。", NewText("再试。", 7, ("A6",), ("heading 3",), ())),
        ("一、入口\n", "一、入口\n先登录。\n", NewText("先登录。", 5, ("heading 2",), ("A1",), ())),
        ("按【下一页】；", "按【下一页】；完", NewText("完", 13, ("B5",), (), ())),
        ("可以划动。", "可以划动。可以划动。", NewText("可以划动。", 10, ("B3",), ("B1",), ("B3",))),
        (
            "按【下一页】，",
            "按【下一页】，按【下一页】，",
            NewText("按【下一页】，", 7, ("A4",), ("A5",), ("A4", "B5")),
        ),
        # what two clauses share, twice
        ("钮，再轻点", "钮，钮再轻点", NewText("钮", 5, ("A2",), ("A3",), ())),
        ("读完《约定》", "读完《约定》读完《约定》", NewText("读完《约定》", 7, ("A5",), ("A6",), ("A5",))),
    ],
)
def test_what_is_new_is_told_with_its_neighbours(old: str, new: str, expected: NewText) -> None:
    comparison = change(old, new)
    assert told(comparison) == {}
    assert comparison.new_texts == (expected,)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("再轻点", "【新】再轻点", NewWord("【新】", 5)),
        ("可以划动", "可以“划动”", NewWord("“划动”", 10)),
        ("底部的【社区】", "《底部》的【社区】", NewWord("《底部》", 5)),
        ("【菜单】", "“菜单”", NewWord("“菜单”", 5)),
    ],
)
def test_a_new_label_is_told(old: str, new: str, expected: NewWord) -> None:
    assert change(old, new).new_words == (expected,)


def test_a_label_of_another_clause_is_no_new_label() -> None:
    comparison = change("再轻点底部", "再轻点【菜单】底部")
    assert comparison.new_words == ()
    assert told(comparison) == {"A3": "changed"}


def test_of_a_change_is_told_what_stands_there_now() -> None:
    [changed] = change("底部的【社区】", "底部的【邻里】").findings
    assert (changed.now, changed.line) == ("再轻点底部的【邻里】。", 5)
    assert changed.altered == ("【社区】",)
    [changed] = change("重试。”", "重试”").findings
    assert (changed.now, changed.altered) == ("提示“网络不通,请重试”，", ("网络不通，请重试。",))


def test_clauses_that_swapped_have_moved() -> None:
    moved = change("提示“网络不通,请重试。”，按【下一页】；", "按【下一页】；提示“网络不通,请重试。”，")
    [each] = moved.findings
    assert (each.id, each.standing, each.now, each.after) == ("B5", "moved", "按【下一页】；", ("B2",))


def test_a_clause_inside_anothers_words_has_not_moved() -> None:
    """What was A5 stands within A6 only, too far back."""
    parts = registry(
        edition(), clause("A1", "打开"), clause("A2", "轻点按钮"), clause("A3", "再打开并轻点按钮之后等候")
    )
    text = read_text("打开，轻点按扭，再打开并轻点按钮之后等候。")
    assert told(compare(parts, text)) == {"A2": "changed"}


def test_a_clause_inside_the_title_does_not_stand() -> None:
    parts = registry(
        edition("one", "乙站操作说明", title="乙站操作说明"), clause("A1", "操作说明"), clause("A2", "打开")
    )
    assert not compare(parts, read_text("乙站操作说明\n操作说明，打开")).differs
    assert told(compare(parts, read_text("乙站操作说明\n操作声明，打开"))) == {"A1": "changed"}


def test_what_a_missing_clause_shared_is_not_new() -> None:
    parts = registry(edition(), clause("A1", "要办理的职工人员"), clause("A2", "或居民人员"), clause("A3", "员的姓名"))
    assert not compare(parts, read_text("要办理的职工人员，或居民人员的姓名")).differs
    comparison = compare(parts, read_text("要办理的职工人员，员的姓名"))
    assert (told(comparison), comparison.new_texts) == ({"A2": "missing"}, ())


def test_of_neighbours_with_equal_words_the_right_one_is_told() -> None:
    parts = registry(
        edition(), *(clause(f"A{n}", words) for n, words in enumerate(["开始", "按一下", "按一下", "结束"], start=1))
    )
    assert not compare(parts, read_text("开始，按一下，按一下，结束")).differs
    assert told(compare(parts, read_text("开始，按两下，按一下，结束"))) == {"A2": "changed"}
    assert told(compare(parts, read_text("开始，按一下，按两下，结束"))) == {"A3": "changed"}


def test_the_first_and_the_last_line_may_change() -> None:
    parts = registry(
        edition(),
        clause("A1", "首先打开小程序", labels=["小程序"]),
        clause("A2", "轻点按钮"),
        clause("A3", "最后退出"),
    )
    text = "网站\n首先打开小程序。\n轻点按钮。\n最后退出。\n很长很长很长很长很长很长的推荐"
    first = compare(parts, read_text(text.replace("首先", "先")))
    assert [(each.id, each.standing, each.now) for each in first.findings] == [("A1", "changed", "先打开小程序。")]
    last = compare(parts, read_text(text.replace("最后退", "最终退")))
    assert [(each.id, each.standing, each.now) for each in last.findings] == [("A3", "changed", "最终退出。")]
    gone = compare(parts, read_text(text.replace("最后退出。\n", "")))
    assert [(each.id, each.standing, each.now) for each in gone.findings] == [("A3", "missing", None)]


def test_a_title_with_something_on_its_line_is_no_title() -> None:
    once = TEXT.replace("。\n乙站操作说明\n", "。\n")
    assert not change("", "", once).differs
    comparison = change("\n乙站操作说明", "\n新乙站操作说明", once)
    assert [(each.id, each.place, each.now) for each in comparison.findings] == [
        ("heading 1", "title", "新乙站操作说明")
    ]
    assert told(change("乙站操作说明\n", "", once)) == {"heading 1": "missing"}
    assert told(change("乙站操作", "甲站操作", once)) == {"heading 1": "changed"}


def test_the_edition_that_matches_best_is_taken() -> None:
    assert compare(REGISTRY, read_text("丙站没有入口")).edition == "two"
    assert compare(REGISTRY, read_text("丙站没有入口"), "one").edition == "one"


def test_a_text_of_no_edition_is_refused() -> None:
    with pytest.raises(NoEdition, match=r"no clause of one, two stands in it.*--edition"):
        compare(REGISTRY, read_text("别的"))


def test_an_unknown_edition_is_refused() -> None:
    with pytest.raises(NoEdition, match="no edition 'three'; there are: one, two"):
        compare(REGISTRY, read_text(TEXT), "three")


def test_of_another_text_all_is_missing() -> None:
    comparison = compare(REGISTRY, read_text("别的\n还是别的"), "one")
    assert {each.standing for each in [*comparison.clauses, *comparison.headings]} == {"missing"}
    assert (comparison.lines, comparison.new_texts, comparison.new_words) == (None, (), ())
