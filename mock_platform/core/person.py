"""A person of a sandbox: somebody who can hold an account, a benefit, both or neither."""

from dataclasses import dataclass

from mock_platform.core.face import Outcome
from mock_platform.core.identity import Identity


@dataclass(frozen=True, slots=True)
class Person:
    """`identity` is what the person holds today; `face_script` the outcomes of the next attempts, first one first.

    An empty script passes. `note` is a word for whoever explores by hand.
    """

    number: int
    identity: Identity
    face_script: tuple[Outcome, ...] = ()
    note: str | None = None

    @property
    def next_outcome(self) -> Outcome:
        return self.face_script[0] if self.face_script else Outcome.PASS
