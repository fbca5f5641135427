"""The clock of a sandbox: it runs with the real one, ahead of it, or stands still."""

from datetime import date, datetime, timedelta

from mock_platform.application.sandbox import Sandbox
from mock_platform.core.clock import local
from mock_platform.core.errors import InvalidField

FIRST, LAST = date(1950, 1, 1), date(2099, 12, 31)  # whoever is made as of these days has a readable document


def freeze(sandbox: Sandbox, at: datetime) -> None:
    """Let it stand still at a moment."""
    sandbox.change(frozen_at=at, offset=0)
    sandbox.note("clock_frozen", at=sandbox.now().isoformat())


def run(sandbox: Sandbox, offset: timedelta = timedelta()) -> None:
    """Let it run, that far ahead of the real one (behind it if negative)."""
    _require_told("offset", local(sandbox.clock()), offset)
    sandbox.change(frozen_at=None, offset=int(offset.total_seconds()))
    sandbox.note("clock_runs", offset=sandbox.settings.offset)


def advance(sandbox: Sandbox, by: timedelta) -> None:
    """Move it on, standing or running. InvalidField (`by`) if it would leave the years it can tell."""
    _require_told("by", sandbox.now(), by)
    seconds, settings = int(by.total_seconds()), sandbox.settings
    if settings.frozen_at is not None:
        sandbox.change(frozen_at=settings.frozen_at + timedelta(seconds=seconds))
    else:
        sandbox.change(offset=settings.offset + seconds)
    sandbox.note("clock_advanced", seconds=seconds)


def _require_told(field: str, now: datetime, by: timedelta) -> None:
    try:
        inside = FIRST <= (now + by).date() <= LAST
    except OverflowError:
        inside = False
    if not inside:
        raise InvalidField(field, f"时钟应在 {FIRST} 到 {LAST} 之间")
