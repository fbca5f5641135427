"""The report says what behave said: nothing that failed or did not run counts as holding."""

import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from living_guide.command.console import open_console
from living_guide.events.masking import Mask
from living_guide.events.record import ScenarioRun, StepRun
from living_guide.registry.registry import load_registry
from living_guide.report.summary import ERROR_LINES, print_failure, print_summary
from living_guide.trace.sources import Sources
from tests.living_guide.guides import report

ROOT = Path(__file__).parents[2]
REGISTRY = load_registry(ROOT / "features" / "guide")
STATUSES = ["passed", "failed", "error", "skipped", "undefined", "hook_error", "cleanup_error", "abandoned", "untested"]
STEPS = """
from behave import given

@given("passes")
def _(context): pass

@given("fails")
def _(context): assert False, "the number was 449901195001010015"

@given("breaks")
def _(context): raise RuntimeError("out of order")

@given("is skipped")
def _(context): context.scenario.skip("not today")

@given("shows")
def _(context):
    context.attach("image/png", b"a picture")
    context.attach("text/html", b"<h1>a page</h1>")
    assert False, "<b>as it is</b>"
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


def scenario(status: str, *tags: str, steps: Sequence[str] = ()) -> ScenarioRun:
    return ScenarioRun(
        id="features/2_certify/x#1",
        file="features/2_certify/x.feature",
        line=3,
        feature="F",
        name="S",
        tags=tags,
        edition="official",
        status=status,
        steps=tuple(StepRun(keyword="*", kind="given", text="", line=4, status=each) for each in steps),
    )


@given(status=st.sampled_from(STATUSES), steps=st.lists(st.sampled_from(STATUSES)))
def test_a_scenario_passed_only_if_all_of_it_did(status: str, steps: list[str]) -> None:
    run = scenario(status, steps=steps)
    assert run.passed == ({status, *steps} == {"passed"})
    assert [run.passed, run.skipped, run.failed, not run.ran].count(True) == 1


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
    assert Mask()(text) == masked


def run(folder: Path, first: str, second: str) -> tuple[int, str, dict[str, str]]:
    """A tiny project run with the formatter: exit code, what it said, its pages by their names."""
    (folder / "features" / "2_certify").mkdir(parents=True)
    (folder / "steps").mkdir()
    (folder / "environment.py").touch()
    (folder / "features" / "guide").symlink_to(ROOT / "features" / "guide")
    (folder / "features" / "2_certify" / "x.feature").write_text(FEATURE.format(first=first, second=second))
    (folder / "steps" / "steps.py").write_text(STEPS)
    strict = ["-r", "living_guide.running.runner:StrictRunner", "-f", "living_guide.report.formatter:GuideFormatter"]
    command = [sys.executable, "-m", "behave", *strict, "features"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, env={"PYTHONPATH": str(ROOT)})
    report = folder / "report"
    pages = {path.relative_to(report).as_posix(): path.read_text(encoding="utf-8") for path in report.rglob("*.html")}
    return done.returncode, done.stdout, {name: page for name, page in pages.items() if not name.startswith("events/")}


def scenario_page(pages: dict[str, str], title: str) -> str:
    return next(page for name, page in pages.items() if name.startswith("scenarios/") and f">{title}</h1>" in page)


def test_a_run_that_passes_says_so(tmp_path: Path) -> None:
    code, said, pages = run(tmp_path, "passes", "passes")
    assert code == 0
    assert "2 of 2 scenarios passed" in said
    assert "official: 1 of 78 clauses hold" in said
    assert "<b>2 / 2</b>" in pages["index.html"]


@pytest.mark.parametrize(
    ("second", "outcome", "step"),
    [("fails", "failed", "failed"), ("breaks", "failed", "error"), ("nobody defined this", "undefined", "undefined")],
)
def test_a_run_that_does_not_pass_says_where_and_how_to_see_it_again(
    tmp_path: Path, second: str, outcome: str, step: str
) -> None:
    code, said, pages = run(tmp_path, "passes", second)
    assert code == 1
    assert "1 of 2 scenarios passed" in said
    assert ("broken: B1.5a" if outcome == "failed" else "undefined: 1") in said
    assert f"two（{second}）" in said
    assert "again: yss accept --report=report/again features/2_certify/x.feature:14" in said
    page = scenario_page(pages, f"two（{second}）")
    assert f'<span class="mark {outcome}">' in page
    assert f'<li class="{step}">' in page
    assert "<code>yss accept --report=report/again features/2_certify/x.feature:14</code>" in page
    assert 'href="index.html#clause-B1.5a"' in pages["gaps.html"]
    assert "449901195001010015" not in "".join([said, *pages.values()])


def test_what_was_skipped_is_neither_passed_nor_broken(tmp_path: Path) -> None:
    code, said, pages = run(tmp_path, "passes", "is skipped")
    assert code == 0
    assert "1 of 1 scenarios passed, 1 not run" in said
    assert "official: 0 of 78 clauses hold; not run: 1; uncovered: 77" in said
    assert "<b>1 / 1</b>" in pages["index.html"]
    assert "not today" in scenario_page(pages, "two（is skipped）")


def test_a_page_shows_what_was_attached_and_says_everything_as_it_is(tmp_path: Path) -> None:
    _, _, pages = run(tmp_path, "passes", "shows")
    page = scenario_page(pages, "two（shows）")
    shown = set(re.findall(r'(?:src|href)="\.\./(events/[^"]+)"', page))
    contents = sorted((tmp_path / "report" / each).read_bytes() for each in shown)
    assert contents == [b"<h1>a page</h1>", b"a picture"]
    assert "&lt;b&gt;as it is&lt;/b&gt;" in page
    assert "<b>as it is</b>" not in page


def told(*runs: ScenarioRun, planned: int = 0, page: Path | None = None) -> str:
    out = StringIO()
    print_summary(open_console(out), Sources(REGISTRY, (), (report(*runs),)), planned, 61.4, page)
    return out.getvalue()


def test_what_was_planned_and_never_ran_is_counted() -> None:
    runs = [scenario("passed"), scenario("skipped")]
    assert "\n1 of 4 scenarios passed, 1 not run in 61 s\n" in told(*runs, planned=5)
    assert "\n1 of 1 scenarios passed, 1 not run in 61 s\n" in told(*runs, planned=2)


def test_the_place_of_the_page_is_one_line_whatever_it_is_called() -> None:
    page = Path("/", "[red]" + "很长" * 60, ":smile:", "index.html")
    assert f"Report: {page}" in told(page=page).splitlines()


def test_without_a_page_none_is_named() -> None:
    assert "Report" not in told()


TRACEBACK = """\
Traceback (most recent call last):
  File "behave/model.py", line 1, in run
    match.run(runner.context)
  File "steps/a.py", line 2, in step
    raise OSError("no disk\\nat all")
OSError: no disk
at all
"""


@pytest.mark.parametrize(
    ("error", "shown"),
    [
        ("ASSERT FAILED: a\nb", ["ASSERT FAILED: a", "b"]),
        (
            TRACEBACK,
            [
                '  File "steps/a.py", line 2, in step',
                '    raise OSError("no disk\\nat all")',
                "OSError: no disk",
                "at all",
            ],
        ),
        (TRACEBACK + "more\n" * 99, ["OSError: no disk", "at all", *["more"] * (ERROR_LINES - 4)]),
    ],
)
def test_of_an_error_that_is_shown_which_says_most(error: str, shown: list[str]) -> None:
    out = StringIO()
    failed = replace(scenario("failed"), error=error, again="yss accept features/2_certify/x.feature:3")
    print_failure(open_console(out), failed)
    title, *lines, again = out.getvalue().splitlines()
    assert title == "✗ S  (failed)"
    assert lines[-len(shown) :] == [f"    {line}" for line in shown]
    assert len(lines) <= ERROR_LINES
    assert again == "    again: yss accept features/2_certify/x.feature:3"
