"""Guards around behave's formatters: what is told of a run must be complete, and must not end it."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

from living_guide.running.guard import Function, Process
from living_guide.running.noting import NotingGuard, said

CALLBACKS = ("uri", "feature", "rule", "background", "scenario", "step", "match", "result", "embedding")
ENDS = ("rule_finished", "eof", "close")


class Formatters(NotingGuard):
    """A formatter that fails does not end the run, and does not go unnoticed."""

    name = "formatters"

    @contextmanager
    def during(self, run: Process) -> Iterator[None]:
        for formatter in run.formatters:
            for callback in (name for name in CALLBACKS + ENDS if hasattr(formatter, name)):
                setattr(formatter, callback, self._watched(formatter, getattr(formatter, callback)))
        yield

    def _watched(self, formatter: Any, callback: Function) -> Function:
        @wraps(callback)
        def watched(*args: Any) -> None:
            try:
                callback(*args)
            except KeyboardInterrupt:
                raise
            except BaseException as error:
                self.note("", f"formatter {type(formatter).__name__}.{callback.__name__}: {said(error)}")

        return watched
