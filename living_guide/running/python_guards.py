"""Guards of what Python lets pass in silence: assertions, threads, coroutines."""

import threading
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from living_guide.running.guard import Guard, Process, Run
from living_guide.running.noting import NotingGuard, said
from living_guide.running.problem import Problem

NEVER_AWAITED = "coroutine .* was never awaited"


class Assertions(Guard):
    """With -O or PYTHONOPTIMIZE, steps that only assert say nothing at all."""

    name = "assertions"

    def before(self, run: Run) -> Iterable[Problem]:
        if not __debug__:
            yield Problem("", "Python is told to leave out assertions; start it without -O and PYTHONOPTIMIZE")


class Threads(NotingGuard):
    """An error in a thread ends the thread, and nothing else."""

    name = "threads"

    @contextmanager
    def during(self, run: Process) -> Iterator[None]:
        tell = threading.excepthook

        def note(args: threading.ExceptHookArgs) -> None:
            if args.exc_value is not None and not isinstance(args.exc_value, SystemExit):
                self.note(run.follower.place(), f"in a thread: {said(args.exc_value)}")
            tell(args)

        threading.excepthook = note
        try:
            yield
        finally:
            threading.excepthook = tell


class Awaited(NotingGuard):
    """A coroutine that is called and never awaited has done nothing."""

    name = "awaited"

    @contextmanager
    def during(self, run: Process) -> Iterator[None]:
        with warnings.catch_warnings():
            warnings.filterwarnings("always", NEVER_AWAITED, RuntimeWarning)
            tell = warnings.showwarning

            def show(message: Warning | str, category: type[Warning], *where: Any, **more: Any) -> None:
                if category is RuntimeWarning and str(message).endswith(" was never awaited"):
                    self.note(run.follower.place(), str(message))
                tell(message, category, *where, **more)

            warnings.showwarning = show
            yield
