"""Where each edition stands after a run: how many of its clauses hold."""

from collections.abc import Sequence
from dataclasses import dataclass

from living_guide.events.record import ScenarioRun
from living_guide.registry.registry import Registry


@dataclass(frozen=True, slots=True)
class Standing:
    """One edition's testable clauses: those all of whose scenarios passed, those with one that failed, the rest."""

    edition: str
    title: str
    holding: int
    broken: tuple[str, ...]
    not_run: tuple[str, ...]

    @property
    def total(self) -> int:
        return self.holding + len(self.broken) + len(self.not_run)


def standings(registry: Registry, runs: Sequence[ScenarioRun]) -> list[Standing]:
    """How each edition stands, the official one first."""
    return [_standing(registry, edition.id, edition.title.zh, runs) for edition in registry.editions]


def _standing(registry: Registry, edition: str, title: str, runs: Sequence[ScenarioRun]) -> Standing:
    clauses = [clause.id for clause in registry.testable() if clause.edition == edition]
    tried = {clause: [run for run in runs if run.answers_for(clause)] for clause in clauses}
    broken = tuple(clause for clause, each in tried.items() if any(run.failed for run in each))
    holding = [clause for clause, each in tried.items() if each and all(run.passed for run in each)]
    not_run = tuple(clause for clause in clauses if clause not in (*broken, *holding))
    return Standing(edition, title, len(holding), broken, not_run)
