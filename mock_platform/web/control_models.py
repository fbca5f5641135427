"""Bodies and answers of the control plane. Unknown fields are refused, so that a slip is not passed over."""

from datetime import date, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from mock_platform.application.sandbox import Sandbox
from mock_platform.core.benefit import Benefit, Status
from mock_platform.core.case import Method
from mock_platform.core.cities import find_city
from mock_platform.core.clock import local
from mock_platform.core.editions import find_edition
from mock_platform.core.face import Outcome
from mock_platform.core.identity import DocumentType, Identity, Sex
from mock_platform.core.person import Person
from mock_platform.core.record import Record
from mock_platform.core.schemes import Scheme
from mock_platform.people.cast import Needs, Registration

CityCode = Annotated[str, AfterValidator(lambda given: find_city(given).code)]
EditionId = Annotated[str, AfterValidator(lambda given: find_edition(given).id)]
Moment = Annotated[datetime, AfterValidator(local)]


class Body(BaseModel):
    model_config = ConfigDict(extra="forbid")


class SandboxChange(Body):
    """Settings of a sandbox; only those named are changed. `frozen_at` stops the clock, null lets it run."""

    edition: EditionId = "official"
    frozen_at: Moment | None = None
    account: int | None = Field(None, description="number of the person logged in")
    city: CityCode | None = Field(None, description="code or name of the city last chosen")
    explorer: bool = Field(False, description="show the explorer's bar beside the pages")
    register_down: bool = Field(False, description="the social-security register cannot be reached")
    strict_suspension: bool = Field(False, description="suspended for over 12 months: M2")
    retry_limit: int | None = Field(None, ge=0, le=100, description="failed faces allowed in one case")

    def settings(self) -> dict[str, Any]:
        return self.model_dump(include=self.model_fields_set)


class NewSandbox(SandboxChange):
    """A sandbox to make. Without a key it gets one that cannot be guessed."""

    key: str | None = Field(None, pattern=r"^[A-Za-z0-9_-]{1,64}$")
    seed: str = Field("0", max_length=64, description="decides who its people are")

    def settings(self) -> dict[str, Any]:
        return self.model_dump(include=self.model_fields_set - {"key", "account"})


class SandboxAnswer(BaseModel):
    key: str
    seed: str
    edition: str
    now: datetime
    frozen: bool
    account: int | None
    city: str | None

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
        )


class NewPerson(Body):
    """What is needed of a person; see `mock_platform.people.cast.Needs`."""

    scheme: Scheme | None = None
    status: Status = Status.NORMAL
    registration: Registration = Registration.MATCHING
    document_type: DocumentType = DocumentType.RESIDENT_ID
    city: CityCode | None = None
    sex: Sex | None = None
    suspended_months: int = Field(2, ge=0, le=600)

    def needs(self) -> Needs:
        return Needs(**{**self.model_dump(), "city": find_city(self.city) if self.city else None})


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


class BenefitBody(Body):
    city: CityCode
    status: Status = Status.NORMAL
    since: date | None = Field(None, description="first day of that status")

    def benefit(self, scheme: Scheme, identity: Identity) -> Benefit:
        city = find_city(self.city)
        return Benefit(scheme, identity.name, identity.document, city, self.status, self.since)


class FaceBody(Body):
    outcomes: list[Outcome] = Field(max_length=100)


class RecordBody(Body):
    scheme: Scheme
    on: date | None = None


class RecordAnswer(BaseModel):
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
