"""A pension benefit as the social-security register holds it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mock_platform.core.cities import City
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
