"""A pension benefit as the social-security register holds it."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from mock_platform.core.cities import City
from mock_platform.core.errors import BenefitUnchangeable, InvalidField
from mock_platform.core.identity import Document
from mock_platform.core.schemes import Scheme


class Status(StrEnum):
    """The state of a benefit; the value is its name in the API."""

    NORMAL = "normal"
    SUSPENDED = "suspended"
    TERMINATED = "terminated"
    NOT_STARTED = "not_started"


@dataclass(frozen=True, slots=True)
class Benefit:
    """One person's benefit in one scheme.

    `name` and `document` are what the register knows, which need not be what the person holds today (B1.4g).
    `superseded` marks a document the register knows to be replaced. `since` is the first day of `status`.
    """

    scheme: Scheme
    name: str
    document: Document
    city: City
    status: Status = Status.NORMAL
    since: date | None = None
    superseded: bool = False

    @property
    def is_paid_monthly(self) -> bool:
        """Whether the person is among 月定期待遇人员 (B2.1.4c): suspended counts, ended and not begun do not."""
        return self.status in (Status.NORMAL, Status.SUSPENDED)


class BenefitEvent(StrEnum):
    """What may happen to a benefit outside the mini-program; the value is its name in the API."""

    START = "start"
    SUSPEND = "suspend"
    RESUME = "resume"
    TERMINATE = "terminate"
    DIE = "die"
    MOVE = "move"


_PAID = (Status.NORMAL, Status.SUSPENDED)
_LIVING = (*_PAID, Status.NOT_STARTED)
# From which states to which one; None leaves it as it is.
EVENTS: dict[BenefitEvent, tuple[tuple[Status, ...], Status | None]] = {
    BenefitEvent.START: ((Status.NOT_STARTED,), Status.NORMAL),
    BenefitEvent.SUSPEND: ((Status.NORMAL,), Status.SUSPENDED),
    BenefitEvent.RESUME: ((Status.SUSPENDED,), Status.NORMAL),
    BenefitEvent.TERMINATE: (_LIVING, Status.TERMINATED),
    BenefitEvent.DIE: (_LIVING, Status.TERMINATED),
    BenefitEvent.MOVE: (_PAID, None),
}


def after(benefit: Benefit, event: BenefitEvent, on: date, city: City | None = None) -> Benefit:
    """The benefit once `event` has happened on that day; `city` is where somebody moves, and where nobody else does.

    BenefitUnchangeable if it cannot happen to one in that state, InvalidField (`city`) for a move to nowhere.
    """
    states, status = EVENTS[event]
    if benefit.status not in states:
        raise BenefitUnchangeable(event, benefit.status)
    if (city is None) == (event is BenefitEvent.MOVE):
        raise InvalidField("city", "迁移要写明迁入的地市，其他事件不写")
    if status is None:
        return replace(benefit, city=city or benefit.city)
    return replace(benefit, status=status, since=None if status is Status.NORMAL else on)
