"""The journal of a sandbox: what was asked of it, what happened, and why something was refused."""

from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Annotated, Any

from pydantic import Field

from mock_platform.application import journal
from mock_platform.application.journal import Sought
from mock_platform.application.sandbox import Sandbox
from mock_platform.core.journal import Entry
from mock_platform.web.control.routers import SANDBOX, control_router
from mock_platform.web.fields import Body
from mock_platform.web.numbers import LARGEST

router = control_router()
JOURNAL = SANDBOX + "/journal"
After = Annotated[int, Field(ge=0, le=LARGEST)]
Limit = Annotated[int, Field(ge=1, le=LARGEST)]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventAnswer:
    """Something that happened. People stand in the details by their numbers alone."""

    name: str
    details: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryAnswer:
    """What was asked and how it was answered, with what happened. `code` and `detail` say why it was refused; without
    an operation it was arranged in the platform's own process."""

    number: int
    at: datetime
    operation: str | None
    method: str | None = None
    path: str | None = None
    status: int | None = None
    code: str | None = None
    detail: str | None = None
    faults: list[str] = field(default_factory=list)
    events: list[EventAnswer]

    @classmethod
    def of(cls, entry: Entry) -> "EntryAnswer":
        asked = entry.asked
        events = [EventAnswer(name=event.name, details=dict(event.details)) for event in entry.events]
        if asked is None:
            return cls(number=entry.number, at=entry.at, operation=None, events=events)
        return cls(
            number=entry.number,
            at=entry.at,
            operation=asked.operation,
            method=asked.method,
            path=asked.path,
            status=asked.status,
            code=asked.code,
            detail=asked.detail,
            faults=list(asked.faults),
            events=events,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CountAnswer:
    count: int


class SequenceBody(Body):
    """Names of events or of operations."""

    names: list[Annotated[str, Field(max_length=64)]] = Field(
        min_length=1, max_length=1000, examples=[["choose_method", "check_passed"]]
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SequenceAnswer:
    """Whether they came in that order, others between them or not; the numbers of the entries that were found, and the
    first name that was not."""

    complete: bool
    numbers: list[int]
    missing: str | None


@router.get(JOURNAL)
def find_entries(
    sandbox: Sandbox,
    operation: str | None = None,
    event: str | None = None,
    case: int | None = None,
    status: int | None = None,
    code: str | None = None,
    refused: bool | None = None,
    after: After = 0,
    limit: Limit = LARGEST,
) -> list[EntryAnswer]:
    """The entries that are like that, the oldest first; all if nothing is asked. The newest 5,000 are kept."""
    sought = Sought(operation, event, case, status, code, refused, after)
    return [EntryAnswer.of(entry) for entry in islice(journal.find(sandbox, sought), limit)]


@router.get(JOURNAL + "/count")
def count_entries(
    sandbox: Sandbox,
    operation: str | None = None,
    event: str | None = None,
    case: int | None = None,
    status: int | None = None,
    code: str | None = None,
    refused: bool | None = None,
    after: After = 0,
) -> CountAnswer:
    """How many entries are like that."""
    sought = Sought(operation, event, case, status, code, refused, after)
    return CountAnswer(count=len(journal.find(sandbox, sought)))


@router.post(JOURNAL + "/sequence")
def find_sequence(sandbox: Sandbox, body: SequenceBody) -> SequenceAnswer:
    """Whether events happened, or operations were asked for, in an order."""
    numbers = journal.sequence(sandbox, body.names)
    missing = body.names[len(numbers)] if len(numbers) < len(body.names) else None
    return SequenceAnswer(complete=missing is None, numbers=numbers, missing=missing)


@router.delete(JOURNAL, status_code=204)
def clear_journal(sandbox: Sandbox) -> None:
    """Forget what was asked until now."""
    journal.clear(sandbox)
