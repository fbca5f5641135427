"""Bodies of the control plane. Unknown fields are refused, so that a slip is not passed over."""

from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictInt, model_validator

from mock_platform.core.benefit import Benefit, Status
from mock_platform.core.cities import find_city
from mock_platform.core.errors import InvalidField
from mock_platform.core.face import Outcome
from mock_platform.core.identity import DocumentType, Identity, Sex
from mock_platform.core.schemes import Scheme
from mock_platform.people.cast import Needs, Registration
from mock_platform.web.control_fields import CityCode, Day, EditionId, Moment
from mock_platform.web.numbers import LARGEST
from mock_platform.web.sandbox_key import PATTERN


class Body(BaseModel):
    model_config = ConfigDict(extra="forbid")


class SandboxSettings(Body):
    """Settings of a sandbox; only those named are set. `frozen_at` stops the clock, null lets it run."""

    edition: EditionId = "official"
    frozen_at: Moment | None = None
    city: CityCode | None = Field(None, description="code or name of the city last chosen")
    explorer: StrictBool = Field(False, description="show the explorer's bar beside the pages")
    register_down: StrictBool = Field(False, description="the social-security register cannot be reached")
    strict_suspension: StrictBool = Field(False, description="suspended for over 12 months: M2")
    retry_limit: StrictInt | None = Field(None, ge=0, le=100, description="failed faces allowed in one case")

    def settings(self) -> dict[str, Any]:
        return self.model_dump(include=self.model_fields_set)


class SandboxChange(SandboxSettings):
    """What is to change, and who is logged in."""

    account: StrictInt | None = Field(None, ge=1, le=LARGEST, description="number of the person logged in")


class NewSandbox(SandboxSettings):
    """A sandbox to make. Without a key it gets one that cannot be guessed."""

    key: str | None = Field(None, pattern=PATTERN)
    seed: str = Field("0", max_length=64, description="decides who its people are")

    def settings(self) -> dict[str, Any]:
        return self.model_dump(include=self.model_fields_set - {"key"})


class NewPerson(Body):
    """What is needed of a person; see `mock_platform.people.cast.Needs`."""

    scheme: Scheme | None = None
    status: Status = Status.NORMAL
    registration: Registration = Registration.MATCHING
    document_type: DocumentType = DocumentType.RESIDENT_ID
    city: CityCode | None = None
    sex: Sex | None = None
    suspended_months: StrictInt = Field(2, ge=0, le=600)

    @model_validator(mode="after")
    def _nothing_in_vain(self) -> Self:
        if self.scheme is None and self.model_fields_set & {"status", "registration"}:
            raise InvalidField("scheme", "写了待遇状态或登记情况，就要写明险种")
        if self.status is not Status.SUSPENDED and "suspended_months" in self.model_fields_set:
            raise InvalidField("suspended_months", "只有暂停的待遇才有暂停的月数")
        return self

    def needs(self) -> Needs:
        return Needs(**{**self.model_dump(), "city": find_city(self.city) if self.city else None})


class BenefitBody(Body):
    city: CityCode
    status: Status = Status.NORMAL
    since: Day | None = Field(None, description="first day of that status")

    def benefit(self, scheme: Scheme, identity: Identity) -> Benefit:
        city = find_city(self.city)
        return Benefit(scheme, identity.name, identity.document, city, self.status, self.since)


class FaceBody(Body):
    outcomes: list[Outcome] = Field(max_length=100)


class RecordBody(Body):
    scheme: Scheme
    on: Day | None = None
