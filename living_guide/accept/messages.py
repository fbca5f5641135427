"""What a worker and the pool tell each other."""

from dataclasses import dataclass

from living_guide.events.record import ScenarioRun


@dataclass(frozen=True, slots=True)
class Assignment:
    """A scenario to run, and which of its repetitions this is, from 1."""

    id: str
    round: int


@dataclass(frozen=True, slots=True)
class Ready:
    """The worker can run a scenario; the answer is an assignment, or None if there are no more."""


@dataclass(frozen=True, slots=True)
class Ended:
    """A scenario is over."""

    run: ScenarioRun


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something went wrong that belongs to no scenario."""

    problems: tuple[str, ...]


Message = Ready | Ended | Trouble
