"""A transaction on one sandbox: what every look into the store goes through."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, func, select


@dataclass(frozen=True, slots=True)
class Scope:
    """An open transaction and the sandbox it may touch."""

    connection: Connection
    sandbox: str

    def mine(self, table: Table, **equal: Any) -> list[ColumnElement[bool]]:
        """Conditions for this sandbox's rows of `table` whose columns have these values."""
        return [table.c.sandbox == self.sandbox, *(table.c[name] == value for name, value in equal.items())]

    def first(self, table: Table, **equal: Any) -> Any:
        return self.connection.execute(select(table).where(*self.mine(table, **equal))).first()

    def all(self, table: Table, *order: ColumnElement[Any], **equal: Any) -> list[Any]:
        query = select(table).where(*self.mine(table, **equal)).order_by(*order)
        return list(self.connection.execute(query))

    def add(self, table: Table, **values: Any) -> None:
        self.connection.execute(table.insert().values(sandbox=self.sandbox, **values))

    def change(self, table: Table, where: dict[str, Any], **values: Any) -> bool:
        """Update the rows that match; whether there was one."""
        done = self.connection.execute(table.update().where(*self.mine(table, **where)).values(**values))
        return done.rowcount > 0

    def remove(self, table: Table, **equal: Any) -> bool:
        return self.connection.execute(table.delete().where(*self.mine(table, **equal))).rowcount > 0

    def next_number(self, table: Table) -> int:
        """The number after the highest one given in this sandbox; safe because the sandbox's row is locked."""
        highest = select(func.coalesce(func.max(table.c.number), 0)).where(*self.mine(table))
        return int(self.connection.scalar(highest) or 0) + 1
