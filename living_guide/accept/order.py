"""In which order scenarios are given out."""

import json
from collections.abc import Iterable, Mapping, Sequence
from math import isfinite
from pathlib import Path
from random import Random

from living_guide.accept.messages import Assignment
from living_guide.events.record import ScenarioRun

FILE = "durations.json"


def in_order(ids: Sequence[str], rounds: int, durations: Mapping[str, float], shuffle: str | None) -> list[Assignment]:
    """Each id as often as there are rounds: by a seed if one is given, else the longest first, so that the workers
    end together; ids that never ran before count as long."""
    given = [Assignment(each, number) for number in range(1, rounds + 1) for each in ids]
    if shuffle is not None:
        Random(shuffle).shuffle(given)
        return given
    return sorted(given, key=lambda each: -durations.get(each.id, float("inf")))


def read_durations(report: Path) -> dict[str, float]:
    """Seconds by scenario, of earlier runs; none if there were none."""
    try:
        known = json.loads((report / FILE).read_text(encoding="utf-8"))
        return {str(each): float(seconds) for each, seconds in known.items() if isfinite(seconds)}
    except (OSError, ValueError, AttributeError, TypeError, RecursionError):
        return {}


def keep_durations(report: Path, runs: Iterable[ScenarioRun]) -> None:
    """Remember how long scenarios took that passed; the others of earlier runs stay."""
    durations = {**read_durations(report), **{run.id: round(run.seconds, 3) for run in runs if run.passed}}
    (report / FILE).write_text(json.dumps(durations, indent=0, sort_keys=True), encoding="utf-8")
