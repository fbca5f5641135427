"""Rules over the text, the tags, the shape and the names of one file: what triggers each, and what nearly does."""

from pathlib import Path

import pytest

from living_guide.lint.reading import read
from tests.living_guide.linting import SOUND, findings_in, places, slip, write

ZERO_WIDTH = "\u200b"
FIRST_STEP = "    当 点击【确定】"

SLIPS = [
    # what a file begins with
    ("byte-order-mark", "# language: zh-CN", "\ufeff# language: zh-CN⟵"),
    ("language-header", "# language: zh-CN", "# 语言⟵"),
    ("language-header", "# language: zh-CN", "＃ language: zh-CN⟵"),
    ("language-header", "# language: zh-CN", "# language：zh-CN⟵"),
    ("language-header", "# language: zh-CN", "# language : zh-CN⟵"),
    ("language-header", "# language: zh-CN", "# Language: zh-CN⟵"),
    ("language-header", "# language: zh-CN", "# language zh-CN⟵"),
    ("language-header", "# language: zh-CN", "\n# 注\n# language: zh-XX⟵"),
    # characters
    ("invisible-character", "  场景: 点按钮", f"  场{ZERO_WIDTH}景: 点按钮⟵"),
    ("invisible-character", "功能: 认证", f"功能{ZERO_WIDTH}: 认证⟵"),
    ("invisible-character", "【确定】", "【确\u00ad定】⟵"),
    ("invisible-character", "@clause:A1", f"@clause{ZERO_WIDTH}:A1⟵"),
    ("invisible-character", "前面是说明", "\ufeff前面是说明⟵"),
    ("invisible-character", FIRST_STEP, f"    {ZERO_WIDTH}当 点击【确定】⟵"),
    ("full-width-colon", "功能:", "功能：⟵"),
    ("full-width-colon", "背景:", "背景：⟵"),
    ("full-width-colon", "  场景: 点按钮", "  场景： 点按钮⟵"),
    ("full-width-colon", "  场景: 点按钮", "  场景 ： 点按钮⟵"),
    ("full-width-colon", "  场景: 点按钮", "  剧本﹕ 点按钮⟵"),
    ("full-width-colon", "  场景: 点按钮", "  Scenario： 点按钮⟵"),
    ("full-width-colon", "  规则:", "  规则：⟵"),
    ("full-width-colon", "场景大纲:", "场景大纲：⟵"),
    ("full-width-colon", "例子:", "例子：⟵"),
    ("full-width-at", "@clause:A1", "＠clause:A1⟵"),
    ("full-width-at", "  @wip # 场景：", "  ＠wip⟵"),
    ("full-width-at", "@a @b:<键>", "@a ＠b:<键>⟵"),
    ("full-width-at", "  前面是说明", "  ﹫wip⟵\n  前面是说明"),
    ("full-width-stroke", "| 甲   | 乙   |\n    而且", "｜ 甲   ｜ 乙   ｜⟵\n    而且"),
    ("full-width-stroke", "| 甲   | 乙   |\n    而且", "| 甲   ｜ 乙   |⟵\n    而且"),
    ("full-width-stroke", "| 按钮 | 信息 |", "| 按钮 │ 信息 |⟵"),
    ("full-width-stroke", "| 甲   | 乙   |\n    而且", "| 甲   | 乙｜丙 |⟵\n    而且"),
    ("full-width-stroke", "  前面是说明", "  ｜ 甲 ｜⟵\n  前面是说明"),
    ("full-width-hash", "  前面是说明", "  ＃ 注⟵\n  前面是说明"),
    # lines that are read as something else
    ("like-a-keyword", "  场景: 点按钮", "  场景 点按钮⟵"),
    ("like-a-keyword", "  场景: 点按钮", "  场景大纲 点按钮⟵"),
    ("like-a-keyword", "场景大纲:", "场景 大纲:⟵"),
    ("like-a-keyword", "  前面是说明", "  场景里的说明⟵"),
    ("like-a-keyword", "  前面是说明", "  当前面是说明⟵"),
    ("like-a-keyword", "  前面是说明", "  并且 前面是说明⟵"),
    ("like-a-keyword", "  前面是说明", "  Given 前面是说明⟵"),
    ("like-a-keyword", "  前面是说明", "  Scenario: 前面是说明⟵"),
    ("like-a-keyword", "  前面是说明", "  scenario outline: 前面是说明⟵"),
    ("like-a-keyword", FIRST_STEP, "    Given 点击【确定】⟵\n    当 点击"),
    ("like-a-keyword", FIRST_STEP, f"{FIRST_STEP}\n    When 点击⟵"),
    ("like-a-keyword", "  场景: 点按钮", "  场景: 点按钮\n    背景里的说明⟵"),
    ("like-a-keyword", "    说明里", "    那么说明里⟵"),
    ("lost-line", "        | 丙 | 丁   |", "        | 丙 | 丁   |\n  @lost⟵"),
    ("lost-line", "  前面是说明", '  """⟵\n  场景 里\n  """\n  前面是说明'),
    ("open-row", "| 按钮 | 信息 |", "| 按钮 | 信息⟵"),
    ("open-row", "| 甲   | 乙   |\n    而且", "| 甲   | 乙⟵\n    而且"),
    ("open-row", "| 甲   | 乙   |\n    而且", "| 甲   | 乙 \\|⟵\n    而且"),
    ("open-row", "| 键 | 信息 |", "| 键 | 信息⟵"),
    ("glued-keyword", FIRST_STEP, "    当点击【确定】⟵"),
    ("glued-keyword", FIRST_STEP, "    当前人员信息与社保系统信息不匹配⟵"),
    ("glued-keyword", "    假如 一位", "    假如一位⟵"),
    # tags
    ("glued-tags", "@a @b:<键>", "@a@b:<键>⟵"),
    ("glued-tags", "@a @b:<键>", "@a,@b:<键>⟵"),
    ("glued-tags", "@a @b:<键>", "@a, @b:<键>⟵"),
    ("glued-tags", "@a @b:<键>", "@a＠b⟵"),
    ("glued-tags", "@clause:A1", "@clause:A1、clause:A2⟵"),
    ("full-width-tag", "@clause:A1", "@clause：A1⟵"),
    ("full-width-tag", "@clause:A1", "@clause:Ａ１⟵"),
    ("full-width-tag", "@c\n", "@c（一）⟵\n"),
    ("changed-tag", "@a @b:<键>", "@a @b:<值>⟵"),
    ("changed-tag", "@c\n", "@c:<没有>⟵\n"),
    ("changed-tag", "@c\n", "@c/d⟵\n"),
    ("changed-tag", "@a @b:<键>", "@a!<键>⟵"),
    # the shape
    ("empty-scenario", "  规则: 有行的", "  场景: 空的⟵\n\n  规则: 有行的"),
    ("empty-scenario", FIRST_STEP, "\n  场景: 别的\n" + FIRST_STEP),
    ("empty-rule", "  规则: 有行的", "  规则: 空的⟵\n  规则: 有行的"),
    ("empty-rule", "  规则: 有行的", "  规则: 空的⟵\n    背景:\n      假如 有\n  规则: 有行的"),
    ("empty-background", "    假如 一位参保人\n", ""),
    ("empty-outline", "  规则: 有行的", "  场景大纲: 没有例子⟵\n    当 点击\n\n  规则: 有行的"),
    (
        "empty-outline",
        "  规则: 有行的",
        "  场景大纲: 没有行\n    当 点击<键>\n    例子:⟵\n      | 键 |\n  规则: 有行的",
    ),
    ("empty-outline", "  规则: 有行的", "  场景大纲: 没有表\n    当 点击\n    例子:⟵\n\n  规则: 有行的"),
    (
        "unused-column",
        "| 键 | 信息 |\n        | 甲 | 乙   |\n        | 丙 | 丁   |",
        "| 键 | 信息 | 别 |⟵\n | 甲 | 乙 | 丙 |",
    ),
    ("unknown-placeholder", "那么 看到<信息>", "那么 看到<消息><信息>⟵"),
    ("unknown-placeholder", "场景大纲: 点<键>", "场景大纲: 点<键><值>⟵"),
    ("unknown-placeholder", FIRST_STEP, "    当 点击<键>⟵"),
    ("unknown-placeholder", "| 按钮 | 信息 |", "| 按钮 | <信息> |⟵"),
    ("unknown-placeholder", "      @c\n", "      例子:\n        | 键 |\n        | 戊 |\n      @c\n"),
    ("same-scenario", "  规则: 有行的", "  场景: 点按钮⟵\n    当 点\n  规则: 有行的"),
    ("same-scenario", "场景大纲: 点<键>", "场景大纲: 点按钮⟵"),
    ("same-row", "        | 丙 | 丁   |", "        | 甲 | 乙   |⟵"),
    (
        "same-row",
        "        | 丙 | 丁   |",
        "        | 丙 | 丁   |\n      例子: 再\n        | 键 | 信息 |\n        | 甲|乙 |⟵",
    ),
]
# Where the mark cannot stand in the replacement: the line it belongs to is another one.
ELSEWHERE = {
    ("empty-background", "    假如 一位参保人\n"): "  背景:",
    ("empty-scenario", FIRST_STEP): "  场景: 点按钮",
    ("unknown-placeholder", "      @c\n"): "      那么 看到<信息>",
}


