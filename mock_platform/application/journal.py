"""Reading the journal of a sandbox: finding entries, and whether things came in an order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mock_platform.application.sandbox import Sandbox
from mock_platform.core.journal import Entry
from mock_platform.store import journal


@dataclass(frozen=True, slots=True)
class Sought:
    """What an entry should be like; None asks for nothing. `after` is the number of an entry before it."""

    operation: str | None = None
    event: str | None = None
    case: int | None = None
    status: int | None = None
    code: str | None = None
    refused: bool | None = None
    after: int = 0


def find(sandbox: Sandbox, sought: Sought) -> list[Entry]:
    """Every entry that is like that, the oldest first."""
    return [entry for entry in journal.entries(sandbox.scope) if _is(entry, sought)]


def sequence(sandbox: Sandbox, names: Sequence[str]) -> list[int]:
    """The numbers of the entries in which these events happened, or operations were asked for, one after the other;
    others may lie between. As many as were found before the first that was not."""
    found: list[int] = []
    for number, name in _names(sandbox):
        if len(found) < len(names) and name == names[len(found)]:
            found.append(number)
    return found


def clear(sandbox: Sandbox) -> None:
    journal.clear(sandbox.scope)


def _names(sandbox: Sandbox) -> Iterator[tuple[int, str]]:
    """What was asked or happened, in order: of an entry first what was asked, if it is not what happened."""
    for entry in journal.entries(sandbox.scope):
        events = [event.name for event in entry.events]
        if entry.asked and entry.asked.operation not in events:
            yield entry.number, entry.asked.operation
        for name in events:
            yield entry.number, name


def _is(entry: Entry, sought: Sought) -> bool:
    asked = entry.asked
    return entry.number > sought.after and all(
        (
            sought.operation in (None, asked and asked.operation),
            sought.status in (None, asked and asked.status),
            sought.code in (None, asked and asked.code),
            sought.refused in (None, bool(asked and asked.code)),
            sought.event is None or any(event.name == sought.event for event in entry.events),
            sought.case is None or any(event.details.get("case") == sought.case for event in entry.events),
        )
    )
