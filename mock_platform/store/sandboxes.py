"""Sandboxes: worlds of their own, each with its people, cases, clock and settings."""

from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select

from mock_platform.core.clock import local
from mock_platform.core.errors import UnknownSandbox
from mock_platform.core.settings import Settings
from mock_platform.store import faults
from mock_platform.store.database import Transaction
from mock_platform.store.schema import sandboxes

# Built once: building a statement takes longer than running it.
_ITSELF = sandboxes.c.copy_of.is_(None)  # no checkpoint
_THIS = (sandboxes.c.key == bindparam("this")) & _ITSELF
_EXISTS = select(sandboxes.c.key).where(_THIS)
_LOCK = select(sandboxes).where(_THIS).with_for_update()
_ALL = select(sandboxes).where(_ITSELF).order_by(sandboxes.c.key)
_CREATE, _CHANGE, _DELETE = sandboxes.insert(), sandboxes.update().where(_THIS), sandboxes.delete().where(_THIS)
_EXPIRED = select(sandboxes.c.key).where(sandboxes.c.expires_at <= bindparam("now"))
_NAMES = tuple(field.name for field in fields(Settings))
_MOMENTS = ("frozen_at", "expires_at")
_ITS_SETTINGS = "settings"


def create(transaction: Transaction, key: str, settings: Settings) -> None:
    values = {"key": key, "copy_of": None, "copied_at": None}
    transaction.run(_CREATE, {**values, **_columns(values_of(settings))})


def exists(transaction: Transaction, key: str) -> bool:
    return transaction.scalar(_EXISTS, {"this": key}) is not None


def lock(transaction: Transaction, key: str) -> Settings:
    """The settings of a sandbox, its row held until the transaction ends; UnknownSandbox if there is none."""
    finds = transaction.recalled.of(key).setdefault(sandboxes, {})
    if _ITS_SETTINGS not in finds:
        row = transaction.first(_LOCK, {"this": key})
        if row is None:
            raise UnknownSandbox(key)
        finds[_ITS_SETTINGS] = settings_of(row)
    settings: Settings = finds[_ITS_SETTINGS]
    return settings


def all_of_them(transaction: Transaction) -> list[tuple[str, Settings]]:
    """Keys and settings, in the order of the keys."""
    return [(row.key, settings_of(row)) for row in transaction.all(_ALL, {})]


def change(transaction: Transaction, key: str, **values: Any) -> None:
    transaction.recalled.of(key).pop(sandboxes, None)
    transaction.run(_CHANGE, {"this": key, **_columns(values)})


def delete(transaction: Transaction, key: str) -> bool:
    """Remove a sandbox with all that hangs on it; whether there was one."""
    transaction.forget(key)
    return transaction.run(_DELETE, {"this": key}) > 0


def sweep(transaction: Transaction, now: datetime) -> None:
    """Remove those that have expired by `now`."""
    for row in transaction.all(_EXPIRED, {"now": local(now).replace(tzinfo=None)}):
        delete(transaction, row.key)


def settings_of(row: Any) -> Settings:
    return Settings(
        edition=row.edition,
        seed=row.seed,
        frozen_at=row.frozen_at and local(row.frozen_at),
        account=row.account,
        city=row.city,
        explorer=row.explorer,
        register_down=row.register_down,
        strict_suspension=row.strict_suspension,
        retry_limit=row.retry_limit,
        offset=row.offset,
        expires_at=row.expires_at and local(row.expires_at),
        faults=faults.from_json(row.faults),
    )


def values_of(settings: Settings) -> dict[str, Any]:
    return {name: getattr(settings, name) for name in _NAMES}


def _columns(values: dict[str, Any]) -> dict[str, Any]:
    told = dict(values)
    for name in _MOMENTS:
        if told.get(name) is not None:
            told[name] = local(told[name]).replace(tzinfo=None)
    if "faults" in told:
        told["faults"] = faults.to_json(told["faults"])
    return told
