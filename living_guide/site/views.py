"""What the pages show of the clauses and scenarios, put together."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from living_guide.events.record import Attachment, ScenarioRun
from living_guide.events.reports import Report
from living_guide.registry.clauses import Bilingual
from living_guide.registry.registry import Registry
from living_guide.site.sightings import PICTURE
from living_guide.trace.outcome import Outcome, outcome_of
from living_guide.trace.trace import ClauseTrace, Evidence, Standing, Trace


@dataclass(frozen=True, slots=True)
class RunView:
    """One time a scenario ran."""

    report: Report
    run: ScenarioRun

    @property
    def outcome(self) -> Outcome:
        return outcome_of([self.run])

    @property
    def others(self) -> list[Attachment]:
        """What it kept besides pictures."""
        return [each for each in self.run.attachments if each.kind != PICTURE]

    def pictures(self, step: int | None) -> list[Attachment]:
        """Those taken in a step, counted from 0; None: outside of the steps."""
        return [each for each in self.run.attachments if each.kind == PICTURE and each.step == step]


@dataclass(frozen=True, slots=True)
class ScenarioView:
    """A scenario on its page; `before` and `after` are the ids of its neighbours."""

    evidence: Evidence
    runs: tuple[RunView, ...]
    before: str | None
    after: str | None

    @property
    def slug(self) -> str:
        return slug_of(self.evidence.scenario.id)

    @property
    def title(self) -> str:
        return self.evidence.scenario.title

    @property
    def feature(self) -> str:
        return self.evidence.scenario.titles[0]

    @property
    def rule(self) -> str | None:
        titles = self.evidence.scenario.titles
        return titles[1] if len(titles) > 2 else None

    @property
    def row(self) -> dict[str, str]:
        return self.runs[0].run.row if self.runs else {}

    @property
    def names(self) -> list[str]:
        """Of what it answers for: clauses, assumptions, or that it is an extra."""
        scenario = self.evidence.scenario
        return [*scenario.clauses, *scenario.assumptions, *(["extra"] if scenario.is_extra else [])]

    @property
    def seconds(self) -> float:
        return sum(each.run.seconds for each in self.runs) / len(self.runs)


@dataclass(frozen=True, slots=True)
class FeatureView:
    name: str
    file: str
    views: tuple[ScenarioView, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """An edition, its clauses by the places where they stand in the guide."""

    id: str
    title: Bilingual
    places: tuple[tuple[str, tuple[ClauseTrace, ...]], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """So many of so many, in the interface's words, and where that is told in full."""

    count: int
    total: int
    words: str
    style: str
    page: str
    rest: int = 0
    title: Bilingual | None = None


def slug_of(scenario_id: str) -> str:
    """For file names and addresses."""
    return re.sub(r"[^\w-]+", "-", scenario_id.removeprefix("features/"))


def scenario_views(evidence: Sequence[Evidence], reports: Sequence[Report]) -> tuple[ScenarioView, ...]:
    report_of = {id(run): report for report in reports for run in report.runs}
    ids = [each.scenario.id for each in evidence]
    return tuple(
        ScenarioView(
            each,
            tuple(RunView(report_of[id(run)], run) for run in each.runs),
            ids[place - 1] if place else None,
            ids[place + 1] if place + 1 < len(ids) else None,
        )
        for place, each in enumerate(evidence)
    )


def feature_views(views: Sequence[ScenarioView]) -> tuple[FeatureView, ...]:
    by_file = groupby(views, key=lambda view: view.evidence.scenario.feature)
    groups = [(file, tuple(group)) for file, group in by_file]
    return tuple(FeatureView(group[0].feature, file, group) for file, group in groups)


def chapters(registry: Registry, traced: Trace) -> Iterator[Chapter]:
    for edition in registry.editions:
        by_place = groupby(traced.of_edition(edition.id), key=lambda each: each.clause.place)
        yield Chapter(edition.id, edition.title, tuple((place, tuple(group)) for place, group in by_place))


def figures(registry: Registry, traced: Trace, evidence: Sequence[Evidence]) -> Iterator[Figure]:
    """What one wants to know first: how many scenarios passed, and how many clauses of each edition hold."""
    outcomes = [each.outcome for each in evidence]
    passed, idle = outcomes.count(Outcome.PASSED), outcomes.count(Outcome.NOT_RUN)
    bad = passed + idle < len(outcomes)
    style = "broken" if bad else "not-run" if idle else "holds"
    yield Figure(passed, len(outcomes) - idle, "of_scenarios_passed", style, "scenarios", rest=idle)
    for edition in registry.editions:
        own = [each.standing for each in traced.of_edition(edition.id) if each.standing is not Standing.ADVICE]
        holding = own.count(Standing.HOLDS)
        worst = "broken" if Standing.BROKEN in own else "holds" if holding == len(own) else "not-run"
        yield Figure(holding, len(own), "of_clauses_hold", worst, "coverage", title=edition.title)
