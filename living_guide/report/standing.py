"""Where each edition stands after a run: how many of its clauses hold."""

from collections.abc import Sequence
from dataclasses import dataclass

from living_guide.registry import Registry
from living_guide.report.outcome import ScenarioOutcome


@dataclass(frozen=True, slots=True)
class Standing:
    """One edition's testable clauses: those all of whose scenarios passed, those with one that did not, the rest."""

    edition: str
    title: str
    holding: int
    broken: tuple[str, ...]
    not_run: tuple[str, ...]

    @property
    def total(self) -> int:
        return self.holding + len(self.broken) + len(self.not_run)


def standings(registry: Registry, outcomes: Sequence[ScenarioOutcome]) -> list[Standing]:
    """How each edition stands, the official one first."""
    return [_standing(registry, edition.id, edition.title.zh, outcomes) for edition in registry.editions]


def _standing(registry: Registry, edition: str, title: str, outcomes: Sequence[ScenarioOutcome]) -> Standing:
    clauses = [clause.id for clause in registry.testable() if clause.edition == edition]
    tried = {clause: [each for each in outcomes if each.answers_for(clause)] for clause in clauses}
    broken = tuple(clause for clause, each in tried.items() if not all(outcome.passed for outcome in each))
    not_run = tuple(clause for clause, each in tried.items() if not each)
    return Standing(edition, title, len(clauses) - len(broken) - len(not_run), broken, not_run)
