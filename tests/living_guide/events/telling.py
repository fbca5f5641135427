"""Runs of small suites by behave itself, and the events they tell."""

import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from living_guide.events.files import read_records, select
from living_guide.events.record import Record, RunBegan, RunEnded, ScenarioRun
from tests.living_guide.accept.accepting import LEAD, PATIENCE, surroundings
from tests.living_guide.accept.small_suite import Suite

FORMATTER = ("-f", "living_guide.events.formatter:EventFormatter", "-o")
EVENTS = "told/run.ndjson"


@dataclass(frozen=True)
class Told:
    """A run that has ended: its exit code, what it printed, and its events."""

    code: int
    out: str
    err: str
    folder: Path

    @cached_property
    def records(self) -> list[Record]:
        path = self.folder / EVENTS
        return list(read_records([path])) if path.exists() else []

    @cached_property
    def runs(self) -> dict[str, ScenarioRun]:
        """The scenarios by their names; a row's name has its values."""
        return {run.title: run for run in select(self.records, ScenarioRun)}

    @property
    def began(self) -> RunBegan:
        [began] = select(self.records, RunBegan)
        return began

    @property
    def ended(self) -> RunEnded:
        [ended] = select(self.records, RunEnded)
        return ended

    @property
    def lines(self) -> list[str]:
        """Why it is not green, as it says itself."""
        return [line.removeprefix(LEAD) for line in self.err.splitlines() if line.startswith(LEAD)]


def behave(suite: Suite, folder: Path, *arguments: str, events: str = EVENTS, **environ: str) -> Told:
    done = subprocess.run(
        [sys.executable, "-m", "behave", *FORMATTER, events, *arguments],
        cwd=suite.write(folder),
        env={**surroundings(folder), **environ},
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
    )
    return Told(done.returncode, done.stdout, done.stderr, folder)
