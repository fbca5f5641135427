"""The database: its transactions, and statements run in them.

SQLAlchemy describes the tables, writes the statements and keeps the connections; the driver itself runs them, for a
transaction takes several times as long where SQLAlchemy does (`python -m bench.store`).
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Any

from sqlalchemy import Engine, Table

from mock_platform.store import statements
from mock_platform.store.engine import BUSY_TIMEOUT, MEMORY, open_engine
from mock_platform.store.prepared import Prepared, Statement, Values, prepare
from mock_platform.store.recalled import Recalled
from mock_platform.store.waiting import Waiting

Known = dict[tuple[int, tuple[str, ...]], tuple[Statement, Prepared]]


class StoreError(Exception):
    """The database did not do as it was told; `__cause__` is the driver's own error."""


class Database:
    """An engine with all tables in place, and the statements known so far.

    It has one connection and is one lane: transactions of several threads wait for each other, as SQLite's would.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.sqlite = engine.dialect.name == "sqlite"
        self._error = engine.dialect.loaded_dbapi.Error
        self._connection: Any = None
        self._lane = Lock()
        self._known: Known = {}
        self._alone = engine.url.render_as_string() == MEMORY  # nobody else can look into it
        self._recalled = Recalled(alone=self._alone)
        self._waiting = Waiting()

    @contextmanager
    def begin(self) -> Iterator["Transaction"]:
        """A transaction: kept if the block ends well, undone if it raises. StoreError for what the database refuses."""
        if not self._lane.acquire(timeout=BUSY_TIMEOUT / 1000):
            raise StoreError("another transaction has not ended")
        try:
            connection = self._connection = self._connection or self.engine.raw_connection()
            try:
                self._recalled.begin()
                self._waiting.begin()
                transaction = Transaction(connection.cursor(), self, self._recalled, self._waiting)
                yield transaction
                if not self._alone:
                    transaction.settle_all()
                if transaction.begun:
                    connection.commit()
            except BaseException:
                self._recalled.undo()
                self._waiting.undo()
                connection.rollback()
                raise
        except self._error as error:
            raise StoreError(str(error)) from error
        finally:
            self._lane.release()

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        self.engine.dispose()

    def prepared(self, statement: Statement, values: Values) -> Prepared:
        key = id(statement), tuple(values)
        if key not in self._known:
            # Kept beside it, so that no other statement gets its id.
            self._known[key] = statement, prepare(statement, tuple(values), self.engine.dialect)
        return self._known[key][1]


def open_database(url: str = MEMORY) -> Database:
    """The database at `url`; without a URL one in memory. SQLAlchemy's DatabaseError if it cannot be opened."""
    return Database(open_engine(url))


@dataclass(slots=True)
class Transaction:
    """Statements are prepared once for each object: use the same one again. Whoever needs none asks the database for
    nothing."""

    _cursor: Any
    _database: Database
    recalled: Recalled
    waiting: Waiting
    begun: bool = False

    def run(self, statement: Statement, values: Values) -> int:
        """How many rows it touched."""
        self._execute(statement, values)
        return int(self._cursor.rowcount)

    def first(self, statement: Statement, values: Values) -> Any:
        """The first row, with columns by their names; None without one."""
        prepared = self._execute(statement, values)
        cells = self._cursor.fetchone()
        return None if cells is None else prepared.read(cells)

    def all(self, statement: Statement, values: Values) -> list[Any]:
        prepared = self._execute(statement, values)
        return [prepared.read(cells) for cells in self._cursor.fetchall()]

    def scalar(self, statement: Statement, values: Values) -> Any:
        """The first column of the first row; None without one."""
        row = self.first(statement, values)
        return None if row is None else row[0]

    def _execute(self, statement: Statement, values: Values) -> Prepared:
        self._once_begun()
        prepared = self._database.prepared(statement, values)
        self._cursor.execute(prepared.sql, prepared.parameters(values))
        return prepared

    def _once_begun(self) -> None:
        if not self.begun and self._database.sqlite:
            self._cursor.execute("BEGIN IMMEDIATE")  # a reader that becomes a writer would lose updates
        self.begun = True

    def settle(self, sandbox: str, *tables: Table) -> None:
        """Write what waits there."""
        for table in tables:
            writes = self.waiting.take(sandbox, table)
            if writes is not None:
                self._add_all(table, writes.added)
                for number, values in writes.changed.items():
                    where = statements.where({"sandbox": sandbox, "number": number})
                    self.run(statements.changing(table, ("number",)), {**where, **values})

    def settle_all(self) -> None:
        for sandbox, table in self.waiting.places():
            self.settle(sandbox, table)

    def forget(self, sandbox: str) -> None:
        """The sandbox is gone."""
        self.recalled.forget(sandbox)
        self.waiting.drop(sandbox)

    def _add_all(self, table: Table, rows: Sequence[Values]) -> None:
        if rows:
            self._once_begun()
            prepared = self._database.prepared(statements.adding(table), rows[0])
            self._cursor.executemany(prepared.sql, [prepared.parameters(row) for row in rows])
