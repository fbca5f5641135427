"""The database: its transactions, and statements run in them.

SQLAlchemy describes the tables, writes the statements and keeps the connections; the driver itself runs them, for a
transaction takes several times as long where SQLAlchemy does (`python -m bench.store`).
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Lock
from typing import Any, NoReturn

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
        self.alone = engine.url.render_as_string() == MEMORY  # nobody else can look into it
        self.lane = Lock()
        self.recalled = Recalled(alone=self.alone)
        self.waiting = Waiting()
        self._connection: Any = None
        self._known: Known = {}

    def begin(self) -> "Transaction":
        """A transaction, for a `with`: kept if the block ends well, undone if it raises. StoreError for what the
        database refuses."""
        return Transaction(self)

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        self.engine.dispose()

    def connection(self) -> Any:
        """The driver's own."""
        if self._connection is None:
            self._connection = self.engine.raw_connection()
        return self._connection

    def prepared(self, statement: Statement, values: Values) -> Prepared:
        key = id(statement), tuple(values)
        if key not in self._known:
            # Kept beside it, so that no other statement gets its id.
            self._known[key] = statement, prepare(statement, tuple(values), self.engine.dialect)
        return self._known[key][1]

    @contextmanager
    def telling(self) -> Iterator[None]:
        """StoreError instead of the driver's own."""
        try:
            yield
        except self.engine.dialect.loaded_dbapi.Error as error:
            raise StoreError(str(error)) from error


def open_database(url: str = MEMORY) -> Database:
    """The database at `url`; without a URL one in memory. SQLAlchemy's DatabaseError if it cannot be opened."""
    return Database(open_engine(url))


class Transaction:
    """Statements are prepared once for each object: use the same one again. Whoever needs none asks the database for
    nothing."""

    __slots__ = ("_cursor", "_database", "begun", "recalled", "waiting")

    def __init__(self, database: Database) -> None:
        self._database = database
        self._cursor: Any = None
        self.recalled = database.recalled
        self.waiting = database.waiting
        self.begun = False

    # A class, for it is entered at every request, and a generator takes longer.
    def __enter__(self) -> "Transaction":
        if not self._database.lane.acquire(timeout=BUSY_TIMEOUT / 1000):
            raise StoreError("another transaction has not ended")
        self.recalled.begin()
        self.waiting.begin()
        return self

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        try:
            if error is None:
                self._keep()
            else:
                self._undo(error)
        finally:
            self._database.lane.release()

    def _keep(self) -> None:
        try:
            if not self._database.alone:
                self.settle_all()
            if self.begun:
                self._database.connection().commit()
        except BaseException as error:
            self._undo(error)

    def _undo(self, error: BaseException) -> NoReturn:
        self.recalled.undo()
        self.waiting.undo()
        with self._database.telling():
            if self.begun:
                self._database.connection().rollback()
            raise error

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
        if self.begun:
            return
        self._cursor = self._database.connection().cursor()
        if self._database.sqlite:
            self._cursor.execute("BEGIN IMMEDIATE")  # a reader that becomes a writer would lose updates
        self.begun = True

    def settle(self, sandbox: str, *tables: Table) -> None:
        """Write what waits there."""
        for table in tables:
            writes = self.waiting.take(sandbox, table)
            if writes is not None:
                self._add_all(table, [{"sandbox": sandbox, **row()} for row in writes.added])
                for number, row in writes.changed.items():
                    where = statements.where({"sandbox": sandbox, "number": number})
                    self.run(statements.changing(table, ("number",)), {**where, **row()})

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
