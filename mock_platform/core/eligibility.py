"""The check on 【下一步】 (B1.4) as a decision table: the first row that holds gives the answer."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from mock_platform.core.benefit import Benefit, Status
from mock_platform.core.flow import Event
from mock_platform.core.messages import Message
from mock_platform.core.months import whole_months
from mock_platform.core.validity import CYCLE


@dataclass(frozen=True, slots=True)
class Facts:
    """What the check goes by.

    `benefit` is the register's entry for the typed document in the scheme asked for, `elsewhere` whether the
    other scheme has one, `on` the day of the check, `strict` the setting that turns a long suspension into M2.
    """

    name: str
    benefit: Benefit | None
    elsewhere: bool
    on: date
    reachable: bool = True
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: what the register says, and the answer. `source` is a clause or an open point."""

    source: str
    holds: Callable[[Facts], bool]
    event: Event
    message: Message | None = None


def _unknown(facts: Facts) -> bool:
    benefit = facts.benefit
    if benefit is None:
        return not facts.elsewhere
    return benefit.superseded or benefit.name != facts.name


def _status(status: Status) -> Callable[[Facts], bool]:
    return lambda facts: facts.benefit is not None and facts.benefit.status is status


def _suspended_too_long(facts: Facts) -> bool:
    benefit = facts.benefit
    if benefit is None or benefit.since is None or benefit.status is not Status.SUSPENDED:
        return False
    return facts.strict and whole_months(benefit.since, facts.on) > CYCLE


DECISIONS = (
    Row("Q19", lambda facts: not facts.reachable, Event.CHECK_UNAVAILABLE, Message.M4),
    Row("B1.4f", _unknown, Event.CHECK_FAILED, Message.M1),
    Row("Q10", lambda facts: facts.benefit is None, Event.CHECK_FAILED, Message.M1),
    Row("B1.4i", _status(Status.TERMINATED), Event.CHECK_FAILED, Message.M2),
    Row("Q10", _status(Status.NOT_STARTED), Event.CHECK_FAILED, Message.M2),
    Row("Q10", _suspended_too_long, Event.CHECK_FAILED, Message.M2),
    Row("Q10", _status(Status.SUSPENDED), Event.CHECK_PASSED),
    Row("B1.4c", _status(Status.NORMAL), Event.CHECK_PASSED),
)


def decide(facts: Facts) -> Row:
    """The row that answers these facts; the last two and the first cover whatever the others leave."""
    return next(row for row in DECISIONS if row.holds(facts))
