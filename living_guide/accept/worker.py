"""A worker: it has a browser of its own, and asks for one scenario after the other."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

from behave.configuration import Configuration
from behave.model import Feature, Scenario

from living_guide.accept.alone import alone
from living_guide.accept.log import Log
from living_guide.accept.messages import Assignment, Ended, Message, Ready, Trouble
from living_guide.accept.options import Options
from living_guide.accept.places import events_of
from living_guide.events.formatter import EventFormatter
from living_guide.events.reading import scenario_id
from living_guide.running.guards import OF_THE_PROCESS
from living_guide.running.plan import Planned, every_scenario
from living_guide.running.problem import LEAD, Problem
from living_guide.running.runner import StrictRunner

FORMATTER = f"{EventFormatter.__module__}:{EventFormatter.__name__}"


class WorkerRunner(StrictRunner):
    """Runs what it is given; what was planned, and whether all of it ended, is the pool's affair."""

    guards = OF_THE_PROCESS

    def __init__(self, config: Any, pool: Connection) -> None:
        super().__init__(config)
        self._pool = pool
        self._told_of_failure = False

    def plan(self) -> list[Planned]:
        return []

    def run_model(self, features: Iterable[Feature] | None = None) -> bool:
        failed = super().run_model(features)
        return failed and bool(self.problems or not self._told_of_failure)

    def work(self) -> Iterator[Feature]:
        scenarios = {scenario_id(scenario): scenario for scenario in every_scenario(self.features)}
        self.features: list[Feature] = []
        for assignment in self._assignments():
            self.facts.round = assignment.round
            feature = alone(scenarios[assignment.id])
            self.features.append(feature)
            yield feature
            self._tell(scenarios[assignment.id])

    def tell(self, problems: Sequence[Problem]) -> None:
        if problems:
            self._send(Trouble(tuple(problem.line().removeprefix(LEAD) for problem in problems)))
        super().tell(problems)

    def _assignments(self) -> Iterator[Assignment]:
        while not self.aborted:
            self._send(Ready())
            assignment = self._receive()
            if assignment is None:
                return
            yield assignment

    def _tell(self, scenario: Scenario) -> None:
        for formatter in self.formatters:
            if isinstance(formatter, EventFormatter):
                formatter.catch_up(scenario)
                if formatter.latest is not None:
                    self._told_of_failure |= formatter.latest.failed
                    self._send(Ended(formatter.latest))
                formatter.latest = None

    def _send(self, message: Message) -> None:
        with suppress(OSError):  # there is nobody any more to be told
            self._pool.send(message)

    def _receive(self) -> Assignment | None:
        try:
            assignment: Assignment | None = self._pool.recv()
        except (EOFError, OSError):
            return None
        return assignment


def run_worker(pool: Connection, options: Options, number: int, log: Log) -> bool:
    """Run what the pool gives, in the suite's folder; whether behave calls it failed."""
    os.chdir(options.suite)
    sys.path.insert(0, str(options.suite))
    events = ["-f", FORMATTER, "-o", str(events_of(options.report, number))]
    runner = WorkerRunner(Configuration([*options.selection, *options.settings, *events]), pool)
    log.mask = runner.facts.mask
    return runner.run()
