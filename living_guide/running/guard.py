"""One way to look whether a run lies."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, ClassVar, Protocol

from behave.configuration import Configuration
from behave.model import Feature

from living_guide.events.facts import RunFacts
from living_guide.running.follower import Follower
from living_guide.running.ledger import Ledger
from living_guide.running.plan import Planned
from living_guide.running.problem import Problem

Function = Callable[..., Any]


class Run(Protocol):
    """What guards may know of a run; `planned` and `features` are complete before the first scenario begins."""

    @property
    def config(self) -> Configuration: ...

    @property
    def features(self) -> Sequence[Feature]: ...

    @property
    def formatters(self) -> Sequence[Any]: ...

    @property
    def planned(self) -> Sequence[Planned]: ...

    @property
    def ledger(self) -> Ledger: ...

    @property
    def facts(self) -> RunFacts: ...

    @property
    def follower(self) -> Follower: ...

    def report(self, problems: Sequence[Problem]) -> bool: ...


class Process(Run, Protocol):
    """What guards may know, besides, in the process that runs scenarios."""

    @property
    def context(self) -> Any: ...

    @property
    def guards(self) -> Sequence["Guard"]: ...

    @property
    def problems(self) -> Sequence[Problem]: ...

    @property
    def is_over(self) -> bool: ...


class Guard:
    """What a guard may do; each does a part. The runner asks all of its guards at each of these moments."""

    name: ClassVar[str]

    def begin(self, run: Process) -> None:
        """Put in place what must be there before anything is loaded."""

    def before(self, run: Run) -> Iterable[Problem]:
        """Reasons not to begin, once everything is loaded."""
        return ()

    def around_step(self, function: Function) -> Function:
        """A step's function, watched."""
        return function

    def around_hook(self, hook: str, function: Function) -> Function:
        """A hook's function, watched."""
        return function

    @contextmanager
    def during(self, run: Process) -> Iterator[None]:
        """Whatever must be in place while scenarios run."""
        yield

    def after(self, run: Run) -> Iterable[Problem]:
        """Reasons why the run is not green, now that it is over."""
        return ()
