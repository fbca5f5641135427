"""A transaction on one sandbox: what every look into the store goes through."""

from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import Table

from mock_platform.store import statements
from mock_platform.store.database import Transaction
from mock_platform.store.recalled import FINDS, Finds
from mock_platform.store.waiting import Row

T = TypeVar("T")
MANY = 64  # rows of one table; they wait no longer
_HIGHEST = "highest"


class Scope:
    """An open transaction and the sandbox it may touch. Columns are compared with values, never with None."""

    __slots__ = ("_recalled", "sandbox", "transaction")

    def __init__(self, transaction: Transaction, sandbox: str) -> None:
        self.transaction = transaction
        self.sandbox = sandbox
        self._recalled = transaction.recalled.of(sandbox)

    def first(self, table: Table, read: Callable[[Any], T], **equal: Any) -> T | None:
        """What `read` makes of the first row; None without one."""
        finds, sought = self._finds(table), (read, *equal.items())
        if sought not in finds:
            self._settle(table)
            row = self.transaction.first(statements.reading(table, tuple(equal)), self._where(equal))
            finds[sought] = None if row is None else read(row)
        found: T | None = finds[sought]
        return found

    def recall(self, table: Table, read: Callable[[Any], T], found: T, **equal: Any) -> None:
        """What `first` would find now: it was just written."""
        self._finds(table)[read, *equal.items()] = found

    def all(self, table: Table, *order: statements.Order, **equal: Any) -> list[Any]:
        """In an order whose objects are always the same ones."""
        self._settle(table)
        return self.transaction.all(statements.reading(table, tuple(equal), order), self._where(equal))

    def add(self, table: Table, **values: Any) -> None:
        self._settle(table)
        self.transaction.run(statements.adding(table), {"sandbox": self.sandbox, **values})
        self._has_added(table, values.get("number"))

    def add_later(self, table: Table, number: int, row: Row) -> None:
        """The same of the row of that number, at the latest when somebody looks into the table; for what no other table
        refers to."""
        waiting = self.transaction.waiting.add(self.sandbox, table, row)
        self._has_added(table, number)
        if waiting >= MANY:
            self._settle(table)

    def change(self, table: Table, where: dict[str, Any], **values: Any) -> bool:
        """Update the rows that match; whether there was one."""
        self._settle(table)
        self._recalled.pop(table, None)
        return self.transaction.run(statements.changing(table, tuple(where)), {**self._where(where), **values}) > 0

    def rewrite_later(self, table: Table, number: int, row: Row) -> None:
        """What the row of that number becomes, which is known to be there; at the latest when somebody looks into the
        table."""
        self.transaction.waiting.change(self.sandbox, table, number, row)
        self._recalled.pop(table, None)

    def remove(self, table: Table, **equal: Any) -> bool:
        self._settle(table)
        self._recalled.pop(table, None)
        return self.transaction.run(statements.removing(table, tuple(equal)), self._where(equal)) > 0

    def next_number(self, table: Table) -> int:
        """The number after the highest one given in this sandbox; safe because the sandbox's row is locked."""
        finds = self._finds(table)
        if _HIGHEST not in finds:
            self._settle(table)
            finds[_HIGHEST] = int(self.transaction.scalar(statements.highest(table), self._where({})) or 0)
        highest: int = finds[_HIGHEST]
        return highest + 1

    def _has_added(self, table: Table, number: int | None) -> None:
        self._recalled[table] = {} if number is None else {_HIGHEST: number}

    def _settle(self, table: Table) -> None:
        self.transaction.settle(self.sandbox, table)

    def _finds(self, table: Table) -> Finds:
        finds = self._recalled.setdefault(table, {})
        if len(finds) > FINDS:
            finds.clear()
        return finds

    def _where(self, equal: dict[str, Any]) -> dict[str, Any]:
        return statements.where({"sandbox": self.sandbox, **equal})
