"""The history as it is shown: figures, and small drawings of how things went."""

from collections import Counter
from collections.abc import Callable, Sequence

from markupsafe import Markup

from living_guide.history.file import RunPast
from living_guide.history.trend import Trend, flaky, trends
from living_guide.trace.outcome import Outcome
from living_guide.trace.trace import Evidence

RUNS = 30  # the latest, told one by one
WIDTH, HEIGHT = 640, 140  # of the chart, in its own pixels
TICK, TALL = 7, 18  # of a trend's mark


class PastView:
    """`evidence` are the scenarios of today, by whose titles those of the past are called."""

    def __init__(
        self, runs: Sequence[RunPast], evidence: Sequence[Evidence], link: Callable[[Evidence], Markup]
    ) -> None:
        self.runs = list(runs)
        self._trends = trends(runs)
        self.flaky = flaky(self._trends)
        self._now = {each.scenario.id: each for each in evidence}
        self._link = link
        self._counts = {id(run): Counter(past.outcome for past in run.scenarios.values()) for run in runs}

    @property
    def latest(self) -> list[RunPast]:
        """Newest first."""
        return self.runs[: -RUNS - 1 : -1]

    @property
    def by_target(self) -> list[tuple[str, list[Trend]]]:
        """The trends against each target, the one that ran last first."""
        targets = dict.fromkeys(run.target for run in reversed(self.runs))
        return [(target, [trend for trend in self._trends if trend.target == target]) for target in targets]

    def count(self, run: RunPast, outcome: Outcome) -> int:
        return self._counts[id(run)][outcome]

    def link(self, trend: Trend) -> Markup | str:
        evidence = self._now.get(trend.scenario)
        return self._link(evidence) if evidence else trend.scenario

    def spark(self, trend: Trend) -> Markup:
        """A mark for each of the latest runs: high if it passed, low if not, short if it did not run."""
        points = trend.points[-RUNS:]
        marks = [_tick(place, point.past.outcome) for place, point in enumerate(points)]
        passed = sum(point.past.outcome is Outcome.PASSED for point in points)
        return Markup('<svg class="spark" width="{}" height="{}" role="img" aria-label="{} / {}">{}</svg>').format(
            len(points) * TICK, TALL, passed, len(points), Markup("").join(marks)
        )

    @property
    def chart(self) -> Markup:
        """A column for each of the latest runs: how many passed, failed, did not run."""
        runs = self.runs[-RUNS:]
        most = max(sum(self._counts[id(run)].values()) for run in runs)
        width = WIDTH / RUNS
        columns = [self._column(run, place * width, width - 3, HEIGHT / most) for place, run in enumerate(runs)]
        return Markup('<svg class="chart" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>').format(
            WIDTH, HEIGHT, f"{len(runs)}", Markup("").join(columns)
        )

    def _column(self, run: RunPast, x: float, width: float, unit: float) -> Markup:
        bars, top = [], float(HEIGHT)
        for style, outcomes in (
            ("holds", [Outcome.PASSED]),
            ("broken", [Outcome.FAILED, Outcome.UNDEFINED]),
            ("not-run", [Outcome.NOT_RUN]),
        ):
            height = unit * sum(self._counts[id(run)][each] for each in outcomes)
            top -= height
            bars.append(
                Markup('<rect class="{}" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"/>').format(
                    style, x, top, width, height
                )
            )
        return Markup("").join(bars)


def _tick(place: int, outcome: Outcome) -> Markup:
    style, y, height = {
        Outcome.PASSED: ("holds", 2, 9),
        Outcome.NOT_RUN: ("not-run", 8, 3),
    }.get(outcome, ("broken", 8, 9))
    return Markup('<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>').format(
        style, place * TICK, y, TICK - 2, height
    )
