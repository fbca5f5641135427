"""A checkpoint: a state of a sandbox to come back to."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """`taken_at` is the sandbox's time then, in Shanghai."""

    name: str
    taken_at: datetime
