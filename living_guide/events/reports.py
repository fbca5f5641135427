"""What a run left in a report's folder, read back whole."""

from dataclasses import dataclass
from pathlib import Path

from living_guide.events.files import EVENTS, EventsUnreadable, events_files, read_records, select
from living_guide.events.record import RunBegan, RunEnded, ScenarioRun


@dataclass(frozen=True, slots=True)
class Report:
    """A run: `began` is what its processes (and machines, if several were merged) said of it at their start, the one
    that planned it first; `problems` are those that belong to no scenario; `complete` tells that all its processes
    came to their end. Files that scenarios attached lie at `folder / EVENTS / attachment.file`."""

    folder: Path
    began: tuple[RunBegan, ...]
    runs: tuple[ScenarioRun, ...]
    problems: tuple[str, ...]
    complete: bool
    ended_at: float

    @property
    def run(self) -> RunBegan:
        """What was planned, with what."""
        return self.began[0]

    @property
    def versions(self) -> dict[str, str]:
        """Of everything its processes named."""
        return {name: version for each in self.began for name, version in each.versions.items()}


def read_report(folder: Path) -> Report:
    """The run in a report's folder; EventsUnreadable if there is none, or its events cannot be read."""
    paths = events_files(folder / EVENTS)
    records = list(read_records(paths))
    began = sorted(select(records, RunBegan), key=lambda each: (not each.planned, each.at))
    if not began:
        raise EventsUnreadable(f"{folder}: no report: {folder / EVENTS} holds no events of a run")
    ended, runs = select(records, RunEnded), select(records, ScenarioRun)
    return Report(
        folder=folder,
        began=tuple(began),
        runs=tuple(sorted(runs, key=lambda run: (run.file, run.line, run.round))),
        problems=tuple(what for end in ended for what in end.problems),
        complete=len(ended) == len(began),
        ended_at=max(
            (each.at for each in ended), default=max((run.at + run.seconds for run in runs), default=began[0].at)
        ),
    )
