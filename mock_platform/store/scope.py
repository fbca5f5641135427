"""A transaction on one sandbox: what every look into the store goes through."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table

from mock_platform.store import statements
from mock_platform.store.database import Transaction


@dataclass(frozen=True, slots=True)
class Scope:
    """An open transaction and the sandbox it may touch. Columns are compared with values, never with None."""

    transaction: Transaction
    sandbox: str

    def first(self, table: Table, **equal: Any) -> Any:
        statement = statements.reading(table, tuple(equal))
        return self.transaction.first(statement, self._where(equal))

    def all(self, table: Table, *order: statements.Order, **equal: Any) -> list[Any]:
        """In an order whose objects are always the same ones."""
        return self.transaction.all(statements.reading(table, tuple(equal), order), self._where(equal))

    def add(self, table: Table, **values: Any) -> None:
        self.transaction.run(statements.adding(table), {"sandbox": self.sandbox, **values})

    def change(self, table: Table, where: dict[str, Any], **values: Any) -> bool:
        """Update the rows that match; whether there was one."""
        return self.transaction.run(statements.changing(table, tuple(where)), {**self._where(where), **values}) > 0

    def remove(self, table: Table, **equal: Any) -> bool:
        return self.transaction.run(statements.removing(table, tuple(equal)), self._where(equal)) > 0

    def next_number(self, table: Table) -> int:
        """The number after the highest one given in this sandbox; safe because the sandbox's row is locked."""
        return int(self.transaction.scalar(statements.highest(table), self._where({})) or 0) + 1

    def _where(self, equal: dict[str, Any]) -> dict[str, Any]:
        return statements.where({"sandbox": self.sandbox, **equal})