@pytest.mark.parametrize(("rule", "old", "new"), SLIPS)
def test_a_slip_gives_one_finding_at_its_line(tmp_path: Path, rule: str, old: str, new: str) -> None:
    text, lines = slip(old, new)
    if not lines:
        lines = [text.split("\n").index(ELSEWHERE[rule, old]) + 1]
    assert places(findings_in(tmp_path, text)) == [(lines[0], rule)]


def test_the_sound_text_gives_none(tmp_path: Path) -> None:
    assert findings_in(tmp_path, SOUND) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("# language: zh-CN", "\n# 注\n  #language: zh-CN"),
        ("# language: zh-CN", "# language: zh-CN\n# Language：en 是英文"),
        ("点击【确定】", "点击“场景：”＠｜＃"),
        ("场景: 点按钮", "场景: 场景：点按钮"),
        ("      那么 看到<信息>\n", "      那么 看到\n        | <信息> |\n      而且 看到文字\n"),
        ('      那么 看到<信息>\n        """', '      那么 看到\n        """\n        <信息>'),
        ("  前面是说明", "  * 前面是说明"),
        ("  前面是说明", "  # Language: fr\n  前面是说明"),
        ("  前面是说明", "  # language: fr\n  前面是说明"),
        ("  前面是说明", "  # \u200b注\n  前面是说明"),
        ("  前面是说明", "  前面是功能: 说明"),
        ("  前面是说明", "  Scenariotypes are told"),
        ("  前面是说明", "  Andrew"),
        ("  前面是说明", "  given"),
        ("  前面是说明", "  rule of thumb"),
        ("  前面是说明", "  | 甲 | 乙 |\n  前面是说明"),
        ("【确定】", "【👩‍🦳】❗\ufe0f"),
        ("    假如 一位参保人", "    假如\u3000一位参保人"),
        ("    假如 一位参保人", "    *  一位参保人"),
        ("    假如 一位参保人", "    假如\t一位参保人"),
        ("@a @b:<键>", "@a  @b:<键>\n    # ＠c@d\n    @d"),
        ("@a @b:<键>", "@a @b:<row.id> @c(x=1)"),
        ("@wip # 场景：", "@wip/!"),
        ("| 按钮 | 信息 |", "| 按钮 | 信\\|息 |"),
        ("| 按钮 | 信息 |", "| 按钮 | |"),
        ("当前人员信息不匹配", "\u200b <没有> | 开"),
        ("        | 丙 | 丁   |", "        | 乙 | 甲   |"),
        ("那么 看到<信息>", "那么 看到<信息> 1 < 2 > 1"),
        ("      @c\n", "      @d:<键>\n      例子: <信息>\n        | 键 | 信息 |\n        | 戊 | 己 |\n      @c\n"),
        ("    说明里", "\n    背景:\n      假如 规则的背景\n    # 说明里"),
    ],
)
def test_what_is_nearly_a_slip_gives_none(tmp_path: Path, old: str, new: str) -> None:
    text, _ = slip(old, new)
    assert findings_in(tmp_path, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [(1, "empty-feature")]),
        ("# language: zh-CN\n", [(1, "empty-feature")]),
        ("# language: zh-CN\n功能: 空\n  说明\n", [(2, "empty-feature")]),
        ("# language: zh-CN\n功能: 空\n  背景:\n    假如 有\n", [(2, "empty-feature")]),
        ("功能: 没有头\n  场景: 甲\n    当 点\n", [(1, "language-header")]),
        ("Feature: 没有头\n  Scenario: a\n    Given x\n", [(1, "language-header")]),
        ("功能: abc\n  场景: b\n    当 c\n", [(1, "language-header")]),
        (
            "# Language: zh-CN\n功能: a\n  场景: b\n    当 c\n    错\n",
            [(1, "language-header"), (5, "unreadable")],
        ),
        (
            "＃ language: zh-CN\n功能: a\n  场景: b\n    当c\n",
            [(1, "language-header"), (4, "glued-keyword")],
        ),
        ("Feature: sí\n  Scenario: a\n    Given x\n", []),
        ("# language: en\nFeature: 有头\n  Scenario: a\n    Given x\n", []),
        ("@a\nFeature: tags first\n  Scenario: a\n    Given x\n", []),
        ("# language: fr\nFonctionnalité: a\n  Scénario: b\n    Étant donné qu'il pleut\n", []),
        ("# language: ja\n機能: a\n  シナリオ: b\n    もし雨\n", [(4, "glued-keyword")]),
        ("# language: fr\nFonctionnalité: a\n  Scénario： b\n    Soit c\n", [(3, "full-width-colon")]),
        ("Feature: a\n  Scenario： b\n    Given c\n", [(2, "full-width-colon")]),
        ("Feature: a\n  Scenario: b\n    As a tester\n    when I read\n", [(4, "parsers-disagree")]),
        ("Feature: a\n  When it rains\n  Scenario: b\n    Given c\n", [(2, "like-a-keyword")]),
        ("Feature: a\n  scenario: b\n    Given c\n", [(2, "like-a-keyword")]),
        ("Feature: a\n  Scenario: b\n  Scenario: c\n", [(2, "empty-scenario"), (3, "empty-scenario")]),
        ("Feature: a\n  Scenario: b\n    Given x\n    @t\n", [(4, "lost-line")]),
        ('Feature: a\n  Scenario: b\n    Given x\n    """\n    c\n', [(4, "lost-line")]),
        ("Feature: a\n  Scenario: b\n    | c |\n    | d |\n    Given x\n", [(3, "lost-line")]),
        ("# language: zh-CN\n功能: a\n  场景: b\n    Given x\n    | c |\n", [(4, "like-a-keyword")]),
        (
            "Feature: a\n  Background:\n    Given <x>\n  Scenario Outline: b\n    Given c\n"
            "    @t:<y>\n    Examples: <z>\n      | x | y | z |\n      | d | e | f |\n",
            [],
        ),
        (
            "Feature: a\n  @t:<y>\n  Scenario Outline: b\n    Given <x>\n"
            "    Examples:\n      | x | y |\n      | c | d |\n    Examples:\n      | x |\n      | e |\n",
            [(2, "changed-tag")],
        ),
        ('Feature: a\n  Scenario: b\n    Given x\n    """\n    c\n    """\n    """\n    """\n', [(4, "lost-line")]),
    ],
)
def test_whole_texts(tmp_path: Path, text: str, expected: list[tuple[int, str]]) -> None:
    assert places(findings_in(tmp_path, text)) == expected


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_endings_are_counted_alike(tmp_path: Path, ending: str) -> None:
    text = SOUND.replace("\n", ending)
    path = write(tmp_path / "a.feature", text)
    found = read(path).findings()
    # A lone carriage return ends a line for behave only.
    assert (found == []) == (ending == "\r\n")


def test_a_finding_says_what_is_wrong_and_how_to_mend_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text, _ = slip("  场景: 点按钮", "  场景： 点按钮")
    (found,) = findings_in(tmp_path, text)
    assert str(found) == (
        "a.feature:11: [full-width-colon] “场景：” is read as description, not as a keyword. Write “场景:”."
    )
