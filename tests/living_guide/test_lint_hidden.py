"""What the runner asks: only what behave passes over in silence, from the features it has read."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from behave.parser import ParserError, parse_file

from living_guide.lint.hidden import hidden
from living_guide.lint.reading import read
from living_guide.lint.rules import RULES
from tests.living_guide.linting import SOUND, places, slip, write
from tests.living_guide.test_lint_text import SLIPS
from tests.repository import FEATURES, ROOT


def read_by_behave(path: Path) -> list[Any]:
    try:
        feature = parse_file(str(path))
    except (ParserError, KeyError):  # the latter of a language it does not know
        return []
    return [feature]


@pytest.mark.parametrize(("rule", "old", "new"), SLIPS)
def test_of_all_slips_those_that_hide_something_are_found(tmp_path: Path, rule: str, old: str, new: str) -> None:
    path = write(tmp_path / "a.feature", slip(old, new)[0])
    features = read_by_behave(path)
    wanted = [finding for finding in read(path).findings() if RULES[finding.rule].hides] if features else []
    assert hidden(features) == wanted
    assert bool(wanted) == (RULES[rule].hides and bool(features))


def test_sound_features_hide_nothing(tmp_path: Path) -> None:
    assert hidden(read_by_behave(write(tmp_path / "a.feature", SOUND))) == []


@pytest.mark.parametrize(
    "text",
    [
        "Feature: a\n  Scenario: b\n    Given x\n",
        "Feature: 没有头\n  Scenario: b\n    Given x\n    * y\n",
        "Feature: a\n  In order to see\n  As a tester\n  I want\n  Scenario: b\n    given x\n      | a |\n",
        "Feature: a\n  Rule: b\n    Scenario Outline: c\n      Given x\n      Examples:\n      | y |\n      | z |\n",
    ],
)
def test_small_english_projects_pass(tmp_path: Path, text: str) -> None:
    assert hidden(read_by_behave(write(tmp_path / "a.feature", text))) == []


def test_findings_of_several_files_are_sorted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = "Feature: a\n  Scenario: b\n"
    paths = [write(tmp_path / f"{name}.feature", text) for name in "ba"]
    found = hidden(parse_file(str(path)) for path in paths)
    assert [finding.place for finding in found] == ["a.feature:2", "b.feature:2"]
    assert places(found) == [(2, "empty-scenario")] * 2


def test_the_real_features_hide_nothing() -> None:
    assert hidden(parse_file(str(path)) for path in FEATURES.rglob("*.feature")) == []


def test_a_run_loads_no_second_parser_and_no_registry() -> None:
    script = "import sys, living_guide.lint.hidden; print(*{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert {"gherkin", "pydantic", "typer", "rich"}.isdisjoint(done.stdout.split())
