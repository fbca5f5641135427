"""`yss lint` as it is called: what it prints, how it ends."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from living_guide.lint.commands import lint
from living_guide.lint.rules import RULES
from tests.living_guide import test_lint_clauses, test_lint_steps, test_lint_text
from tests.living_guide.linting import SOUND, slip, write
from tests.repository import ROOT

app = typer.Typer()
app.command()(lint)
run = CliRunner().invoke


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)
    return tmp_path


@pytest.fixture
def sound(here: Path) -> Path:
    return write(here / "features" / "a.feature", SOUND)


@pytest.fixture
def slipped(here: Path) -> Path:
    return write(here / "features" / "b" / "b.feature", slip("  场景: 点按钮", "  场景： 点按钮")[0])


WRONG, MEND = "“场景：” is read as description, not as a keyword.", "Write “场景:”."
MESSAGE = f"features/b/b.feature:11: [full-width-colon] {WRONG} {MEND}\n"


def test_without_findings_it_ends_with_0(sound: Path) -> None:
    done = run(app, [])
    assert (done.exit_code, done.output) == (0, "1 file, 3 scenarios: nothing to mend\n")


def test_with_findings_it_ends_with_1(sound: Path, slipped: Path) -> None:
    slipped.write_text(slipped.read_text(encoding="utf-8").replace("功能: 认证", "功能: 别的"), encoding="utf-8")
    done = run(app, [])
    assert (done.exit_code, done.output) == (1, f"{MESSAGE}1 finding in 1 file\n")


def test_findings_are_sorted_and_counted(sound: Path, slipped: Path) -> None:
    write(slipped.with_name("c.feature"), "Feature: c\n  Scenario: d\n  Scenario: e\n")
    done = run(app, ["features/b", str(sound)])
    lines = done.output.splitlines()
    assert [line.partition(" ")[0] for line in lines[:-1]] == [
        "features/b/b.feature:3:",
        "features/b/b.feature:11:",
        "features/b/c.feature:2:",
        "features/b/c.feature:3:",
    ]
    assert (done.exit_code, lines[-1]) == (1, "4 findings in 2 files")


def test_a_file_named_twice_is_looked_at_once(sound: Path) -> None:
    done = run(app, ["features", "features/a.feature", str(sound)])
    assert done.output == "1 file, 3 scenarios: nothing to mend\n"


def test_it_answers_in_json(sound: Path, slipped: Path) -> None:
    done = run(app, ["--json", str(slipped)])
    answer = json.loads(done.stdout)
    assert (done.exit_code, answer["files"], answer["scenarios"]) == (1, 1, 0)
    assert answer["findings"][-1] == {
        "path": "features/b/b.feature",
        "line": 11,
        "rule": "full-width-colon",
        "wrong": WRONG,
        "mend": MEND,
    }


def test_nothing_else_is_printed(here: Path) -> None:
    text = "Feature: a\n  Scenario Outline: b\n    Given <c>\n    Examples:\n    Examples:\n      | c |\n      | d |\n"
    write(here / "features" / "a.feature", text)
    write(here / "steps" / "all.py", "print('loud')\n")
    done = run(app, ["--json"])
    assert {each["rule"] for each in json.loads(done.output)["findings"]} == {"empty-outline", "undefined-step"}


def test_colours_are_for_terminals_only(slipped: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" not in run(app, []).output
    assert "\x1b[" in run(app, [], color=True).output
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in run(app, [], color=True).output


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "features does not exist. Start from the folder that holds it"),
        (["nowhere"], "nowhere does not exist."),
        (["empty"], "empty holds no feature."),
        (["notes.txt"], "notes.txt is no feature: its name does not end with .feature."),
        (["notes.txt", "nowhere"], "notes.txt is no feature"),
    ],
)
def test_what_cannot_be_looked_at_is_a_usage_error(here: Path, arguments: list[str], words: str) -> None:
    write(here / "notes.txt", "notes")
    write(here / "empty" / ".hidden" / "a.feature", SOUND)
    done = run(app, arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert words in " ".join(done.stderr.replace("│", " ").split())


def test_the_rules_are_listed() -> None:
    done = run(app, ["--rules"])
    assert done.exit_code == 0
    assert [line.partition(" ")[0] for line in done.output.splitlines()] == list(RULES)
    assert json.loads(run(app, ["--rules", "--json"]).output) == {rule.name: rule.says for rule in RULES.values()}


def test_help_says_what_it_does() -> None:
    done = run(app, ["--help"])
    assert done.exit_code == 0
    for words in ("[PATHS]...", "--json", "--rules", "without any, the folder features", "nothing to mend"):
        assert words in " ".join(done.output.replace("│", " ").split())


def test_every_rule_has_been_seen_to_find_something() -> None:
    """In the tables of slips, or in a test of its own where a slip takes more than a line."""
    alone = {"unreadable", "parsers-disagree", "empty-feature", "ambiguous-step", "same-feature", "broken-registry"}
    seen = {slip[0] for slip in test_lint_text.SLIPS}
    for module in (test_lint_steps, test_lint_clauses):
        (cases,) = module.test_each_slip_is_found.pytestmark
        seen |= {case[-1] for case in cases.args[1] if case[-1]}
    assert seen | alone == set(RULES)
    assert not seen & alone


def test_the_real_suite_has_nothing_to_mend(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    done = run(app, [])
    assert done.output.endswith(": nothing to mend\n"), done.output
    assert done.exit_code == 0
