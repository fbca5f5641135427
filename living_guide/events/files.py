"""Events files: written line by line, read back whole."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any, TypeVar

from living_guide.events.record import Record

EVENTS = "events"  # the folder of a report that holds them
SUFFIX = ".ndjson"

Kind = TypeVar("Kind", bound=Record)


class EventsUnreadable(Exception):
    """A file is none of ours: `str(error)` names it, the line and what is wrong."""


def write_record(stream: IO[Any], record: Record) -> None:
    """Append one line and push it out, so that it outlives the process."""
    stream.write(json.dumps(asdict(record), ensure_ascii=False, separators=(",", ":")) + "\n")
    stream.flush()


def events_files(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"*{SUFFIX}"))


def read_records(paths: Iterable[Path]) -> Iterator[Record]:
    """The records of these files, in their order. A last line that broke off with its process is left out."""
    for path in paths:
        lines = path.read_bytes().split(b"\n")
        for number, line in enumerate(lines, 1):
            if number < len(lines):
                yield _read(path, number, line)


def select(records: Iterable[Record], kind: type[Kind]) -> list[Kind]:
    return [record for record in records if isinstance(record, kind)]


def _read(path: Path, number: int, line: bytes) -> Record:
    # Not at the top: whoever only writes starts up without it.
    from living_guide.events.parsing import parse

    try:
        return parse(line)
    except ValueError as error:
        raise EventsUnreadable(f"{path}:{number}: {error}") from error
