"""Answers of the control plane about sandboxes, clocks and checkpoints."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from mock_platform.application.sandbox import Sandbox, time_of
from mock_platform.core.checkpoint import Checkpoint
from mock_platform.core.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class SandboxAnswer:
    """A sandbox's settings, and its time."""

    key: str
    seed: str
    edition: str
    now: datetime
    frozen: bool
    account: int | None
    city: str | None
    explorer: bool
    register_down: bool
    strict_suspension: bool
    retry_limit: int | None
    expires_at: datetime | None

    @classmethod
    def of(cls, key: str, settings: Settings, clock: Callable[[], datetime]) -> "SandboxAnswer":
        return cls(
            key=key,
            seed=settings.seed,
            edition=settings.edition,
            now=time_of(settings, clock),
            frozen=settings.frozen_at is not None,
            account=settings.account,
            city=settings.city,
            explorer=settings.explorer,
            register_down=settings.register_down,
            strict_suspension=settings.strict_suspension,
            retry_limit=settings.retry_limit,
            expires_at=settings.expires_at,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockAnswer:
    """`offset` is how many seconds a running clock is ahead of the real one."""

    now: datetime
    frozen: bool
    offset: int

    @classmethod
    def of(cls, sandbox: Sandbox) -> "ClockAnswer":
        settings = sandbox.settings
        return cls(now=sandbox.now(), frozen=settings.frozen_at is not None, offset=settings.offset)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckpointAnswer:
    """`taken_at` is the sandbox's time then."""

    name: str
    taken_at: datetime

    @classmethod
    def of(cls, checkpoint: Checkpoint) -> "CheckpointAnswer":
        return cls(name=checkpoint.name, taken_at=checkpoint.taken_at)
