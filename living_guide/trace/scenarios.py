"""What the features contain: every scenario that runs, with its words and the clauses it answers for."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from behave.parser import parse_file

from living_guide.events.masking import Mask
from living_guide.events.reading import name_of, row_of, scenario_id
from living_guide.events.record import title_of
from living_guide.registry.editions import OFFICIAL
from living_guide.trace.schemes import schemes_of


@dataclass(frozen=True, slots=True)
class GuideScenario:
    """A scenario as it runs; each row of an outline is one, with its values put in.

    `id` is that of its events, `feature` the path from the folder that holds the features folder, `line` counts from
    1, `steps` holds the steps (those of the background first) with their texts and tables, `tags` are the effective
    ones, without `@`, `schemes` those it is about, `title` what it is called in reports.
    """

    id: str
    feature: str
    line: int
    name: str
    titles: tuple[str, ...]
    steps: str
    tags: frozenset[str]
    schemes: tuple[str, ...] = ()
    title: str = ""

    def masked(self) -> "GuideScenario":
        """The same with document numbers, should it hold any, hidden."""
        mask = Mask()
        titles = tuple(map(mask, self.titles))
        return replace(self, name=mask(self.name), titles=titles, steps=mask(self.steps), title=mask(self.title))

    @property
    def place(self) -> str:
        return f"{self.feature}:{self.line}"

    @property
    def text(self) -> str:
        """The titles of feature, rule and scenario, and all steps."""
        return "\n".join([*self.titles, self.steps])

    @property
    def clauses(self) -> tuple[str, ...]:
        """The ids of the clauses it answers for, in alphabetical order."""
        return self._named("clause:")

    @property
    def assumptions(self) -> tuple[str, ...]:
        return self._named("assumption:")

    @property
    def is_extra(self) -> bool:
        return "extra" in self.tags

    @property
    def editions(self) -> tuple[str, ...]:
        """The editions it is tagged with; the official one if with none."""
        return self._named("edition:") or (OFFICIAL,)

    @property
    def edition(self) -> str:
        return self.editions[0]

    def _named(self, prefix: str) -> tuple[str, ...]:
        return tuple(sorted(tag.removeprefix(prefix) for tag in self.tags if tag.startswith(prefix)))


def read_scenarios(features: Path) -> Iterator[GuideScenario]:
    """Every scenario below the features folder, by path and line; behave's ParserError if one is broken."""
    for path in sorted(features.rglob("*.feature")):
        feature = parse_file(str(path))
        for scenario in feature.walk_scenarios() if feature else ():
            yield read_scenario(path.relative_to(features.parent).as_posix(), scenario)


def read_scenario(feature: str, scenario: Any) -> GuideScenario:
    """A `behave.model.Scenario` of the feature at this path from the folder that holds the features folder."""
    return GuideScenario(
        id=scenario_id(scenario, feature),
        feature=feature,
        line=scenario.line,
        name=scenario.name,
        titles=tuple(_titles(scenario)),
        steps="\n".join(line for step in scenario.all_steps for line in _lines(step)),
        tags=frozenset(map(str, scenario.effective_tags)),
        title=title_of(name_of(scenario), row_of(scenario)),
        schemes=schemes_of((step.step_type, "\n".join(_lines(step))) for step in scenario.all_steps),
    )


def _titles(scenario: Any) -> list[str]:
    """Names from the feature down, without an outline's own: its placeholders are no words."""
    parent, names = scenario.parent, [scenario.name]
    while parent is not None:
        if parent.type != "scenario_outline":
            names.append(parent.name)
        parent = parent.parent
    return names[::-1]


def _lines(step: Any) -> Iterator[str]:
    yield f"{step.keyword}{step.name}"
    if step.text:
        yield str(step.text)
    if step.table:
        yield from (" | ".join(cells) for cells in (step.table.headings, *(row.cells for row in step.table)))
