"""The history's file: a line for each run, added to and never changed."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from living_guide.events.reports import Report
from living_guide.trace.outcome import Outcome, outcome_of

OWN = "the suite's own"  # the target of a run that was given none


class HistoryUnreadable(Exception):
    """A file is no history: `str(error)` names it, the line and what is wrong."""


@dataclass(frozen=True, slots=True)
class Past:
    """What became of one scenario in a run: how it ended, whether it ended in both ways in the same run, and how long
    it took, in seconds (of all its rounds, the mean)."""

    outcome: Outcome
    both: bool
    seconds: float


@dataclass(frozen=True, slots=True)
class RunPast:
    """One run: when it began (seconds since 1970), against what, in which version, with what; `scenarios` by id."""

    at: float
    target: str
    version: str
    driver: str
    seed: str
    scenarios: dict[str, Past]


_RUN = TypeAdapter(RunPast)


def past_of(report: Report) -> RunPast:
    """What is kept of a report."""
    run = report.run
    return RunPast(
        at=round(run.at, 3),
        target=run.target or run.platform or OWN,
        version=report.versions.get("target", ""),
        driver=run.driver,
        seed=run.seed,
        scenarios=_scenarios(report),
    )


def read_history(path: Path) -> list[RunPast]:
    """The runs in a file, oldest first; none if there is no such file."""
    if not path.exists():
        return []
    lines = enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
    return sorted((_read(path, number, line) for number, line in lines if line.strip()), key=lambda run: run.at)


def add_to_history(path: Path, runs: Iterable[RunPast]) -> list[RunPast]:
    """Append those runs that the file does not hold yet; all that it holds then."""
    held = read_history(path)
    new = [run for run in runs if run.scenarios and _key(run) not in set(map(_key, held))]
    if new:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8", newline="\n") as stream:
            stream.writelines(json.dumps(asdict(run), ensure_ascii=False, separators=(",", ":")) + "\n" for run in new)
    return sorted([*held, *new], key=lambda run: run.at)


def _key(run: RunPast) -> tuple[float, str, str]:
    return run.at, run.target, run.driver


def _scenarios(report: Report) -> dict[str, Past]:
    rounds: dict[str, list[tuple[Outcome, float]]] = {}
    for run in report.runs:
        rounds.setdefault(run.id, []).append((outcome_of([run]), run.seconds))
    return {each: _past(ends) for each, ends in sorted(rounds.items())}


def _past(ends: list[tuple[Outcome, float]]) -> Past:
    found = {outcome for outcome, _ in ends}
    both = Outcome.PASSED in found and bool(found & {Outcome.FAILED, Outcome.UNDEFINED})
    worst = next(each for each in Outcome if each in found)
    return Past(worst, both, round(sum(seconds for _, seconds in ends) / len(ends), 3))


def _read(path: Path, number: int, line: str) -> RunPast:
    try:
        return _RUN.validate_json(line)
    except ValidationError as error:
        raise HistoryUnreadable(f"{path}:{number}: {error.errors()[0]['msg']}") from error
