"""What was asked of a sandbox, and what happened in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened: its name, and what it was about. People stand in it by their numbers alone."""

    name: str
    details: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """A request and how it was answered; of a refusal its stable `code`, and `detail`, the sentence that says why."""

    operation: str
    method: str
    path: str
    status: int
    code: str | None = None
    detail: str | None = None
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """What was asked, and what came of it, in order; `asked` is None for what was arranged without a request.

    Numbers count up from 1; `at` is the sandbox's time, in Shanghai.
    """

    number: int
    at: datetime
    asked: Asked | None
    events: tuple[Happening, ...]
