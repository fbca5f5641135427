"""Everything that ran in several reports, each with what tells it from other runs of the same scenario."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from living_guide.events.record import ScenarioRun
from living_guide.events.reports import Report
from living_guide.export.distinct import distinct, marks


@dataclass(frozen=True, slots=True)
class Play:
    """A scenario as it ran in a report. No two of the same scenario have the same `layer`: it is empty, or names the
    driver if there are several reports, and the round from the second on."""

    report: Report
    run: ScenarioRun
    layer: str


def plays(reports: Sequence[Report]) -> Iterator[Play]:
    """In the order of the reports and of their runs."""
    runs = [
        (report, run, f"{run.id}{mark}{round_mark(run)}")
        for report, mark in zip(reports, marks(reports), strict=True)
        for run in report.runs
    ]
    for (report, run, _), name in zip(runs, distinct(name for _, _, name in runs), strict=True):
        yield Play(report, run, name.removeprefix(run.id))


def round_mark(run: ScenarioRun) -> str:
    """Nothing for the first round."""
    return f" (round {run.round})" if run.round > 1 else ""
