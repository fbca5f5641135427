"""Guards around the functions of steps and hooks: what they return, and whether they try to leave."""

from collections.abc import AsyncGenerator, Awaitable, Generator
from functools import wraps
from typing import Any

from living_guide.running.guard import Function, Guard
from living_guide.running.noting import said


class ReturnedFalse(AssertionError):
    """The step says no by its return value, which behave does not look at."""


class NeverRan(Exception):
    """A step or hook whose body has not run, since it is a coroutine or a generator."""


class Left(Exception):
    """A step or hook tried to end the process."""


class NoFalse(Guard):
    name = "no-false"

    def around_step(self, function: Function) -> Function:
        @wraps(function)
        def step(*args: Any, **kwargs: Any) -> Any:
            returned = function(*args, **kwargs)
            if returned is False:
                raise ReturnedFalse("the step returned False")
            return returned

        return step


class NothingPending(Guard):
    """No coroutine that nobody awaits, no generator that nobody runs."""

    name = "nothing-pending"

    def around_step(self, function: Function) -> Function:
        return ran(function, "the step")

    def around_hook(self, hook: str, function: Function) -> Function:
        return ran(function, f"hook {hook}")


class NoExit(Guard):
    """sys.exit ends the run, by default with 0."""

    name = "no-exit"

    def around_step(self, function: Function) -> Function:
        return stays(function, "the step")

    def around_hook(self, hook: str, function: Function) -> Function:
        return stays(function, f"hook {hook}")


def ran(function: Function, who: str) -> Function:
    """The function, unless it hands back its body instead of running it."""

    @wraps(function)
    def watched(*args: Any, **kwargs: Any) -> Any:
        returned = function(*args, **kwargs)
        if isinstance(returned, Awaitable | AsyncGenerator | Generator):
            close = getattr(returned, "close", None)
            if close:
                close()
            kind = "coroutine" if isinstance(returned, Awaitable) else "generator"
            raise NeverRan(f"{who} returned a {kind}, so nothing of it has run")
        return returned

    return watched


def stays(function: Function, who: str) -> Function:
    """The function, whose ways out past behave become errors; only a person may interrupt."""

    @wraps(function)
    def watched(*args: Any, **kwargs: Any) -> Any:
        try:
            return function(*args, **kwargs)
        except SystemExit as error:
            code = "" if error.code is None else error.code
            raise Left(f"{who} called sys.exit({code})") from error
        except (Exception, KeyboardInterrupt):
            raise
        except BaseException as error:
            raise Left(f"{who} raised {said(error)}") from error

    return watched
