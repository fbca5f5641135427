"""Faults as the database keeps them: in their sandbox's row, so that a request without any asks for nothing more."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from mock_platform.core.fault import Fault, FaultKind


def to_json(faults: Iterable[Fault]) -> list[Any] | None:
    return [_row(fault) for fault in faults] or None


def from_json(rows: list[Any] | None) -> tuple[Fault, ...]:
    return tuple(_fault(dict(row)) for row in rows or ())


def _row(fault: Fault) -> dict[str, Any]:
    return {**asdict(fault), "until": fault.until and fault.until.isoformat()}


def _fault(row: dict[str, Any]) -> Fault:
    row["kind"] = FaultKind(row["kind"])
    row["pattern"] = None if row["pattern"] is None else tuple(row["pattern"])
    row["until"] = row["until"] and datetime.fromisoformat(row["until"])
    return Fault(**row)
