"""Events are there to be read while the run goes on, and outlive a process that is killed."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from living_guide.events.files import read_records
from living_guide.events.record import RunBegan, ScenarioBegan, ScenarioRun
from tests.living_guide.accept.accepting import surroundings
from tests.living_guide.accept.pipes import PATIENCE, Pipe
from tests.living_guide.accept.small_suite import FILE, Suite
from tests.living_guide.events.telling import EVENTS, FORMATTER

SUITE = Suite(scenarios={"first": "it passes", "second": "it tells pipe and hangs", "third": "it passes"})


@pytest.fixture
def running(tmp_path: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """A run that is in the middle of its second scenario."""
    with ExitStack() as stack:
        pipe = Pipe(tmp_path / "pipe", stack)
        command = [sys.executable, "-m", "behave", *FORMATTER, EVENTS]
        process = subprocess.Popen(
            command, cwd=SUITE.write(tmp_path), env=surroundings(tmp_path), stdout=subprocess.DEVNULL
        )
        stack.enter_context(process)
        stack.callback(process.kill)
        pipe.line()
        yield process


def test_each_line_is_pushed_out_at_once(running: "subprocess.Popen[bytes]", tmp_path: Path) -> None:
    began, first_begins, first, second_begins = read_records([tmp_path / EVENTS])
    assert isinstance(began, RunBegan)
    assert isinstance(first, ScenarioRun)
    assert (first.name, first.status) == ("first", "passed")
    places = [each.place for each in (first_begins, second_begins) if isinstance(each, ScenarioBegan)]
    assert places == [f"{FILE}:3", f"{FILE}:6"]


def test_what_was_written_outlives_the_process(running: "subprocess.Popen[bytes]", tmp_path: Path) -> None:
    before = (tmp_path / EVENTS).read_bytes()
    running.kill()
    running.wait(PATIENCE)
    assert before.endswith(b"\n")
    assert (tmp_path / EVENTS).read_bytes() == before
