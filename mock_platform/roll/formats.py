"""The formats a roll may have."""

from enum import StrEnum
from pathlib import Path


class Format(StrEnum):
    """A format; the value is also the suffix of its files."""

    CSV = "csv"
    JSONL = "jsonl"
    PARQUET = "parquet"


def format_of(path: Path) -> Format | None:
    """What the suffix says, if it is a format's."""
    suffix = path.suffix.lower().removeprefix(".")
    return Format(suffix) if suffix in set(Format) else None
