"""The whole acceptance, from the first worker to the verdict."""

import os
import signal
from time import monotonic
from typing import Any, NoReturn

from rich.console import Console

from living_guide.accept.acceptance import Acceptance
from living_guide.accept.conclusion import conclude, read_runs, registry_of
from living_guide.accept.desk import Desk
from living_guide.accept.options import Options
from living_guide.accept.order import keep_durations, read_durations
from living_guide.accept.pool import Pool
from living_guide.accept.progress import ProgressDisplay
from living_guide.events.files import EventsUnreadable
from living_guide.events.reading import scenario_run
from living_guide.registry import Registry, RegistryError
from living_guide.report.page import empty
from living_guide.running.blame import place_of_error
from living_guide.running.loading import UNLOADABLE
from living_guide.running.noting import said
from living_guide.running.problem import Problem


class Interrupted(KeyboardInterrupt):
    """A signal asked the process to end; as with shells the exit code is 128 and the signal's number."""


def accept(options: Options, console: Console) -> int:
    """Run what the options select, print the summary and a line for each problem; the exit code: 0 if all is well.

    NotUnderstood before anything is begun.
    """
    began = monotonic()
    os.chdir(options.suite)
    acceptance = Acceptance(options, console)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _interrupt)
    pool = Pool(options)
    try:
        pool.start(options.workers)  # they come up while the features are read
        registry = registry_of(options.suite)
        if _is_refused(acceptance):
            return 1
        interrupted = _run(acceptance, pool, console)
    except RegistryError as error:
        acceptance.report([Problem("", line) for line in str(error).splitlines()])
        return 1
    except Interrupted as error:
        return _code(error)
    finally:
        pool.kill()
    green = _judge(acceptance, registry, console, monotonic() - began)
    return interrupted or (0 if green else 1)


def _interrupt(number: int, _: Any) -> NoReturn:
    # Once: whoever presses the keys again while the summary is being made ends the process for good.
    signal.signal(number, signal.SIG_DFL)
    raise Interrupted(number)


def _code(error: Interrupted) -> int:
    return 128 + int(error.args[0])


def _is_refused(acceptance: Acceptance) -> bool:
    try:
        return acceptance.prepare()
    except UNLOADABLE as error:
        return acceptance.report([Problem(place_of_error(error), said(error))])


def _run(acceptance: Acceptance, pool: Pool, console: Console) -> int:
    """The exit code if it was interrupted, else 0."""
    options = acceptance.options
    empty(options.report)
    durations = read_durations(options.report)
    work = acceptance.assignments(durations)
    scenarios = {each.id: each.scenario for each in acceptance.planned}
    titles = {each: scenario_run(scenario, {}, acceptance.facts.mask).title for each, scenario in scenarios.items()}
    display = ProgressDisplay(console, work, titles, durations, options.workers)
    with Desk(options, acceptance.facts, scenarios, display) as desk, display:
        try:
            pool.run(work, desk)
        except Interrupted as error:
            desk.trouble(["interrupted"])
            return _code(error)
    return 0


def _judge(acceptance: Acceptance, registry: Registry, console: Console, seconds: float) -> bool:
    options = acceptance.options
    try:
        runs, told = read_runs(options.report)
    except EventsUnreadable as error:
        return not acceptance.report([Problem("", str(error))])
    for run in runs:
        acceptance.ledger.enter(run)
    keep_durations(options.report, runs)
    planned = len(acceptance.planned) * options.rounds
    conclude(console, registry, options.report, runs, planned, seconds)
    acceptance.report(told)
    return acceptance.judge()
