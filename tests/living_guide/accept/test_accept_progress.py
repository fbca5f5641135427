"""What is shown while scenarios run: on a terminal a display that moves, elsewhere a line now and then."""

import re
from io import StringIO

import pytest
from rich.console import Console

from living_guide.accept import progress
from living_guide.accept.messages import Assignment
from living_guide.accept.progress import ProgressDisplay
from living_guide.events.record import ScenarioRun

IDS = ["a#1", "a#2", "a#3", "a#4"]
WORK = [Assignment(each, 1) for each in IDS]
TITLES = dict(zip(IDS, ["甲", "乙 [red]", "丙", "丁"], strict=True))
DURATIONS = {"a#1": 10.0, "a#2": 20.0, "a#3": 30.0}


def ended(scenario: str, status: str) -> ScenarioRun:
    return ScenarioRun(
        id=scenario,
        file="features/a.feature",
        line=3,
        feature="F",
        name=TITLES[scenario],
        edition="official",
        status=status,
        error="not what was expected" if status != "passed" else None,
        again="behave features/a.feature:3",
    )


def shown(out: StringIO) -> str:
    """Without what moves the cursor and colours the text."""
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", out.getvalue())


def test_a_terminal_shows_what_runs_what_failed_and_the_time_left() -> None:
    out = StringIO()
    console = Console(file=out, force_terminal=True, width=100, markup=False)
    with ProgressDisplay(console, WORK, TITLES, DURATIONS, workers=2) as display:
        display.began(1, WORK[0])
        display.began(2, WORK[1])
        display.ended(1, ended("a#1", "passed"))
        display.began(1, WORK[2])
        display.ended(2, ended("a#2", "failed"))
        display.tick()
        console.print("")  # draws the display anew
    lines = shown(out).splitlines()
    assert any(re.search(r"2/4 1 failed, 0:25 left", line) for line in lines), lines
    assert any(line.strip() == "1: 丙" for line in lines), lines
    assert not any(line.strip().startswith("2: ") for line in lines[-3:]), lines
    assert any(line.startswith("✗ 乙 [red]  (failed)") for line in lines), lines


@pytest.mark.parametrize(("every", "said"), [(0.0, "1 of 4, 0 failed, 0:35 left\n"), (9999.0, "")])
def test_elsewhere_a_line_comes_now_and_then(every: float, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "EVERY", every)
    out = StringIO()
    with ProgressDisplay(Console(file=out, width=100), WORK, TITLES, DURATIONS, workers=2) as display:
        display.began(1, WORK[0])
        display.ended(1, ended("a#1", "passed"))
        display.tick()
    assert out.getvalue() == said


@pytest.mark.parametrize(("seconds", "said"), [(59.7, "1:00"), (59.4, "0:59"), (3601.0, "60:01"), (0.0, "0:00")])
def test_the_time_left_is_told_in_minutes_and_seconds(
    seconds: float, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "EVERY", 0.0)
    out = StringIO()
    with ProgressDisplay(Console(file=out, width=100), WORK[:1], TITLES, {"a#1": seconds}, workers=1) as display:
        display.tick()
    assert out.getvalue() == f"0 of 1, 0 failed, {said} left\n"


def test_without_earlier_runs_there_is_no_time_left_to_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "EVERY", 0.0)
    out = StringIO()
    with ProgressDisplay(Console(file=out, width=100), WORK, TITLES, {}, workers=2) as display:
        display.tick()
    assert out.getvalue() == "0 of 4, 0 failed\n"
