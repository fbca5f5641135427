"""All that the pages show, computed once."""

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

from living_guide.history.file import RunPast
from living_guide.registry.clauses import Assumption, Clause
from living_guide.site.gaps import Gaps, gaps_of
from living_guide.site.sightings import Sightings
from living_guide.site.storyboard import Board, boards
from living_guide.site.told import Told, messages
from living_guide.site.views import Chapter, FeatureView, Figure, ScenarioView, chapters, feature_views, figures
from living_guide.site.views import scenario_views as views_of
from living_guide.text.difference import Difference, diff
from living_guide.trace.matrix import Row
from living_guide.trace.sources import Sources, loose_problems
from living_guide.trace.trace import Evidence, Trace, evidence_of


class Shelf:
    """`past` are earlier runs, `sentences` the guide's own words by the ids of clauses."""

    def __init__(self, sources: Sources, past: Sequence[RunPast], sentences: Mapping[str, str]) -> None:
        self.sources = sources
        self.past = past
        self.sentences = sentences
        self.registry = sources.registry
        self.trace: Trace = sources.trace()
        self.evidence: tuple[Evidence, ...] = evidence_of(sources.scenarios, sources.runs)
        self.views: tuple[ScenarioView, ...] = views_of(self.evidence, sources.reports)
        self.sightings = Sightings(self.evidence, self.registry.flow)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        return self.sources.matrix()

    @cached_property
    def gaps(self) -> Gaps:
        return gaps_of(self.trace, self.rows, loose_problems(self.sources.reports))

    @property
    def boards(self) -> list[list[Board]]:
        return list(boards(self.registry, self.trace, self.sightings))

    @cached_property
    def messages(self) -> list[Told]:
        return messages(self.trace, self.sightings)

    @property
    def chapters(self) -> list[Chapter]:
        return list(chapters(self.registry, self.trace))

    @property
    def features(self) -> tuple[FeatureView, ...]:
        return feature_views(self.views)

    @property
    def figures(self) -> list[Figure]:
        return list(figures(self.registry, self.trace, self.evidence))

    @property
    def differences(self) -> list[Difference]:
        """Of each other edition from the first."""
        first, *others = self.registry.editions
        return [diff(self.registry, self.sources.scenarios, first.id, other.id) for other in others]

    def evidence_for(self, clauses: Collection[str]) -> list[Evidence]:
        """The scenarios that name one of these clauses."""
        return [each for each in self.evidence if set(each.scenario.clauses) & set(clauses)]

    @property
    def tags(self) -> list[str]:
        """What scenarios can be chosen by: clauses and assumptions that some name, and `extra`."""
        named = {name for view in self.views for name in view.names}
        known = [each.id for each in (*self.registry, *self.registry.assumptions)]
        return [name for name in [*known, "extra"] if name in named]

    @property
    def clauses(self) -> dict[str, Clause]:
        return {clause.id: clause for clause in self.registry}

    @property
    def assumptions(self) -> dict[str, Assumption]:
        return {assumption.id: assumption for assumption in self.registry.assumptions}
