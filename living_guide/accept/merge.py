"""Several machines' reports put together, and judged as one run."""

import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.text import Text

from living_guide.accept.conclusion import conclude, read_runs
from living_guide.accept.desk import OWN
from living_guide.events.attachments import FOLDER
from living_guide.events.files import EVENTS, EventsUnreadable, events_files, read_records, select
from living_guide.events.record import RunBegan, RunEnded, ScenarioRun
from living_guide.events.shards import is_shard
from living_guide.report.folder import empty
from living_guide.running.ending_guards import Failures, Reasons, SomethingPassed
from living_guide.running.ledger import Ledger
from living_guide.running.problem import Problem

ALIKE = ("planned", "rounds", "seed", "driver", "target", "platform")  # what all machines must have been told alike


@dataclass(frozen=True, slots=True)
class Part:
    """What one machine did: its report's folder, what it was to do, how long it took in seconds, and its scenarios."""

    folder: Path
    began: RunBegan
    seconds: float
    runs: list[ScenarioRun]


def merge(folders: Sequence[Path], into: Path, suite: Path, console: Console, history: Path | None = None) -> bool:
    """Copy the events of these report folders into one report; whether the whole is complete and all of it passed."""
    try:
        parts = [_read(folder) for folder in folders]
    except EventsUnreadable as error:
        return _tell(console, [Problem("", line) for line in str(error).splitlines()])
    _copy(folders, into)
    runs, told = read_runs(into)
    planned = len(parts[0].began.planned) * parts[0].began.rounds
    concluded = conclude(console, suite, into, planned, max(part.seconds for part in parts), history)
    ledger = Ledger()
    for run in runs:
        ledger.enter(run)
    judged = [problem for guard in (Failures, Reasons, SomethingPassed) for problem in guard().judge(ledger)]
    return _tell(console, [*_differences(parts), *_gaps(parts), *concluded, *told, *judged])


def _read(folder: Path) -> Part:
    own = folder / EVENTS / OWN
    if not own.exists():
        raise EventsUnreadable(f"{folder}: no report of `yss accept`: {EVENTS}/{OWN} is missing")
    began, ended = select(read_records([own]), RunBegan), select(read_records([own]), RunEnded)
    if not (began and ended):
        raise EventsUnreadable(f"{own}: broke off; that machine's run did not come to an end")
    if not is_shard(began[0].shard):
        raise EventsUnreadable(f"{own}: {began[0].shard!r} is no shard")
    runs = select(read_records(events_files(folder / EVENTS)), ScenarioRun)
    return Part(folder, began[0], ended[0].at - began[0].at, runs)


def _differences(parts: Sequence[Part]) -> Iterator[Problem]:
    first = parts[0]
    for part in parts[1:]:
        for name in ALIKE:
            if getattr(part.began, name) != getattr(first.began, name):
                yield Problem(str(part.folder), f"its {name} is not that of {first.folder}")


def _gaps(parts: Sequence[Part]) -> Iterator[Problem]:
    """Shards and scenarios that are missing or doubled."""
    shards = Counter(part.began.shard for part in parts)
    number = parts[0].began.shard.partition("/")[2]
    for shard in [f"{part}/{number}" for part in range(1, int(number) + 1)]:
        if shards[shard] != 1:
            yield Problem("", f"shard {shard} is {'missing' if not shards[shard] else f'there {shards[shard]} times'}")
    yield from _gaps_in_rounds(
        parts[0].began, Counter((run.id, run.round) for part in parts for run in part.runs if run.ran)
    )


def _gaps_in_rounds(began: RunBegan, ended: Counter[tuple[str, int]]) -> Iterator[Problem]:
    planned = [(scenario, number) for scenario in began.planned for number in range(1, began.rounds + 1)]
    for scenario, number in planned:
        if (times := ended.pop((scenario, number), 0)) != 1:
            which = f" in round {number}" if began.rounds > 1 else ""
            yield Problem(scenario, f"doubled: it ran {times} times{which}" if times else f"missing{which}")
    for scenario, _ in ended:
        yield Problem(scenario, "was not planned")


def _copy(folders: Sequence[Path], into: Path) -> None:
    empty(into)
    for number, folder in enumerate(folders, 1):
        (into / EVENTS).mkdir(parents=True, exist_ok=True)
        if (attached := folder / EVENTS / FOLDER).is_dir():
            shutil.copytree(attached, into / EVENTS / FOLDER, dirs_exist_ok=True)
        for path in events_files(folder / EVENTS):
            shutil.copy(path, into / EVENTS / f"{number}-{path.name}")


def _tell(console: Console, problems: Sequence[Problem]) -> bool:
    for problem in problems:
        console.print(Text(problem.line(), style="red"), soft_wrap=True)
    return not problems
