"""The journal: for each thing that was asked one row, with what came of it."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, bindparam, func, literal_column, select

from mock_platform.core.clock import SHANGHAI
from mock_platform.core.journal import Asked, Entry, Happening
from mock_platform.store.schema import journal
from mock_platform.store.scope import Scope

KEPT = 5000  # entries of a sandbox; older ones are dropped
SWEPT = 500  # entries between two sweeps
_HERE = journal.c.sandbox == bindparam("where_sandbox")
_ZERO: ColumnElement[int] = literal_column("0")
_ONE: ColumnElement[int] = literal_column("1")
_NEXT = select(func.coalesce(func.max(journal.c.number), _ZERO) + _ONE).where(_HERE).scalar_subquery()
_ADD = journal.insert().values(number=_NEXT).returning(journal.c.number)
_SWEEP = journal.delete().where(_HERE, journal.c.number <= bindparam("last"))


def add(scope: Scope, at: datetime, asked: Asked | None, events: list[Happening]) -> None:
    number = scope.transaction.scalar(_ADD, {**_row(at, asked, events), **_where(scope), "sandbox": scope.sandbox})
    if number % SWEPT == 0:
        scope.transaction.run(_SWEEP, {**_where(scope), "last": number - KEPT})


def entries(scope: Scope) -> list[Entry]:
    """All that are kept, the oldest first."""
    return [_entry(row) for row in scope.all(journal, journal.c.number)]


def clear(scope: Scope) -> None:
    scope.remove(journal)


def _where(scope: Scope) -> dict[str, str]:
    return {"where_sandbox": scope.sandbox}


def _row(at: datetime, asked: Asked | None, events: list[Happening]) -> dict[str, Any]:
    return {
        "at": at.replace(tzinfo=None),
        "operation": asked and asked.operation,
        "method": asked and asked.method,
        "path": asked and asked.path[:256],
        "status": asked and asked.status,
        "code": asked and asked.code,
        "detail": asked and asked.detail and asked.detail[:512],
        "faults": list(asked.faults) if asked and asked.faults else None,
        "events": [[event.name, event.details] for event in events],
    }


def _entry(row: Any) -> Entry:
    asked = Asked(row.operation, row.method, row.path, row.status, row.code, row.detail, tuple(row.faults or ()))
    return Entry(
        number=row.number,
        at=row.at.replace(tzinfo=SHANGHAI),
        asked=asked if row.operation else None,
        events=tuple(Happening(name, details) for name, details in row.events),
    )
