"""People as the control plane tells them."""

from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Benefit:
    """`city` is the code of the one that pays; `since` the first day of `status`."""

    scheme: str
    city: str
    status: str
    since: date | None
    registration: str


@dataclass(frozen=True, slots=True)
class Person:
    """A synthetic person of a sandbox; `number` is how the control plane calls them."""

    number: int
    name: str
    sex: str
    born: date
    document_type: str
    document_number: str
    benefits: tuple[Benefit, ...]
    face: tuple[str, ...]

    @classmethod
    def read(cls, told: dict[str, Any]) -> "Person":
        return cls(
            number=told["number"],
            name=told["name"],
            sex=told["sex"],
            born=date.fromisoformat(told["born"]),
            document_type=told["document_type"],
            document_number=told["document_number"],
            benefits=tuple(_benefit(each) for each in told["benefits"]),
            face=tuple(told["face"]),
        )

    @property
    def typed(self) -> dict[str, str]:
        """What somebody types of them in 申办人信息, by the names of the API's fields."""
        return {"name": self.name, "document_type": self.document_type, "document_number": self.document_number}


def _benefit(told: dict[str, Any]) -> Benefit:
    since = told["since"] and date.fromisoformat(told["since"])
    return Benefit(told["scheme"], told["city"], told["status"], since, told["registration"])
