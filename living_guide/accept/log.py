"""A worker's log: what it, and what it started, printed."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO

from living_guide.events.masking import Mask


@dataclass(slots=True)
class Log:
    """`mask` hides people in all that the worker itself prints from now on."""

    mask: Callable[[str], str]


class _Masked(TextIOWrapper):
    def __init__(self, stream: BinaryIO, log: Log) -> None:
        super().__init__(stream, encoding="utf-8", errors="backslashreplace", line_buffering=True)
        self._log = log

    def write(self, text: str) -> int:
        super().write(self._log.mask(text))
        return len(text)


def print_to(path: Path) -> Log:
    """From now on the process prints there, UTF-8, line by line, so that it can be read when it was killed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        for stream in (1, 2):
            os.dup2(file.fileno(), stream)
    log = Log(Mask())
    sys.stdout = sys.__stdout__ = _Masked(os.fdopen(1, "wb", closefd=False), log)  # type: ignore[misc]
    sys.stderr = sys.__stderr__ = _Masked(os.fdopen(2, "wb", closefd=False), log)  # type: ignore[misc]
    return log
