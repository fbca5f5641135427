"""Statements as the driver takes them: SQLAlchemy writes each once, and says how values go in and come out."""

from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Delete, Dialect, Insert, Select, Update
from sqlalchemy.types import TypeEngine

Statement = Select[Any] | Insert | Update | Delete
Values = Mapping[str, Any]
Process = Callable[[Any], Any] | None


@dataclass(frozen=True, slots=True)
class Prepared:
    """`places` are the parameters in the driver's order, each with what becomes of its value on the way in; `columns`
    are those that something becomes of on the way out. Parameters go by name to a driver that takes names."""

    sql: str
    places: tuple[tuple[str, Process], ...]
    by_name: bool
    row: Callable[..., Any]
    columns: tuple[tuple[int, Callable[[Any], Any]], ...]

    def parameters(self, values: Values) -> Any:
        if self.by_name:
            return {name: process(values[name]) if process else values[name] for name, process in self.places}
        return [process(values[name]) if process else values[name] for name, process in self.places]

    def read(self, cells: Sequence[Any]) -> Any:
        """A row with its columns by their names."""
        told = list(cells)
        for place, process in self.columns:
            told[place] = process(told[place])
        return self.row(*told)


def prepare(statement: Statement, names: Sequence[str], dialect: Dialect) -> Prepared:
    """A statement that is given values of these names."""
    compiled = statement.compile(dialect=dialect, column_keys=list(names))
    order = getattr(compiled, "positiontup", None)
    types = {name: bind.type for name, bind in compiled.binds.items()}
    columns = list(statement.exported_columns)
    return Prepared(
        sql=str(compiled),
        places=tuple((name, _of(types[name], dialect).bind_processor(dialect)) for name in order or types),
        by_name=order is None,
        row=namedtuple("Row", [column.name for column in columns], rename=True),
        columns=tuple(
            (place, process)
            for place, column in enumerate(columns)
            if (process := _of(column.type, dialect).result_processor(dialect, None))
        ),
    )


def _of(kind: TypeEngine[Any], dialect: Dialect) -> TypeEngine[Any]:
    return kind.dialect_impl(dialect)
