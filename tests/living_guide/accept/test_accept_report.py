"""What an acceptance leaves behind, and what a person or a program reads of it."""

import re

import pytest

from tests.living_guide.accept.accepting import Case, Done, accept, accepting
from tests.living_guide.accept.small_suite import FILE, Suite

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
NUMBER = "449901195001010015"
COLOURED = """\
from behave import step

@step("it is coloured")
def coloured(context): raise OSError("\\x1b[2mdim\\x1b[0m [red]not markup[/red] :smile: \\x07\\x1b]0;title\\x07\\udc80")
"""
SCENARIOS = {"good": "it passes", "bad": "it is coloured", "worse": "it dies", "late": "it fails"}
PIPED = Suite(scenarios=SCENARIOS, files={"steps/coloured.py": COLOURED})


@pytest.mark.parametrize("done", [accepting("piped", PIPED, workers=2, TERM="xterm-256color")], indirect=True)
def test_what_is_piped_has_no_colours_and_nothing_but_characters(done: Done) -> None:
    assert done.code == 1
    assert CONTROL.search(done.out) is None
    assert done.says(
        f"{FILE}:7: OSError: dim [red]not markup[/red] :smile: …udc80",
        f"{FILE}:9: the worker that ran it was killed by signal 9",
        f"{FILE}:13: ASSERT FAILED: not what was expected",
    ), done.lines


ENCODED = Suite(scenarios={"好": "it fails", "坏": "it says 你好；✗"})


@pytest.mark.parametrize(
    "done", [accepting("encoded", ENCODED, PYTHONIOENCODING="ascii", PYTHONUTF8="0")], indirect=True
)
def test_a_terminal_that_cannot_show_a_character_shows_another(done: Done) -> None:
    assert (done.code, done.err) == (1, "")
    assert "? ?  (failed)" in done.out
    assert done.statuses == {"好": ["failed"], "坏": ["passed"]}


FAR = "far away/[red]" + "x" * 90
ELSEWHERE = Case(
    name="elsewhere",
    suite=Suite(scenarios={"one": "it passes"}),
    commands=(accept(f"--report={FAR}"),),
)


@pytest.mark.parametrize("done", [ELSEWHERE], indirect=True)
def test_a_report_elsewhere_is_complete_and_named_in_one_line(done: Done) -> None:
    assert done.code == 0
    assert f"Report: {done.report / 'index.html'}" in done.out.splitlines()
    assert {path.name for path in done.report.iterdir()} == {"index.html", "durations.json", "events", "logs"}
    assert not (done.report.parents[1] / "report").exists()
    assert done.statuses == {"one": ["passed"]}
