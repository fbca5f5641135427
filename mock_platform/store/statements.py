"""Statements, each built once: building one takes longer than running it."""

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Delete, Insert, Select, Table, Update, bindparam, func, select

Columns = tuple[str, ...]
Order = ColumnElement[Any]


def where(equal: dict[str, Any]) -> dict[str, Any]:
    """The values of conditions, by the names they have in these statements; others are those of columns to set."""
    return {f"where_{name}": value for name, value in equal.items()}


@cache
def reading(table: Table, columns: Columns, order: tuple[Order, ...] = ()) -> Select[Any]:
    """The rows of a sandbox in which these columns have given values."""
    return select(table).where(*_equal(table, columns)).order_by(*order)


@cache
def adding(table: Table) -> Insert:
    return table.insert()


@cache
def changing(table: Table, columns: Columns) -> Update:
    return table.update().where(*_equal(table, columns))


@cache
def removing(table: Table, columns: Columns) -> Delete:
    return table.delete().where(*_equal(table, columns))


@cache
def highest(table: Table) -> Select[Any]:
    """The highest number in a sandbox; nothing if it has none."""
    return select(func.max(table.c.number)).where(*_equal(table, ()))


def _equal(table: Table, columns: Columns) -> list[ColumnElement[bool]]:
    return [table.c[name] == bindparam(f"where_{name}", type_=table.c[name].type) for name in ("sandbox", *columns)]
