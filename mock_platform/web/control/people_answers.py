"""Answers of the control plane about people. They are synthetic, so they are told in full."""

from dataclasses import dataclass
from datetime import date, datetime

from mock_platform.application import arrange, lookup
from mock_platform.application.sandbox import Sandbox
from mock_platform.core.benefit import Benefit, Status
from mock_platform.core.case import Method
from mock_platform.core.face import Outcome
from mock_platform.core.identity import DocumentType, Sex
from mock_platform.core.person import Person
from mock_platform.core.record import Record
from mock_platform.core.schemes import Scheme
from mock_platform.people.cast import Registration


@dataclass(frozen=True, slots=True, kw_only=True)
class BenefitAnswer:
    """A benefit as the register holds it; `since` is the first day of its status."""

    scheme: Scheme
    city: str
    status: Status
    since: date | None
    registration: Registration

    @classmethod
    def of(cls, benefit: Benefit, person: Person) -> "BenefitAnswer":
        return cls(
            scheme=benefit.scheme,
            city=benefit.city.code,
            status=benefit.status,
            since=benefit.since,
            registration=lookup.registration(person, benefit),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonAnswer:
    """A synthetic person, in full, with what they are paid; `face` has the outcomes of the next attempts."""

    number: int
    name: str
    sex: Sex
    born: date
    document_type: DocumentType
    document_number: str
    benefits: list[BenefitAnswer]
    face: list[Outcome]

    @classmethod
    def of(cls, sandbox: Sandbox, person: Person) -> "PersonAnswer":
        identity = person.identity
        return cls(
            number=person.number,
            name=identity.name,
            sex=identity.sex,
            born=identity.born,
            document_type=identity.document.kind,
            document_number=identity.document.number,
            benefits=[BenefitAnswer.of(each, person) for each in arrange.benefits_of(sandbox, person.number)],
            face=list(person.face_script),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordAnswer:
    """A certification record."""

    scheme: Scheme
    city: str
    certified_at: datetime
    method: Method
    valid_until: date

    @classmethod
    def of(cls, record: Record) -> "RecordAnswer":
        return cls(
            scheme=record.scheme,
            city=record.city.code,
            certified_at=record.certified_at,
            method=record.method,
            valid_until=record.valid_until,
        )
