"""Answers of the control plane."""

from datetime import date, datetime

from pydantic import BaseModel

from mock_platform.application.sandbox import Sandbox
from mock_platform.core.case import Method
from mock_platform.core.identity import DocumentType, Sex
from mock_platform.core.person import Person
from mock_platform.core.record import Record
from mock_platform.core.schemes import Scheme


class SandboxAnswer(BaseModel):
    """A sandbox's settings, and its time."""

    key: str
    seed: str
    edition: str
    now: datetime
    frozen: bool
    account: int | None
    city: str | None
    explorer: bool
    register_down: bool
    strict_suspension: bool
    retry_limit: int | None

    @classmethod
    def of(cls, sandbox: Sandbox) -> "SandboxAnswer":
        settings = sandbox.settings
        return cls(
            key=sandbox.key,
            seed=settings.seed,
            edition=settings.edition,
            now=sandbox.now(),
            frozen=settings.frozen_at is not None,
            account=settings.account,
            city=settings.city,
            explorer=settings.explorer,
            register_down=settings.register_down,
            strict_suspension=settings.strict_suspension,
            retry_limit=settings.retry_limit,
        )


class PersonAnswer(BaseModel):
    """A synthetic person, in full."""

    number: int
    name: str
    sex: Sex
    born: date
    document_type: DocumentType
    document_number: str

    @classmethod
    def of(cls, person: Person) -> "PersonAnswer":
        identity = person.identity
        return cls(
            number=person.number,
            name=identity.name,
            sex=identity.sex,
            born=identity.born,
            document_type=identity.document.kind,
            document_number=identity.document.number,
        )


class RecordAnswer(BaseModel):
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
