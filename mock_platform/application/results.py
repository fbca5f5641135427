"""What a query shows (B2)."""

from dataclasses import dataclass

from mock_platform.application.cases import subject
from mock_platform.application.sandbox import Sandbox
from mock_platform.core.case import Case
from mock_platform.core.messages import Message
from mock_platform.core.person import Person
from mock_platform.core.record import Record
from mock_platform.store import records, register


@dataclass(frozen=True, slots=True)
class Result:
    """Either records of `person`, the latest first, or the message that stands in their place."""

    person: Person | None = None
    records: tuple[Record, ...] = ()
    message: Message | None = None


def result(sandbox: Sandbox, case: Case) -> Result:
    """The records of whom the case is about; M5 for its two causes (B2.1.4b, B2.2.2c), M4 by Q19."""
    if sandbox.settings.register_down:
        return Result(message=Message.M4)
    person = subject(sandbox, case)
    found = _records(sandbox, case, person) if person else []
    return Result(person, tuple(found)) if found else Result(message=Message.M5)


def _records(sandbox: Sandbox, case: Case, person: Person) -> list[Record]:
    benefit = register.of_person(sandbox.scope, person.number, case.scheme)
    if benefit is None or not benefit.is_paid_monthly:
        return []
    return records.of_person(sandbox.scope, person.number, case.scheme)
