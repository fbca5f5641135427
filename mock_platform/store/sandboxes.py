"""Sandboxes: worlds of their own, each with its people, cases, clock and settings."""

from dataclasses import asdict
from typing import Any

from sqlalchemy import bindparam, select

from mock_platform.core.clock import local
from mock_platform.core.errors import UnknownSandbox
from mock_platform.core.settings import Settings
from mock_platform.store.database import Transaction
from mock_platform.store.schema import sandboxes

# Built once: building a statement takes longer than running it.
_THIS = sandboxes.c.key == bindparam("this")
_EXISTS = select(sandboxes.c.key).where(_THIS)
_LOCK = select(sandboxes).where(_THIS).with_for_update()
_CREATE, _CHANGE, _DELETE = sandboxes.insert(), sandboxes.update().where(_THIS), sandboxes.delete().where(_THIS)


def create(transaction: Transaction, key: str, settings: Settings) -> None:
    transaction.run(_CREATE, {"key": key, **_columns(asdict(settings))})


def exists(transaction: Transaction, key: str) -> bool:
    return transaction.scalar(_EXISTS, {"this": key}) is not None


def lock(transaction: Transaction, key: str) -> Settings:
    """The settings of a sandbox, its row held until the transaction ends; UnknownSandbox if there is none."""
    row = transaction.first(_LOCK, {"this": key})
    if row is None:
        raise UnknownSandbox(key)
    values = row._asdict()
    del values["key"]
    if values["frozen_at"] is not None:
        values["frozen_at"] = local(values["frozen_at"])
    return Settings(**values)


def change(transaction: Transaction, key: str, **values: Any) -> None:
    transaction.run(_CHANGE, {"this": key, **_columns(values)})


def delete(transaction: Transaction, key: str) -> bool:
    """Remove a sandbox with all that hangs on it; whether there was one."""
    return transaction.run(_DELETE, {"this": key}) > 0


def _columns(values: dict[str, Any]) -> dict[str, Any]:
    if values.get("frozen_at") is not None:
        values["frozen_at"] = local(values["frozen_at"]).replace(tzinfo=None)
    return values
