"""The report says what behave said: nothing that failed or did not run counts as holding."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from living_guide.registry import load_registry
from living_guide.report.masking import mask
from living_guide.report.outcome import ScenarioOutcome
from living_guide.report.standing import standings

ROOT = Path(__file__).parents[2]
REGISTRY = load_registry(ROOT / "features" / "guide")
STEPS = """
from behave import given

@given("passes")
def _(context): pass

@given("fails")
def _(context): assert False, "the number was 449901195001010015"

@given("breaks")
def _(context): raise RuntimeError("out of order")
"""
FEATURE = """
Feature: F

  @clause:B1.5a
  Scenario: one
    Given {first}

  @clause:B1.5a
  Scenario Outline: two
    Given <how>

    Examples:
      | how      |
      | {second} |
"""


def outcome(status: str, *tags: str) -> ScenarioOutcome:
    return ScenarioOutcome("features/2_certify/x.feature:3", "F", None, "S", tags, status=status)


@given(statuses=st.lists(st.sampled_from(["passed", "failed", "error", "skipped", "undefined", "hook_error"])))
def test_a_clause_holds_only_if_all_its_scenarios_passed(statuses: list[str]) -> None:
    official, guangzhou = standings(REGISTRY, [outcome(status, "clause:B1.5a") for status in statuses])
    assert official.holding == (statuses != [] and set(statuses) == {"passed"})
    assert official.broken == (("B1.5a",) if set(statuses) - {"passed"} else ())
    assert ("B1.5a" in official.not_run) == (not statuses)
    assert guangzhou.holding == 0
    assert official.total == sum(clause.testable and clause.edition == "official" for clause in REGISTRY)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("449901195001010015", "449***********0015"),
        ("号码44990119500101001X。", "号码449***********001X。"),
        ("H99123456 EO1234567", "********* *********"),
        ("12 scenarios, 2025-03-15, A2.4a, B1.5e", "12 scenarios, 2025-03-15, A2.4a, B1.5e"),
    ],
)
def test_document_numbers_are_masked(text: str, masked: str) -> None:
    assert mask(text) == masked


def run(folder: Path, first: str, second: str) -> tuple[int, str, str]:
    """A tiny project run with the formatter: exit code, what it said, its page."""
    (folder / "features" / "2_certify").mkdir(parents=True)
    (folder / "steps").mkdir()
    (folder / "environment.py").touch()
    (folder / "features" / "guide").symlink_to(ROOT / "features" / "guide")
    (folder / "features" / "2_certify" / "x.feature").write_text(FEATURE.format(first=first, second=second))
    (folder / "steps" / "steps.py").write_text(STEPS)
    command = [sys.executable, "-m", "behave", "-f", "living_guide.report.formatter:GuideFormatter", "features"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, env={"PYTHONPATH": str(ROOT)})
    return done.returncode, done.stdout, (folder / "report" / "index.html").read_text(encoding="utf-8")


def test_a_run_that_passes_says_so(tmp_path: Path) -> None:
    code, said, page = run(tmp_path, "passes", "passes")
    assert code == 0
    assert "2 of 2 scenarios passed" in said
    assert "official: 1 of 78 clauses hold" in said
    assert "2 / 2" in page


@pytest.mark.parametrize("second", ["fails", "breaks", "nobody defined this"])
def test_a_run_that_does_not_pass_says_where_and_how_to_see_it_again(tmp_path: Path, second: str) -> None:
    code, said, page = run(tmp_path, "passes", second)
    assert code == 1
    assert "1 of 2 scenarios passed" in said
    assert "broken: B1.5a" in said
    assert f"two（{second}）" in said
    assert "again: behave features/2_certify/x.feature:14" in said
    assert "不成立：B1.5a" in page
    assert "449901195001010015" not in said + page
