import json
import tomllib
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from living_guide.guide.commands import app as guide
from living_guide.guide.text_commands import compare, diff
from living_guide.registry.clauses import Clause, Edition
from living_guide.registry.fragments import fingerprint
from living_guide.registry.registry import load_registry
from tests.living_guide.text.invented import clause, edition

app = typer.Typer()
app.command()(compare)
app.command()(diff)

TITLE = "甲乙丙丁戊己庚辛"
EDITIONS = [edition("one", TITLE, title=TITLE), edition("two")]
CLAUSES = [
    clause("A1", "首先打开【首页】", labels=["【首页】"], place="一"),
    clause("A2", "然后轻点按钮", place="二"),
    clause("B1", "然后轻点按钮", edition="two"),
    clause("B2", "退出", edition="two", labels=["【退出】"]),
]
TEXT = "网站\n甲乙丙丁戊己庚辛\n首先打开【首页】，\n然后轻点按钮。\n网站\n"
LONG = "这一句话说了很久" * 20
FEATURE = """# language: zh-CN
功能: 说明
  @clause:A1
  场景: 打开
    假如打开
"""


def toml(edition: Edition, clauses: Iterable[Clause]) -> str:
    def fragments(of: Edition | Clause) -> str:
        return ", ".join(f'{{ length = {each.length}, digest = "{each.digest}" }}' for each in of.fragments)

    parts = [
        f'[edition]\nid = "{edition.id}"\nschemes = ["employee", "resident"]\nfragments = [{fragments(edition)}]\n'
        f'title = {{ zh = "{edition.title.zh}", en = "T" }}\nnote = {{ zh = "注", en = "N" }}\n'
    ]
    for each in clauses:
        parts.append(
            f'[[clause]]\nid = "{each.id}"\nplace = "{each.place}"\nscheme = ["employee", "resident"]\nkind = "step"\n'
            f"testable = true\nlabels = {json.dumps(each.labels, ensure_ascii=False)}\nmessages = []\n"
            f'summary = {{ zh = "摘", en = "Summary of {each.id}." }}\nfragments = [{fragments(each)}]\n'
        )
    return "\n".join(parts)


