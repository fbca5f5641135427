"""The end of a run: what its events say, on the screen and on the page."""

from pathlib import Path

from behave.parser import ParserError
from rich.console import Console

from living_guide.events.files import EVENTS, EventsUnreadable, events_files, read_records, select
from living_guide.events.record import RunBegan, RunEnded, ScenarioRun
from living_guide.events.shards import shard_of
from living_guide.registry.files import RegistryError
from living_guide.report.ending import end_run
from living_guide.running.problem import Problem


def read_runs(report: Path) -> tuple[list[ScenarioRun], list[Problem]]:
    """The scenarios of a report's events, and the problems that belong to none of them."""
    records = list(read_records(events_files(report / EVENTS)))
    told = [Problem("", what) for end in select(records, RunEnded) for what in end.problems]
    return select(records, ScenarioRun), told


def conclude(
    console: Console, suite: Path, report: Path, planned: int, seconds: float, history: Path | None
) -> list[Problem]:
    """Write the site and print the summary; `planned` is how many runs there were to be. What could not be done."""
    try:
        return [Problem("", what) for what in end_run(console, suite, report, planned, seconds, history)]
    except (RegistryError, EventsUnreadable, ParserError) as error:
        return [Problem("", line) for line in str(error).splitlines()]


def not_passed(report: Path) -> frozenset[str]:
    """The ids of what a report's run planned, on its machine or those merged, and what did not pass in it, each time
    it ran; none without a run."""
    records = list(read_records(events_files(report / EVENTS)))
    planned = {each for began in select(records, RunBegan) for each in shard_of(began.planned, began.shard)}
    runs = select(records, ScenarioRun)
    good = {run.id for run in runs if run.passed or run.skipped} - {run.id for run in runs if run.failed}
    return frozenset(planned - good)
