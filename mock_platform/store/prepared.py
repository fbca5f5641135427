"""Statements as the driver takes them: SQLAlchemy writes each once, and says how values go in and come out."""

from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Delete, Dialect, Insert, Select, Update
from sqlalchemy.types import TypeEngine

Statement = Select[Any] | Insert | Update | Delete
Values = Mapping[str, Any]
Processed = tuple[tuple[int, Callable[[Any], Any]], ...]  # by the place


@dataclass(frozen=True, slots=True)
class Prepared:
    """`places` are the parameters in the driver's order; of those in `processed` something becomes on the way in, of
    those in `columns` on the way out. Parameters go by name to a driver that takes names."""

    sql: str
    places: tuple[str, ...]
    processed: Processed
    by_name: bool
    row: Callable[..., Any]
    columns: Processed

    def parameters(self, values: Values) -> Any:
        told = [values[name] for name in self.places]
        for place, process in self.processed:
            told[place] = process(told[place])
        return dict(zip(self.places, told, strict=True)) if self.by_name else told

    def read(self, cells: Sequence[Any]) -> Any:
        """A row with its columns by their names."""
        told = list(cells)
        for place, process in self.columns:
            told[place] = process(told[place])
        return self.row(*told)


def prepare(statement: Statement, names: Sequence[str], dialect: Dialect) -> Prepared:
    """A statement that is given values of these names."""
    compiled = statement.compile(dialect=dialect, column_keys=list(names))
    types = {name: _of(bind.type, dialect) for name, bind in compiled.binds.items()}
    order = getattr(compiled, "positiontup", None)
    places = tuple(order or types)
    columns = list(statement.exported_columns)
    return Prepared(
        sql=str(compiled),
        places=places,
        processed=_processed(types[name].bind_processor(dialect) for name in places),
        by_name=order is None,
        row=namedtuple("Row", [column.name for column in columns], rename=True),
        columns=_processed(_of(column.type, dialect).result_processor(dialect, None) for column in columns),
    )


def _processed(processes: Iterable[Callable[[Any], Any] | None]) -> Processed:
    return tuple((place, process) for place, process in enumerate(processes) if process)


def _of(kind: TypeEngine[Any], dialect: Dialect) -> TypeEngine[Any]:
    return kind.dialect_impl(dialect)
