"""The journal: for each thing that was asked one row, with what came of it, as JSON."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import bindparam

from mock_platform.core.journal import Asked, Entry, Happening
from mock_platform.store.schema import journal
from mock_platform.store.scope import Scope

KEPT = 5000  # entries of a sandbox; older ones are dropped
SWEPT = 500  # entries between two sweeps
LONGEST = 512  # characters of a text
_HERE = journal.c.sandbox == bindparam("where_sandbox")
_SWEEP = journal.delete().where(_HERE, journal.c.number <= bindparam("last"))


def add(scope: Scope, at: datetime, asked: Asked | None, events: Sequence[Happening]) -> None:
    number = scope.next_number(journal)
    scope.add_later(journal, number, partial(_row, number, at, asked and _short(asked), events))
    if number % SWEPT == 0:
        scope.transaction.run(_SWEEP, {"where_sandbox": scope.sandbox, "last": number - KEPT})


def entries(scope: Scope) -> list[Entry]:
    """All that are kept, the oldest first."""
    return [_entry(row) for row in scope.all(journal, journal.c.number)]


def clear(scope: Scope) -> None:
    scope.remove(journal)


def _short(asked: Asked) -> Asked:
    if len(asked.path) <= LONGEST and len(asked.detail or "") <= LONGEST:
        return asked
    return replace(asked, path=asked.path[:LONGEST], detail=asked.detail and asked.detail[:LONGEST])


def _row(number: int, at: datetime, asked: Asked | None, events: Sequence[Happening]) -> dict[str, Any]:
    happened = [(event.name, event.details) for event in events]
    return {"number": number, "entry": {"at": at, "asked": asked, "events": happened}}


def _entry(row: Any) -> Entry:
    told = row.entry
    asked = told["asked"] and Asked(**{**told["asked"], "faults": tuple(told["asked"].get("faults", ()))})
    return Entry(
        number=row.number,
        at=datetime.fromisoformat(told["at"]),
        asked=asked,
        events=tuple(Happening(name, details) for name, details in told["events"]),
    )
