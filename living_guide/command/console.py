"""Where people read along: a terminal, a file, another program."""

import sys
from io import TextIOWrapper
from typing import IO

from rich.console import Console


def open_console(stream: IO[str] | None = None) -> Console:
    """A console that breaks no line and takes every text as it is; by default on standard output, where what the
    encoding of old terminals lacks becomes a question mark."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    return Console(file=stream, highlight=False, markup=False, emoji=False, soft_wrap=True)
