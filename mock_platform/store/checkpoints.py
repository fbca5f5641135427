"""Checkpoints: copies of all rows of a sandbox, under a key that no request can name."""

from datetime import datetime

from sqlalchemy import Table, bindparam, select

from mock_platform.core.checkpoint import Checkpoint
from mock_platform.core.clock import local
from mock_platform.core.settings import Settings
from mock_platform.store import statements
from mock_platform.store.database import Transaction
from mock_platform.store.sandboxes import settings_of
from mock_platform.store.schema import journal, metadata, sandboxes

_AT = "@"
# What was asked is no part of a state. Answers are: what a restored sandbox has not done yet must not be replayed.
_COPIED = [table for table in metadata.sorted_tables if "sandbox" in table.c and table is not journal]
_OURS = (
    select(sandboxes).where(sandboxes.c.copy_of == bindparam("this")).order_by(sandboxes.c.copied_at, sandboxes.c.key)
)
_COPY = (sandboxes.c.key == bindparam("copy")) & sandboxes.c.copy_of.is_not(None)
_ONE, _DROP, _CREATE = select(sandboxes).where(_COPY), sandboxes.delete().where(_COPY), sandboxes.insert()
_SETTINGS = select(sandboxes).where(sandboxes.c.key == bindparam("this"))


def take(transaction: Transaction, key: str, name: str, at: datetime) -> None:
    """Keep the state of a sandbox under that name, in place of one kept there before."""
    drop(transaction, key, name)
    row = transaction.first(_SETTINGS, {"this": key})._asdict()
    kept = {"key": _key(key, name), "copy_of": key, "copied_at": at.replace(tzinfo=None), "expires_at": None}
    transaction.run(_CREATE, {**row, **kept})
    transaction.settle(key, *_COPIED)
    for table in _COPIED:
        _copy(transaction, table, key, _key(key, name))


def restore(transaction: Transaction, key: str, name: str) -> Settings | None:
    """Put everything back but the settings; these are the answer, None if there is no such checkpoint."""
    kept = transaction.first(_ONE, {"copy": _key(key, name)})
    if kept is None:
        return None
    clear(transaction, key)
    for table in _COPIED:
        _copy(transaction, table, _key(key, name), key)
    return settings_of(kept)


def clear(transaction: Transaction, key: str) -> None:
    """Remove everything from the sandbox but its settings."""
    transaction.settle(key, *_COPIED)
    transaction.recalled.forget(key)
    for table in reversed(_COPIED):
        transaction.run(statements.removing(table, ()), statements.where({"sandbox": key}))


def drop(transaction: Transaction, key: str, name: str) -> bool:
    """Whether there was one."""
    return transaction.run(_DROP, {"copy": _key(key, name)}) > 0


def all_of(transaction: Transaction, key: str) -> list[Checkpoint]:
    """The oldest first; of those of one moment by their names."""
    rows = transaction.all(_OURS, {"this": key})
    return [Checkpoint(row.key.partition(_AT)[2], local(row.copied_at)) for row in rows]


def _key(key: str, name: str) -> str:
    return f"{key}{_AT}{name}"


def _copy(transaction: Transaction, table: Table, here: str, there: str) -> None:
    for row in transaction.all(statements.reading(table, ()), statements.where({"sandbox": here})):
        transaction.run(statements.adding(table), {**row._asdict(), "sandbox": there})
