"""What a sandbox is set to."""

from dataclasses import dataclass
from datetime import datetime

from mock_platform.core.fault import Fault


@dataclass(frozen=True, slots=True)
class Settings:
    """`frozen_at` stops the clock, else it is `offset` seconds ahead of the real one; `account` is the number of the
    person logged in, `city` the code of the city last chosen; `retry_limit` counts the failed faces allowed in one
    case. From `expires_at` on (of the real clock) the sandbox is gone.
    """

    edition: str = "official"
    seed: str = "0"
    frozen_at: datetime | None = None
    account: int | None = None
    city: str | None = None
    explorer: bool = False
    register_down: bool = False
    strict_suspension: bool = False
    retry_limit: int | None = None
    offset: int = 0
    expires_at: datetime | None = None
    faults: tuple[Fault, ...] = ()
