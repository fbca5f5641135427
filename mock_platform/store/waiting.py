"""Writes that wait until somebody looks into their table: what is written over before that is never written at all, and
many at once cost less than one by one. Not even their values are worked out before."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from sqlalchemy import Table

from mock_platform.store.prepared import Values

Row = Callable[[], Values]


@dataclass(slots=True)
class Writes:
    """Of one table of one sandbox: rows to add, and by their numbers what others become."""

    added: list[Row] = field(default_factory=list)
    changed: dict[int, Row] = field(default_factory=dict)


class Waiting:
    """By sandbox and table."""

    def __init__(self) -> None:
        self._writes: dict[str, dict[Table, Writes]] = {}
        self._undo: list[Callable[[], object]] = []  # what takes back the transaction's own doing, in its order

    def begin(self) -> None:
        """A transaction begins."""
        self._undo.clear()

    def undo(self) -> None:
        """The transaction has failed."""
        while self._undo:
            self._undo.pop()()

    def add(self, sandbox: str, table: Table, row: Row) -> int:
        """How many rows wait there now."""
        added = self._of(sandbox, table).added
        added.append(row)
        self._undo.append(added.pop)
        return len(added)

    def change(self, sandbox: str, table: Table, number: int, row: Row) -> None:
        changed = self._of(sandbox, table).changed
        before = changed.get(number)
        changed[number] = row
        self._undo.append(
            partial(changed.pop, number) if before is None else partial(changed.__setitem__, number, before)
        )

    def take(self, sandbox: str, table: Table) -> Writes | None:
        """What waits there, for whoever writes it now."""
        tables = self._writes.get(sandbox, {})
        writes = tables.pop(table, None)
        if writes is not None:
            self._undo.append(partial(self._put_back, sandbox, table, writes))
            if not tables:
                del self._writes[sandbox]
        return writes

    def drop(self, sandbox: str) -> None:
        """Nobody will look there any more."""
        tables = self._writes.pop(sandbox, None)
        if tables is not None:
            self._undo.append(partial(self._writes.__setitem__, sandbox, tables))

    def places(self) -> list[tuple[str, Table]]:
        """Where anything waits."""
        return [(sandbox, table) for sandbox, tables in self._writes.items() for table in tables]

    def _put_back(self, sandbox: str, table: Table, writes: Writes) -> None:
        self._writes.setdefault(sandbox, {})[table] = writes

    def _of(self, sandbox: str, table: Table) -> Writes:
        tables = self._writes.setdefault(sandbox, {})
        if table not in tables:
            tables[table] = Writes()
        return tables[table]
