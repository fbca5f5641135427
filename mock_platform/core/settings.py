"""What a sandbox is set to."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Settings:
    """`frozen_at` stops the clock; `account` is the number of the person logged in, `city` the code of the city
    last chosen; `retry_limit` counts the failed faces allowed in one case.
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
