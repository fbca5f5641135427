"""Tiny projects: written, run as processes, and what came of it."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.living_guide.strict.nest import PATIENCE, Nest
from tests.living_guide.strict.way import LEAD, STEPS, Way
from tests.repository import ROOT

STRICT = "living_guide.running.runner:StrictRunner"
WEAK = "weak:Runner"
WEAK_MODULE = """\
from living_guide.running.runner import StrictRunner


class Runner(StrictRunner):
    guards = tuple(guard for guard in StrictRunner.guards if guard.name != "{guard}")
"""
REQUIRE = "require_strict(context)"


@dataclass(frozen=True)
class Outcome:
    """How a run of the way's project has ended."""

    way: Way
    code: int
    out: str
    err: str
    ran: bool

    def printed(self) -> list[str]:
        return [*self.out.splitlines(), *self.err.splitlines()]

    def lines(self) -> list[str]:
        """Why it is not green, as it says itself."""
        return [line.removeprefix(LEAD) for line in self.printed() if line.startswith(LEAD)]

    def scenarios(self) -> dict[str, int]:
        """How many passed, failed and so on, as behave counts them."""
        summary = re.search(r"^(\d+ )scenarios? (passed.*)$", self.out, re.MULTILINE)
        counts = re.findall(r"(\d+) (\w+)", summary[1] + summary[2]) if summary else []
        return {name: int(count) for count, name in counts if int(count)}


@dataclass(frozen=True)
class Run:
    """A project, run by the strict runner, by one without a guard, or by plain behave."""

    way: Way
    runner: str = STRICT
    without: str = ""

    def __str__(self) -> str:
        return " without ".join([self.way.name, *([self.without] if self.without else [])])

    def start(self, folder: Path, nest: Nest) -> Outcome:
        """Writes the project into the folder, which must not exist, and runs it there."""
        for path, text in self._files():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
        place, out, err = (folder / self.way.folder).resolve(), folder / "out", folder / "err"
        run = nest.run if hasattr(os, "fork") and not self.way.is_fresh else self._run_afresh
        code = run(self.way.arguments, place, out, err, folder / "home")
        return Outcome(self.way, code, out.read_text("utf-8"), err.read_text("utf-8"), (place / "ran").exists())

    def _run_afresh(self, arguments: Sequence[str], folder: Path, out: Path, err: Path, home: Path) -> int:
        with out.open("w") as stdout, err.open("w") as stderr:
            done = subprocess.run(
                [sys.executable, *self.way.flags, "-m", "behave", *arguments],
                cwd=folder,
                env={**environ(), "HOME": str(home), **self.way.environ},
                stdin=subprocess.DEVNULL,
                stdout=stdout,
                stderr=stderr,
                timeout=PATIENCE,
            )
        return done.returncode

    def _files(self) -> Iterator[tuple[str, str]]:
        named = f'runner = "{self.runner}"' if self.runner else ""
        yield "pyproject.toml", "[tool.behave]\n" + self.way.settings.replace("{runner}", named)
        yield "steps/steps.py", STEPS
        yield "weak.py", WEAK_MODULE.replace("{guard}", self.without)
        for path, text in self.way.files.items():
            yield path, text if self.runner else text.replace(REQUIRE, "pass")


def strict(way: Way) -> Run:
    return Run(way)


def plain(way: Way) -> Run:
    return Run(way, runner="")


def weak(way: Way, guard: str) -> Run:
    return Run(way, runner=WEAK, without=guard)


def environ() -> dict[str, str]:
    """What is needed of this process's variables, without those that would change how behave or Python work."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("BEHAVE_", "PYTHON"))}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
