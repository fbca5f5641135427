"""What many runs say of one scenario: how it went, how long it took, whether it can be relied on."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from living_guide.history.file import Past, RunPast
from living_guide.trace.outcome import Outcome

BAD = {Outcome.FAILED, Outcome.UNDEFINED}


@dataclass(frozen=True, slots=True)
class Point:
    """One scenario in one run."""

    run: RunPast
    past: Past


@dataclass(frozen=True, slots=True)
class Trend:
    """One scenario against one target, oldest run first; never without a run."""

    scenario: str
    target: str
    points: tuple[Point, ...]

    @property
    def flaky(self) -> bool:
        """Whether it ended in both ways on the same version, before the same driver."""
        ends = defaultdict(set)
        for point in self.points:
            ends[point.run.version, point.run.driver].add(point.past.outcome)
        return any(point.past.both for point in self.points) or any(
            Outcome.PASSED in each and each & BAD for each in ends.values()
        )

    @property
    def last_broken(self) -> RunPast | None:
        """The last run in which it did not pass though it ran."""
        broken = [point.run for point in self.points if point.past.both or point.past.outcome in BAD]
        return broken[-1] if broken else None

    @property
    def seconds(self) -> float:
        """How long it takes: the median of the runs it ran in; 0 if it never ran."""
        ran = [point.past.seconds for point in self.points if point.past.outcome is not Outcome.NOT_RUN]
        return median(ran) if ran else 0.0


def trends(runs: Iterable[RunPast]) -> tuple[Trend, ...]:
    """By scenario and target, in the order of their names."""
    points: defaultdict[tuple[str, str], list[Point]] = defaultdict(list)
    for run in runs:
        for scenario, past in run.scenarios.items():
            points[scenario, run.target].append(Point(run, past))
    return tuple(Trend(*key, tuple(points[key])) for key in sorted(points))


def flaky(found: Sequence[Trend]) -> list[Trend]:
    return [trend for trend in found if trend.flaky]
