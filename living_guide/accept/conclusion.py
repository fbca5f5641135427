"""The end of a run: what its events say, on the screen and on the page."""

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from living_guide.accept.order import shard_of
from living_guide.events.files import EVENTS, events_files, read_records, select
from living_guide.events.record import RunBegan, RunEnded, ScenarioRun
from living_guide.registry.registry import Registry, load_registry
from living_guide.report.page import write_page
from living_guide.report.standing import standings
from living_guide.report.summary import print_summary
from living_guide.running.problem import Problem

REGISTRY = Path("features/guide")


def read_runs(report: Path) -> tuple[list[ScenarioRun], list[Problem]]:
    """The scenarios of a report's events, and the problems that belong to none of them."""
    records = list(read_records(events_files(report / EVENTS)))
    told = [Problem("", what) for end in select(records, RunEnded) for what in end.problems]
    return select(records, ScenarioRun), told


def registry_of(suite: Path) -> Registry:
    """The suite's clauses; RegistryError if they cannot be read."""
    return load_registry(suite / REGISTRY)


def conclude(
    console: Console, registry: Registry, report: Path, runs: Sequence[ScenarioRun], planned: int, seconds: float
) -> None:
    """Write the page and print the summary; `planned` is how many runs there were to be."""
    write_page(registry, runs, planned, report)
    print_summary(console, runs, planned, standings(registry, runs), seconds, report)


def not_passed(report: Path) -> frozenset[str]:
    """The ids of what a report's run planned, on its machine or those merged, and what did not pass in it, each time
    it ran; none without a run."""
    records = list(read_records(events_files(report / EVENTS)))
    planned = {each for began in select(records, RunBegan) for each in shard_of(began.planned, began.shard)}
    runs = select(records, ScenarioRun)
    good = {run.id for run in runs if run.passed or run.skipped} - {run.id for run in runs if run.failed}
    return frozenset(planned - good)
