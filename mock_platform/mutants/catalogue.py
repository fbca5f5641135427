"""All mutants that are logic; those of the guide's words are made from its registry, elsewhere."""

from collections.abc import Iterator
from types import ModuleType
from typing import Any

from mock_platform.mutants import (
    agreements,
    applicants,
    checks,
    dialogs,
    endings,
    faces,
    fields,
    flow,
    functions,
    home,
    lookups,
    methods,
    outcomes,
    queries,
    records,
    results,
    retries,
    steps,
    ways_in,
    whose,
)
from mock_platform.mutants.mutant import Mutant

MODULES = (
    *(ways_in, home, functions, agreements, methods, applicants, fields, checks, lookups, dialogs, faces, retries),
    *(records, outcomes, endings, queries, results, whose, steps, flow),
)


class UnknownMutant(Exception):
    """There is no mutant of that name."""


def _of(module: ModuleType) -> Iterator[Mutant]:
    yield from getattr(module, "MUTANTS", ())
    yield from (value for value in vars(module).values() if isinstance(value, Mutant))


def _listed() -> dict[str, Mutant]:
    mutants = [mutant for module in MODULES for mutant in _of(module)]
    named = {mutant.name: mutant for mutant in mutants}
    if len(named) < len(mutants):
        raise ValueError("two mutants have one name")
    return named


MUTANTS = _listed()


def find(name: str) -> Mutant:
    """The mutant of that name; UnknownMutant otherwise."""
    try:
        return MUTANTS[name]
    except KeyError:
        raise UnknownMutant(name) from None


def as_json(mutant: Mutant) -> dict[str, Any]:
    """A mutant as others read it: name, says, clauses, edition."""
    return {"name": mutant.name, "says": mutant.says, "clauses": list(mutant.clauses), "edition": mutant.edition}
