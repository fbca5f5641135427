"""What a parser read from a feature file, in a small form that does not depend on the parser."""

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Tag:
    """`name` without its `@`."""

    line: int
    name: str


@dataclass(frozen=True, slots=True)
class Row:
    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A doc-string; `line` is that of its opening quotes."""

    line: int
    content: str


@dataclass(frozen=True, slots=True)
class Step:
    """`kind` is given, when or then; None if the parser cannot tell, as with a star."""

    line: int
    keyword: str
    kind: str | None
    name: str
    table: tuple[Row, ...] = ()
    text: Text | None = None


@dataclass(frozen=True, slots=True)
class Examples:
    """`rows` begin with the heading; none if there is no table."""

    line: int
    name: str
    tags: tuple[Tag, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Background:
    line: int
    name: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Scenario:
    """A scenario or, if `is_outline`, the template of many."""

    line: int
    name: str
    is_outline: bool
    tags: tuple[Tag, ...]
    steps: tuple[Step, ...]
    examples: tuple[Examples, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    line: int
    name: str
    tags: tuple[Tag, ...]
    background: Background | None
    scenarios: tuple[Scenario, ...]


@dataclass(frozen=True, slots=True)
class Feature:
    """`scenarios` are those before the first rule."""

    line: int
    name: str
    tags: tuple[Tag, ...]
    background: Background | None
    scenarios: tuple[Scenario, ...]
    rules: tuple[Rule, ...] = field(default=())

    @property
    def parts(self) -> "tuple[Feature | Rule, ...]":
        return (self, *self.rules)

    def all_scenarios(self) -> Iterator[Scenario]:
        return (scenario for part in self.parts for scenario in part.scenarios)

    def backgrounds(self) -> Iterator[Background]:
        return (part.background for part in self.parts if part.background)

    def with_steps(self) -> "Iterator[Background | Scenario]":
        yield from self.backgrounds()
        yield from self.all_scenarios()

    def titles(self) -> tuple[list[int], list[int], list[int]]:
        """Lines of the titles of the feature, of rules, and of scenarios and backgrounds."""
        return [self.line], [rule.line for rule in self.rules], [owner.line for owner in self.with_steps()]

    def steps(self) -> Iterator[Step]:
        return (step for owner in self.with_steps() for step in owner.steps)

    def tables(self) -> Iterator[tuple[Row, ...]]:
        """Of steps and of examples."""
        yield from (step.table for step in self.steps() if step.table)
        for scenario in self.all_scenarios():
            yield from (examples.rows for examples in scenario.examples if examples.rows)
