"""The coverage matrix: where each clause stands in each scheme, before each driver."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from living_guide.registry.clauses import Clause
from living_guide.registry.registry import Registry
from living_guide.trace.schemes import SCHEMES
from living_guide.trace.trace import Standing, Trace, is_stale, standing_of


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a clause stands in one scheme, before one driver, by how many scenarios. None: it does not speak of that
    scheme."""

    scheme: str
    driver: str
    standing: Standing | None = None
    scenarios: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A clause, and its cells by scheme and, within it, driver."""

    clause: Clause
    cells: tuple[Cell, ...]


def matrix(registry: Registry, drivers: Mapping[str, Trace]) -> tuple[Row, ...]:
    """A row for each testable clause, from the traces of each driver's runs."""
    evidence = {
        (driver, each.clause.id): each.evidence for driver, traced in drivers.items() for each in traced.clauses
    }

    def cells(clause: Clause) -> Iterator[Cell]:
        stale = is_stale(registry, clause)
        for scheme in SCHEMES:
            for driver in drivers:
                if scheme not in clause.scheme:
                    yield Cell(scheme, driver)
                    continue
                own = [each for each in evidence[driver, clause.id] if scheme in each.scenario.schemes]
                yield Cell(scheme, driver, standing_of(clause, own, stale=stale), len(own))

    return tuple(Row(clause, tuple(cells(clause))) for clause in registry.testable())
