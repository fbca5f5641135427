"""How far the writing has come, for people who watch a terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

SOON = 1.0  # seconds; what ends before needs no bar


@contextmanager
def progress(total: int, *, beside: bool) -> Iterator[Callable[[int], None]]:
    """Tell what this gives how many more are done. A bar moves on standard error if that is a terminal, and unless the
    people themselves appear there, which is when they are not written `beside`."""
    if not (sys.stderr.isatty() and (beside or not sys.stdout.isatty())):
        yield lambda more: None
        return
    bar = _Bar(total)
    try:
        yield bar.tell
    finally:
        bar.stop()


class _Bar:
    def __init__(self, total: int) -> None:
        self._total, self._done, self._began = total, 0, monotonic()
        self._shown: Progress | None = None

    def tell(self, more: int) -> None:
        self._done += more
        if self._shown is None and monotonic() - self._began > SOON:
            self._shown = _show(self._total)
        if self._shown:
            self._shown.update(self._shown.task_ids[0], completed=self._done)

    def stop(self) -> None:
        if self._shown:
            self._shown.stop()


def _show(total: int) -> "Progress":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    shown = Progress(
        BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=Console(stderr=True), transient=True
    )
    shown.add_task("", total=total)
    shown.start()
    return shown
