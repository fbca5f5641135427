"""What somebody does, or what a test arranges, said without a door: no page, no address, no client."""

from collections.abc import Callable
from dataclasses import dataclass, field

from mock_platform.client.sandbox import SandboxControl

AGREEMENTS = ("user_agreement", "privacy_policy")


@dataclass(frozen=True)
class Agree:
    scheme: str
    ticked: tuple[str, ...] = AGREEMENTS


@dataclass(frozen=True)
class ChooseCity:
    city: str


@dataclass(frozen=True)
class Start:
    """`what` is `certifications` or `queries`."""

    what: str
    scheme: str


@dataclass(frozen=True)
class Step:
    """What is done in the case that was started last, by the name of its operation.

    `about` is the number of a person whose data is typed; `typed` goes over it.
    """

    operation: str
    about: int | None = None
    typed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Arrange:
    """By the control plane; `words` say what."""

    words: str
    do: Callable[[SandboxControl], object] = field(repr=False)


Act = Agree | ChooseCity | Start | Step | Arrange
Acts = tuple[Act, ...]


def own() -> Acts:
    return Step("choose_method", typed={"method": "self"}), Step("submit_applicant")


def other(**typed: str) -> Acts:
    """In place of person 2's own data, what is typed."""
    return Step("choose_method", typed={"method": "other"}), Step("submit_applicant", 2, typed)


def begin(what: str, scheme: str) -> Acts:
    return Agree(scheme), Start(what, scheme)


def steps(*operations: str) -> Acts:
    return tuple(Step(operation) for operation in operations)


FACE = steps("begin_capture", "finish_capture")
CONFIRMED_FACE = steps("confirm") + FACE


def faces(*outcomes: str, number: int = 1) -> Arrange:
    return Arrange(f"faces {outcomes}", lambda world: world.people.face(number, outcomes))


def change(**settings: object) -> Arrange:
    return Arrange(f"settings {settings}", lambda world: world.change(**settings))


def later(by: str) -> Arrange:
    return Arrange(f"later {by}", lambda world: world.clock.advance(by))


def happen(event: str, number: int = 1, **details: str) -> Arrange:
    return Arrange(event, lambda world: world.people.happen(number, event, **details))


def record(scheme: str, on: str, number: int = 1) -> Arrange:
    return Arrange(f"record {on}", lambda world: world.people.add_record(number, scheme, on))


def fault(kind: str, operation: str, times: int = 1) -> Arrange:
    return Arrange(f"{kind} at {operation}", lambda world: world.faults.put(kind, operation=operation, times=times))


def log_in(number: int) -> Arrange:
    return Arrange(f"account {number}", lambda world: world.log_in(number))
