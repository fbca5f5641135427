"""Letting an event of the flow lead elsewhere."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from mock_platform.application import cases, check, faces
from mock_platform.application.sandbox import Sandbox
from mock_platform.core.case import Case
from mock_platform.core.flow import Event, Journey, Key, State
from mock_platform.mutants.changes import put
from mock_platform.mutants.mutant import Mutant
from mock_platform.mutants.where import EVERYWHERE, Where, clauses_at, places_of
from mock_platform.store import cases as store


def divert(where: Where, key: Key, to: State) -> None:
    """Let an event of the table lead to `to` instead."""
    usual = cases.advance

    def advance(sandbox: Sandbox, case: Case, event: Event, **changes: Any) -> Case:
        moved = usual(sandbox, case, event, **changes)
        lied = (case.journey, case.state, event) == key and where.holds(sandbox, case.scheme)
        return lead(sandbox, moved, to) if lied else moved

    for module in (cases, check, faces):
        put(module, "advance", advance)


def lead(sandbox: Sandbox, case: Case, to: State) -> Case:
    """Put a case into another state, whatever the table says."""
    store.save(sandbox.scope, replace(case, state=to), was=case.state)
    return replace(case, state=to)


def diversions(name: str, says: str, key: Key, to: State, clause: str) -> Iterator[Mutant]:
    """A mutant for each scheme and edition the clause speaks of. A query belongs to one scheme anyway."""
    for where in places_of(clause) if key[0] is Journey.CERTIFICATION else (EVERYWHERE,):
        yield Mutant(name + where.suffix, says, clauses_at(where, clause), partial(divert, where, key, to))