@pytest.fixture(autouse=True)
def suite(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    guide = tmp_path / "features" / "guide"
    guide.mkdir(parents=True)
    for each in EDITIONS:
        clauses = [clause for clause in CLAUSES if clause.edition == each.id]
        (guide / f"{each.id}.toml").write_text(toml(each, clauses), encoding="utf-8")
    (guide / "assumptions.toml").write_text("assumption = []\n", encoding="utf-8")
    (tmp_path / "environment.py").touch()
    (tmp_path / "features" / "a.feature").write_text(FEATURE, encoding="utf-8")
    (tmp_path / "text.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, given: str | None = None, code: int = 0) -> str:
    done = CliRunner().invoke(app, arguments, input=given)
    assert done.exit_code == code, done.output
    assert (done.stderr == "") == (code != 2)
    return done.stderr if code == 2 else done.stdout


def test_the_suite_written_here_is_read(suite: Path) -> None:
    assert [clause.fragments for clause in load_registry(suite / "features" / "guide")] == [
        clause.fragments for clause in CLAUSES
    ]


def test_a_text_that_does_not_differ_ends_with_0() -> None:
    assert run("compare", "text.txt") == (
        "Held against one (words found: one 100%, two 75%); lines 3 to 4 are the guide's.\n"
        "one: 2 of 2 clauses found word for word; nothing changed, nothing new\n"
    )


def test_standard_input_is_read() -> None:
    assert "one: 2 of 2 clauses found" in run("compare", "-", given=TEXT)


def test_what_differs_is_told_line_by_line_and_ends_with_1() -> None:
    text = TEXT.replace("【首页】", "【主页】").replace("按钮。", f"按钮。{LONG}。").replace(TITLE, "别的")
    lines = run("compare", "-", "--edition", "one", given=text, code=1).splitlines()
    assert lines[1:] == [
        "heading 1   missing   title",
        "A1          changed   一; line 3: 首先打开【主页】，",
        "                      no longer verbatim: 【首页】",
        f"new text    new       line 4: {(LONG + '。')[:40]} … {(LONG + '。')[-20:]}",
        "                      behind A2",
        "new label   new       line 3: 【主页】",
        "one: 1 of 2 clauses found word for word; 1 changed, 1 of the headings not found, 1 new text, 1 new label",
    ]


def test_what_moved_is_told_with_its_place() -> None:
    text = TEXT.replace("首先打开【首页】，\n然后轻点按钮。", "然后轻点按钮。\n首先打开【首页】，")
    assert "A2          moved     二; line 3: 然后轻点按钮。\n" in run("compare", "-", given=text, code=1)
    assert "now behind nothing else" in run("compare", "-", given=text, code=1)


def test_a_comparison_in_json_holds_everything() -> None:
    same = json.loads(run("compare", "text.txt", "--json"))
    assert (same["differs"], same["edition"], same["lines"]) == (False, "one", [3, 4])
    assert [(each["id"], each["standing"]) for each in same["clauses"]] == [("A1", "found"), ("A2", "found")]
    changed = TEXT.replace("【首页】", "【主页】")
    other = json.loads(run("compare", "-", "--json", "--edition", "one", given=changed, code=1))
    assert other["differs"] is True
    assert other["clauses"][0]["altered"] == ["【首页】"]
    assert other["new_words"] == [{"word": "【主页】", "line": 3}]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["compare", "nothing.txt"], "nothing.txt cannot be read"),
        (["compare", "features"], "features is a folder"),
        (["compare", "text.txt", "--edition", "three"], "no edition 'three'; there are: one, two"),
        (["compare", "environment.py"], "environment.py holds no words"),
        (["compare", "features/a.feature"], "no clause of one, two stands in it"),
        (["diff", "one", "three"], "no edition 'three'; there are: one, two"),
        (["diff", "one"], "Missing argument"),
        (["compare"], "Missing argument"),
    ],
)
def test_wrong_use_ends_with_2_and_its_reason(arguments: list[str], reason: str) -> None:
    assert reason in run(*arguments, code=2)


@pytest.mark.parametrize("arguments", [["compare", "text.txt"], ["diff", "one", "two"]])
def test_a_broken_registry_ends_with_2(suite: Path, arguments: list[str]) -> None:
    (suite / "features" / "guide" / "one.toml").write_text("edition = 1\n", encoding="utf-8")
    assert "one.toml: " in run(*arguments, code=2)


def test_a_difference_is_told_with_its_scenarios_and_ends_with_0() -> None:
    assert run("diff", "one", "two") == (
        "A1          removed   Summary of A1.\n"
        "                      features/a.feature:4\n"
        "B2          added     Summary of B2.\n"
        "one to two: 1 added, 1 removed; 1 clauses say the same\n"
    )
    assert run("diff", "one", "one") == "one to one: nothing differs; 2 clauses say the same\n"


def test_a_difference_in_json_holds_everything() -> None:
    told = json.loads(run("diff", "one", "two", "--json"))
    assert (told["old"], told["new"], told["same"]) == ("one", "two", [1, 1])
    assert [(each["what"], each["old"], each["new"], each["scenarios"]) for each in told["changes"]] == [
        ("removed", ["A1"], [], ["features/a.feature:4"]),
        ("added", [], ["B2"], []),
    ]


@pytest.mark.parametrize("command", ["compare", "diff"])
def test_help_says_what_it_does(command: str) -> None:
    assert "Usage:" in run(command, "--help")


def test_a_fragment_is_printed_as_the_registry_takes_it() -> None:
    one, other = CliRunner().invoke(guide, ["fragment", "首先打开【首页】，", "然后轻点按钮"]).stdout.splitlines()
    text = f"fragments = [\n{one}\n{other}\n]"
    assert tomllib.loads(text)["fragments"] == [
        asdict(fingerprint("首先打开首页")),
        asdict(fingerprint("然后轻点按钮")),
    ]


def test_nothing_stands_for_a_text_without_words() -> None:
    result = CliRunner().invoke(guide, ["fragment", "。。"])
    assert (result.exit_code, result.stderr) == (2, "'。。' holds no letter or digit\n")
