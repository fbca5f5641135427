"""Guards of the process: that it does not vanish, and does not hang."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from threading import TIMEOUT_MAX, Timer
from typing import Any, NoReturn

from behave.model import Scenario

from living_guide.running.blame import place_of_caller
from living_guide.running.guard import Guard, Process, Run
from living_guide.running.plan import place_of
from living_guide.running.problem import Problem

TIMEOUT = "timeout"  # its name among behave's user data
PATIENCE = 120.0  # seconds a scenario may take unless the setting says otherwise

_leave = os._exit
_BECOMING: dict[str, Callable[..., NoReturn]] = {"execv": os.execv, "execve": os.execve}


class NoVanishing(Guard):
    """os._exit ends the process before anybody can look at the result."""

    name = "no-vanishing"

    def begin(self, run: Process) -> None:
        process = os.getpid()

        def refuse(code: int) -> None:
            if os.getpid() != process:
                _leave(code)  # a child that was forked ends as it likes
            if run.is_over:
                _leave(code or int(bool(run.problems)))  # what is called at the end must not turn red into green
            abandon(run, Problem(run.follower.place() or place_of_caller(), f"os._exit({code}) was called"))

        os._exit = refuse  # type: ignore[assignment]


class NoBecoming(Guard):
    """os.exec… makes the process another program, which may end as it likes."""

    name = "no-becoming"

    def begin(self, run: Process) -> None:
        process = os.getpid()
        # All of os.exec… come down to these two.
        for name, become in _BECOMING.items():
            setattr(os, name, _refusing(run, process, name, become))


def _refusing(run: Process, process: int, name: str, become: Callable[..., NoReturn]) -> Callable[..., NoReturn]:
    def refuse(path: Any, *rest: Any) -> NoReturn:
        if os.getpid() != process or (run.is_over and not run.problems):
            become(path, *rest)
        if run.is_over:
            _leave(1)
        place = run.follower.place() or place_of_caller()
        abandon(run, Problem(place, f"os.{name}({os.fsdecode(path)}) was called"))

    return refuse


class Timeouts(Guard):
    """A scenario that takes longer than `-D timeout=…` seconds ends the run."""

    name = "timeouts"

    def before(self, run: Run) -> Iterable[Problem]:
        if _seconds(run) is None:
            yield Problem("", f"-D {TIMEOUT}={run.config.userdata[TIMEOUT]}: not a number of seconds above 0")

    @contextmanager
    def during(self, run: Process) -> Iterator[None]:
        seconds = _seconds(run) or PATIENCE
        timers: list[Timer] = []

        def begin(scenario: Scenario) -> None:
            problem = Problem(place_of(scenario), f"timed out after {seconds:g} s")
            timer = Timer(seconds, abandon, (run, problem))
            timer.daemon = True
            timer.start()
            timers.append(timer)

        def end(_: Scenario | None = None) -> None:
            while timers:
                timers.pop().cancel()

        run.follower.on_begin.append(begin)
        run.follower.on_end.append(end)
        try:
            yield
        finally:
            end()


def abandon(run: Process, problem: Problem) -> NoReturn:
    """End the process now: say why, and what else is known so far, and let those who write events write it down."""
    run.report([problem, *(each for guard in run.guards for each in guard.after(run))])
    for formatter in run.formatters:
        if hasattr(formatter, "abandon"):
            formatter.abandon(problem.what)
    sys.stdout.flush()
    _leave(1)


def _seconds(run: Run) -> float | None:
    try:
        seconds = float(run.config.userdata.get(TIMEOUT, PATIENCE))
    except ValueError:
        return None
    return seconds if 0 < seconds <= TIMEOUT_MAX else None
