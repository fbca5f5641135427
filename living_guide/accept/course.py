"""The course of an acceptance: what is planned, its run by the pool, the verdict."""

from time import monotonic

from rich.console import Console

from living_guide.accept.acceptance import Acceptance
from living_guide.accept.conclusion import conclude, read_runs
from living_guide.accept.desk import Desk
from living_guide.accept.interruption import Interrupted
from living_guide.accept.options import Options
from living_guide.accept.order import keep_durations, read_durations
from living_guide.accept.pool import Pool
from living_guide.accept.progress import ProgressDisplay
from living_guide.events.files import EventsUnreadable
from living_guide.events.reading import scenario_run
from living_guide.registry.files import RegistryError
from living_guide.registry.registry import load_registry
from living_guide.report.folder import empty
from living_guide.running.blame import place_of_error
from living_guide.running.loading import UNLOADABLE
from living_guide.running.noting import said
from living_guide.running.problem import Problem
from living_guide.trace.sources import REGISTRY


def walk(options: Options, pool: Pool, console: Console, began: float) -> int:
    """The exit code of an acceptance that began at that monotonic time, by a pool that has been started."""
    acceptance = Acceptance(options, console)
    try:
        load_registry(options.suite / REGISTRY)
    except RegistryError as error:
        acceptance.report([Problem("", line) for line in str(error).splitlines()])
        return 1
    if _is_refused(acceptance):
        return 1
    interrupted = _run(acceptance, pool, console)
    green = _judge(acceptance, console, monotonic() - began)
    return interrupted or (0 if green else 1)


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
            pool.kill()
            desk.trouble(["interrupted"])
            return error.code
    return 0


def _judge(acceptance: Acceptance, console: Console, seconds: float) -> bool:
    options = acceptance.options
    try:
        runs, told = read_runs(options.report)
    except EventsUnreadable as error:
        return not acceptance.report([Problem("", str(error))])
    for run in runs:
        acceptance.ledger.enter(run)
    keep_durations(options.report, runs)
    planned = len(acceptance.planned) * options.rounds
    concluded = conclude(console, options.suite, options.report, planned, seconds, options.history)
    acceptance.report([*concluded, *told])
    return acceptance.judge()
