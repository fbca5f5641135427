"""A transaction on one sandbox: what every look into the store goes through."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table

from mock_platform.store import statements


@dataclass(frozen=True, slots=True)
class Scope:
    """An open transaction and the sandbox it may touch. Columns are compared with values, never with None."""

    connection: Connection
    sandbox: str

    def first(self, table: Table, **equal: Any) -> Any:
        statement = statements.reading(table, tuple(equal))
        return self.connection.execute(statement, self._where(equal)).first()

    def all(self, table: Table, *order: ColumnElement[Any], **equal: Any) -> list[Any]:
        statement = statements.reading(table, tuple(equal)).order_by(*order)
        return list(self.connection.execute(statement, self._where(equal)))

    def add(self, table: Table, **values: Any) -> None:
        self.connection.execute(statements.adding(table), {"sandbox": self.sandbox, **values})

    def change(self, table: Table, where: dict[str, Any], **values: Any) -> bool:
        """Update the rows that match; whether there was one."""
        done = self.connection.execute(statements.changing(table, tuple(where)), {**self._where(where), **values})
        return done.rowcount > 0

    def remove(self, table: Table, **equal: Any) -> bool:
        done = self.connection.execute(statements.removing(table, tuple(equal)), self._where(equal))
        return done.rowcount > 0

    def next_number(self, table: Table) -> int:
        """The number after the highest one given in this sandbox; safe because the sandbox's row is locked."""
        return int(self.connection.scalar(statements.highest(table), self._where({})) or 0) + 1

    def _where(self, equal: dict[str, Any]) -> dict[str, Any]:
        return statements.where({"sandbox": self.sandbox, **equal})
