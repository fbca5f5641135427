"""What a result shows (B2) gone wrong."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from unittest.mock import patch

from mock_platform.application import results
from mock_platform.application.results import Result
from mock_platform.application.sandbox import Sandbox
from mock_platform.core.case import Case
from mock_platform.core.flow import Journey
from mock_platform.core.identity import Identity
from mock_platform.core.messages import Message
from mock_platform.core.record import Record
from mock_platform.mutants.changes import put
from mock_platform.mutants.mutant import Mutant, breaks
from mock_platform.web.pages import case_views
from mock_platform.web.views import record_rows

_LINES = {
    "name": "姓名",
    "number": "证件号码",
    "scheme": "险种",
    "city": "待遇领取地",
    "time": "认证时间",
    "method": "办理方式",
    "outcome": "认证结果",
    "validity": "有效期至",
}
# For each journey: the clauses broken where nothing is ever found, and where nothing is said of it.
_JOURNEYS: tuple[tuple[Journey, tuple[str, ...], tuple[str, ...]], ...] = (
    (Journey.EMPLOYEE_QUERY, ("B2.1.2a", "B2.1.4a"), ("B2.1.4b",)),
    (Journey.RESIDENT_QUERY, ("B2.2.2b",), ("B2.2.2c",)),
    (Journey.CERTIFICATION, ("G9b",), ()),
)
Change = Callable[[Sandbox, Case, Result], Result]


def show(change: Change, *journeys: Journey) -> None:
    """Let the result of a query be another."""

    def result(sandbox: Sandbox, case: Case) -> Result:
        found = results.result(sandbox, case)
        return change(sandbox, case, found) if case.journey in (journeys or Journey) else found

    put(case_views, "result", result)


def _nothing_found(_sandbox: Sandbox, _case: Case, found: Result) -> Result:
    return Result(message=found.message or Message.M5)


def _nothing_said(_sandbox: Sandbox, _case: Case, found: Result) -> Result:
    return replace(found, message=None)


def _leave_out(term: str) -> None:
    def rows(record: Record, identity: Identity) -> list[tuple[str, str]]:
        return [row for row in record_rows(record, identity) if row[0] != term]

    put(case_views, "record_rows", rows)


def _generated() -> Iterator[Mutant]:
    for journey, finding, saying in _JOURNEYS:
        name = f"result-of-{journey}".replace("_", "-")
        install = partial(show, _nothing_found, journey)
        yield Mutant(f"{name}-always-empty", "M5 stands where there are records.", finding, install)
        if saying:
            install = partial(show, _nothing_said, journey)
            yield Mutant(f"{name}-without-m5", "An empty result says nothing.", saying, install)
    for name, term in _LINES.items():
        yield Mutant(f"result-lacks-{name}", f"A result does not show {term}.", ("Q15",), partial(_leave_out, term))


MUTANTS = tuple(_generated())


@breaks("Q15")
def result_not_masked() -> None:
    """A result shows name and number in full."""

    def rows(record: Record, identity: Identity) -> list[tuple[str, str]]:
        full = {"姓名": identity.name, "证件号码": identity.document.number}
        return [(term, full.get(term, words)) for term, words in record_rows(record, identity)]

    put(case_views, "record_rows", rows)


@breaks("B2.1.2a", "B2.2.2b", "G9b")
def result_without_today() -> None:
    """A result lacks what was certified today."""

    def until_yesterday(sandbox: Sandbox, _case: Case, found: Result) -> Result:
        older = tuple(each for each in found.records if each.certified_at.date() < sandbox.now().date())
        return replace(found, records=older) if older else _nothing_found(sandbox, _case, found)

    show(until_yesterday)


@breaks("Q17")
def oldest_result_first() -> None:
    """The records of a result begin with the oldest."""
    show(lambda _sandbox, _case, found: replace(found, records=found.records[::-1]))


@breaks("Q19")
def result_despite_register_down() -> None:
    """A query ignores that the register cannot be reached."""

    def result(sandbox: Sandbox, case: Case) -> Result:
        with patch.object(sandbox, "settings", replace(sandbox.settings, register_down=False)):
            return results.result(sandbox, case)

    put(case_views, "result", result)


@breaks("Q19")
def nothing_found_while_register_down() -> None:
    """A query says M5 while the register cannot be reached."""
    show(lambda _, __, found: replace(found, message=Message.M5) if found.message is Message.M4 else found)
