"""A case: one 办理 or one query, from its 办事指南 page to its end."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from mock_platform.core.cities import City
from mock_platform.core.flow import Journey, State
from mock_platform.core.identity import Document
from mock_platform.core.schemes import Scheme


class Method(StrEnum):
    """办理方式 (B1.2)."""

    SELF = "self"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Applicant:
    """申办人: whom the case is about, as typed or as the account holds it."""

    name: str
    document: Document


@dataclass(frozen=True, slots=True)
class Case:
    """`account` is the number of the person logged in; `message` the guide's message last shown to them.

    `applicant` is known from 申办人信息 on; until then a query is about the account's own person (B2.1.2a).
    `failures` counts the faces that did not match.
    """

    number: int
    journey: Journey
    scheme: Scheme
    state: State
    account: int
    city: City | None = None
    method: Method | None = None
    applicant: Applicant | None = None
    message: str | None = None
    failures: int = 0

    def moved(self, to: State, **changes: Any) -> "Case":
        """The case in another state, where no message is shown but one among these changes."""
        # Written out: at every step of a case `dataclasses.replace` would take twice as long.
        kept = {
            "number": self.number,
            "journey": self.journey,
            "scheme": self.scheme,
            "account": self.account,
            "city": self.city,
            "method": self.method,
            "applicant": self.applicant,
            "failures": self.failures,
        }
        return Case(state=to, **{**kept, **changes})
