"""The journal: for each thing that was asked one row, with what came of it."""

from dataclasses import fields
from datetime import datetime
from functools import partial
from operator import attrgetter
from typing import Any

from sqlalchemy import bindparam

from mock_platform.core.journal import Asked, Entry, Happening
from mock_platform.store.schema import journal
from mock_platform.store.scope import Scope

KEPT = 5000  # entries of a sandbox; older ones are dropped
SWEPT = 500  # entries between two sweeps
LONGEST = 512  # characters of a text
_ASKED = tuple(field.name for field in fields(Asked))
_values_of = attrgetter(*_ASKED)
_HERE = journal.c.sandbox == bindparam("where_sandbox")
_SWEEP = journal.delete().where(_HERE, journal.c.number <= bindparam("last"))


def add(scope: Scope, at: datetime, asked: Asked | None, events: list[Happening]) -> None:
    number = scope.next_number(journal)
    scope.add_later(journal, number, partial(_row, number, at, asked, events))
    if number % SWEPT == 0:
        scope.transaction.run(_SWEEP, {"where_sandbox": scope.sandbox, "last": number - KEPT})


def entries(scope: Scope) -> list[Entry]:
    """All that are kept, the oldest first."""
    return [_entry(row) for row in scope.all(journal, journal.c.number)]


def clear(scope: Scope) -> None:
    scope.remove(journal)


def _row(number: int, at: datetime, asked: Asked | None, events: list[Happening]) -> dict[str, Any]:
    happened = [(event.name, event.details) for event in events]
    return {"number": number, "entry": {"at": at.isoformat(), "asked": asked and _told(asked), "events": happened}}


def _told(asked: Asked) -> dict[str, Any]:
    said = zip(_ASKED, _values_of(asked), strict=True)
    return {name: value[:LONGEST] if isinstance(value, str) else value for name, value in said if value}


def _entry(row: Any) -> Entry:
    told = row.entry
    asked = told["asked"] and Asked(**{**told["asked"], "faults": tuple(told["asked"].get("faults", ()))})
    return Entry(
        number=row.number,
        at=datetime.fromisoformat(told["at"]),
        asked=asked,
        events=tuple(Happening(name, details) for name, details in told["events"]),
    )
