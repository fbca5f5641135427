"""Guards of cleanups: behave tells their errors in passing, and forgets them where it is told to."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from behave.model_type import Status

from living_guide.running.function_guards import ran, stays
from living_guide.running.guard import Function, Process
from living_guide.running.noting import NotingGuard, said


@dataclass(frozen=True)
class Cleanup:
    """A cleanup whose errors are noted; the same as any other of the same function, as behave calls each but once."""

    function: Function
    note: Callable[[str], None] = field(compare=False)

    @property
    def __name__(self) -> str:
        return str(getattr(self.function, "__name__", self.function))

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        who = f"cleanup {self.__name__}"
        try:
            return stays(ran(self.function, who), who)(*args, **kwargs)
        except Exception as error:
            self.note(f"{who}: {said(error)}")
            raise


class Cleanups(NotingGuard):
    """What could not be cleaned up counts for the scenario, rule or feature it was promised to, or for the run."""

    name = "cleanups"

    @contextmanager
    def during(self, run: Process) -> Iterator[None]:
        context = run.context
        add = context.add_cleanup

        def add_cleanup(function: Function, *args: Any, **kwargs: Any) -> None:
            add(Cleanup(function, lambda what: self._blame(context, what)), *args, **kwargs)

        # Plain assignment would make it one of the attributes that end with a scenario.
        vars(context)["add_cleanup"] = add_cleanup
        try:
            yield
        finally:
            del vars(context)["add_cleanup"]

    def _blame(self, context: Any, what: str) -> None:
        layer = context._stack[0]["@layer"]
        if layer == "testrun":
            self.note("", what)
            return
        owner = getattr(context, layer)
        owner.error_message = "\n".join(filter(None, [owner.error_message, what]))
        owner.set_status(Status.cleanup_error)
