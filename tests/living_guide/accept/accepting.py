"""Acceptances of small suites, run as processes, and what came of them."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from living_guide.events.files import events_files, read_records, select
from living_guide.events.record import Record, ScenarioBegan, ScenarioRun
from tests.living_guide.accept.small_suite import Suite
from tests.repository import ROOT

PATIENCE = 60  # seconds; nothing here takes more than five on a machine with nothing else to do
LEAD = "NOT GREEN: "
DROPPED = ("BEHAVE_", "PYTHON", "FORCE_COLOR", "NO_COLOR", "COLUMNS")


@dataclass(frozen=True)
class Done:
    """A command that has ended, and the report it left, read at once: the next command may overwrite it."""

    code: int
    out: str
    err: str
    report: Path
    records: tuple[Record, ...]

    def says(self, *expected: str) -> bool:
        """Whether these are the reasons it gives for not being green, in any order; … stands for anything."""
        lines = self.lines
        found = [next((line for line in lines if fits(line, each)), None) for each in expected]
        return len(lines) == len(expected) and set(found) == set(lines)

    @property
    def lines(self) -> list[str]:
        """Why it is not green, as it says itself."""
        return [line.removeprefix(LEAD) for line in self.out.splitlines() if line.startswith(LEAD)]

    @cached_property
    def runs(self) -> list[ScenarioRun]:
        return select(self.records, ScenarioRun)

    @property
    def begun(self) -> list[str]:
        """Places, in the order in which scenarios began."""
        return [began.place for began in sorted(select(self.records, ScenarioBegan), key=lambda began: began.at)]

    @property
    def statuses(self) -> dict[str, list[str]]:
        """By the scenarios' names, in the order of rounds."""
        found: dict[str, list[str]] = {}
        for run in sorted(self.runs, key=lambda run: run.round):
            found.setdefault(run.name, []).append(run.status)
        return found

    @property
    def durations(self) -> dict[str, float]:
        known: dict[str, float] = json.loads((self.report / "durations.json").read_text(encoding="utf-8"))
        return known


@dataclass(frozen=True, eq=False, kw_only=True)
class Case:
    """A suite and the commands run in its folder one after the other; `between` are files rewritten before the last."""

    name: str
    suite: Suite
    commands: tuple[tuple[str, ...], ...]
    environ: Mapping[str, str] = field(default_factory=dict)
    between: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.name

    def start(self, folder: Path) -> list[Done]:
        """Write the suite into the folder and run the commands there."""
        self.suite.write(folder)
        done = [yss(folder, *command, **self.environ) for command in self.commands[:-1]]
        for path, text in self.between.items():
            (folder / path).write_text(text, encoding="utf-8")
        return [*done, yss(folder, *self.commands[-1], **self.environ)]


def fits(line: str, said: str) -> bool:
    """Whether it is the line that was meant, … standing for anything."""
    return re.fullmatch(".*".join(map(re.escape, said.split("…"))), line) is not None


def accepting(name: str, suite: Suite, *arguments: str, workers: int = 1, **environ: str) -> Case:
    return Case(name=name, suite=suite, commands=(accept(*arguments, workers=workers),), environ=environ)


def accept(*arguments: str, workers: int = 1) -> tuple[str, ...]:
    return ("accept", f"--workers={workers}", *arguments)


def yss(folder: Path, *arguments: str, **environ: str) -> Done:
    """The command `yss` as a process in that folder, until it has ended."""
    done = subprocess.run(
        [sys.executable, "yss.py", *arguments],
        cwd=folder,
        env={**surroundings(folder), **environ},
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        timeout=PATIENCE,
    )
    return read_done(done.returncode, done.stdout, done.stderr, report_of(folder, arguments))


def read_done(code: int, out: str, err: str, report: Path) -> Done:
    return Done(code, out, err, report, tuple(read_records(events_files(report / "events"))))


def report_of(folder: Path, arguments: tuple[str, ...]) -> Path:
    named = re.search(r"--(?:report|into)=([^\n]*)", "\n".join(arguments))
    return folder / (named[1] if named else "report")


def surroundings(folder: Path) -> dict[str, str]:
    """What processes see of the environment: nothing that would change how behave or Python behave."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(DROPPED)}
    return kept | {"HOME": str(folder / "home"), "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
