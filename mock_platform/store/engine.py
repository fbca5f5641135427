"""Engines: how the database is opened, so that no update is ever lost."""

from sqlite3 import OperationalError
from typing import Any

import orjson
from sqlalchemy import Engine, StaticPool, create_engine, event, inspect

from mock_platform.store.schema import metadata

MEMORY = "sqlite://"
BUSY_TIMEOUT = 10_000  # milliseconds a writer waits for another
SWITCHES = 50  # times the switch to WAL is tried while others are making it too


class OldDatabase(Exception):
    """The database was made by another version of the platform, and has other tables."""

    def __init__(self, table: str) -> None:
        super().__init__(f"made by another version (its table {table!r} differs): name a new file, or delete this one")


def open_engine(url: str = MEMORY) -> Engine:
    """An engine for `url` with all tables in place; without a URL the database lives in memory.

    OldDatabase if its tables are those of another version.
    """
    engine = create_engine(url, json_serializer=_json, json_deserializer=orjson.loads, **_options(url))
    if engine.dialect.name == "sqlite":
        _tame_sqlite(engine, in_memory=url == MEMORY)
    if url != MEMORY:
        _require_ours(engine)
    metadata.create_all(engine)
    return engine


def _json(told: Any) -> str:
    # A tenth of what the standard library takes, for each entry of a journal.
    return orjson.dumps(told).decode()


def _require_ours(engine: Engine) -> None:
    for (_, table), columns in inspect(engine).get_multi_columns().items():
        if table in metadata.tables and {each["name"] for each in columns} != set(metadata.tables[table].c.keys()):
            engine.dispose()
            raise OldDatabase(table)


def _options(url: str) -> dict[str, Any]:
    if not url.startswith("sqlite"):
        return {}
    anywhere = {"connect_args": {"check_same_thread": False}}
    # One connection to memory, for each further one would open an empty database of its own.
    return {**anywhere, "poolclass": StaticPool} if url == MEMORY else anywhere


def _tame_sqlite(engine: Engine, *, in_memory: bool) -> None:
    # The driver's own transactions begin as readers and lose updates when two upgrade at once.
    @event.listens_for(engine, "connect")
    def on_connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")
        if not in_memory:
            connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT}")
            _switch_to_wal(connection)
            connection.execute("PRAGMA synchronous = FULL")

    @event.listens_for(engine, "begin")
    def on_begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _switch_to_wal(connection: Any) -> None:
    # The busy timeout does not cover this switch: where another connection is making it, wait for that one's lock.
    for _ in range(SWITCHES):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except OperationalError:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("COMMIT")
        else:
            return
    connection.execute("PRAGMA journal_mode = WAL")
