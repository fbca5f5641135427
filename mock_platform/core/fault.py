"""What may be made to go wrong between a platform that works and whoever calls it. None of it is the guide's."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

ANY = "*"  # every operation


class FaultKind(StrEnum):
    """What a caller sees. The value is its name in the API."""

    FIXED_DELAY = "fixed_delay"
    RANGE_DELAY = "range_delay"
    LOGNORMAL_DELAY = "lognormal_delay"
    ERROR = "error"
    RATE_LIMIT = "rate_limit"
    WRONG_CONTENT_TYPE = "wrong_content_type"
    BROKEN_JSON = "broken_json"
    TRUNCATED_BODY = "truncated_body"
    SLOW_BODY = "slow_body"
    CONNECTION_RESET = "connection_reset"
    EMPTY_ANSWER = "empty_answer"


# These are answered before anything is done; with all others the work is done and only its answer suffers.
PREVENTING = frozenset({FaultKind.ERROR, FaultKind.RATE_LIMIT})


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of a sandbox, by its name there.

    It concerns `operation`, or all with ANY. Of the calls it concerns it strikes the first `times`; or those for which
    `pattern` says so, call by call; or each with this `probability`; else all. After `until` (Shanghai time of the
    sandbox's clock) it strikes no more. `seen` counts the calls it was asked about.
    """

    name: str
    kind: FaultKind
    operation: str = ANY
    parameters: Mapping[str, float | int | str] = field(default_factory=dict)
    times: int | None = None
    pattern: tuple[bool, ...] | None = None
    probability: float | None = None
    until: datetime | None = None
    seen: int = 0

    def concerns(self, operation: str, now: datetime) -> bool:
        return self.operation in (ANY, operation) and (self.until is None or now < self.until)

    def strikes(self, chance: float) -> bool:
        """Whether the next call is struck; `chance` is drawn from 0 to 1."""
        if self.times is not None:
            return self.seen < self.times
        if self.pattern is not None:
            return self.seen < len(self.pattern) and self.pattern[self.seen]
        return self.probability is None or chance < self.probability
