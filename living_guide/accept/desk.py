"""The desk where news of the pool comes in: shown at once, and written down where no worker can any more."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from time import time
from typing import IO, Self

from behave.model import Scenario

from living_guide.accept.messages import Assignment
from living_guide.accept.options import Options
from living_guide.accept.places import events_of, log_of
from living_guide.accept.progress import ProgressDisplay
from living_guide.events.facts import RunFacts
from living_guide.events.files import EVENTS, SUFFIX, read_records, select, write_record
from living_guide.events.reading import scenario_run
from living_guide.events.record import ABANDONED, RunEnded, ScenarioRun
from living_guide.events.replay import replay_command

OWN = f"accept{SUFFIX}"  # the events of the acceptance itself
LOG_LINES = 15  # of a worker that did not come up


class Desk:
    """See `living_guide.accept.pool.Watcher`. A context manager: its events file is complete at the end."""

    def __init__(
        self, options: Options, facts: RunFacts, scenarios: Mapping[str, Scenario], display: ProgressDisplay
    ) -> None:
        self._report, self._facts, self._scenarios, self._display = options.report, facts, scenarios, display
        self._began_at: dict[int, float] = {}
        self.problems: list[str] = []
        path = self._report / EVENTS / OWN
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file: IO[str] = path.open("w", encoding="utf-8")

    def __enter__(self) -> Self:
        write_record(self._file, self._facts.run_began(time()))
        return self

    def __exit__(self, *_: object) -> None:
        write_record(self._file, RunEnded(at=time(), problems=tuple(self.problems)))
        self._file.close()

    def began(self, worker: int, assignment: Assignment) -> None:
        self._began_at[worker] = time()
        self._display.began(worker, assignment)

    def ended(self, worker: int, run: ScenarioRun) -> None:
        self._display.ended(worker, run)

    def died(self, worker: int, assignment: Assignment | None, how: str) -> None:
        if assignment is None:
            self._display.tell(self._log(worker))
            self.trouble([f"worker {worker} {how}; see {log_of(self._report, worker)}"])
            return
        run = self._told(worker, assignment) or self._write_death(worker, assignment, how)
        self.ended(worker, run)
        if not run.failed:
            self.trouble([f"{run.place}: the worker that ran it {how}"])

    def trouble(self, problems: Iterable[str]) -> None:
        self.problems += problems

    def tick(self) -> None:
        self._display.tick()

    def _told(self, worker: int, assignment: Assignment) -> ScenarioRun | None:
        """What the worker itself managed to write of that scenario before it ended."""
        path = events_of(self._report, worker)
        for run in select(read_records([path] if path.exists() else []), ScenarioRun):
            if (run.id, run.round) == (assignment.id, assignment.round):
                return run
        return None

    def _write_death(self, worker: int, assignment: Assignment, how: str) -> ScenarioRun:
        at = self._began_at[worker]
        run = replace(
            scenario_run(self._scenarios[assignment.id], {}, self._facts.mask),
            round=assignment.round,
            status=ABANDONED,
            error=f"the worker that ran it {how}",
            at=at,
            seconds=time() - at,
        )
        run = replace(run, again=replay_command(run.place, self._facts))
        write_record(self._file, run)
        return run

    def _log(self, worker: int) -> list[str]:
        path = log_of(self._report, worker)
        lines = path.read_text("utf-8", "replace").splitlines() if path.exists() else []
        return [line for line in lines if line.strip()][-LOG_LINES:]
