"""Bodies that make people and let something happen to them."""

from datetime import date
from typing import Annotated, Self

from pydantic import Field, StrictBool, StrictInt, WithJsonSchema, model_validator
from pydantic.functional_validators import AfterValidator

from mock_platform.core.benefit import Benefit, BenefitEvent, Status
from mock_platform.core.cities import City, find_city
from mock_platform.core.documents import read_document, told_by
from mock_platform.core.errors import InvalidField
from mock_platform.core.face import Outcome
from mock_platform.core.identity import Document, DocumentType, Identity, Sex
from mock_platform.core.names import read_name
from mock_platform.core.schemes import Scheme
from mock_platform.people.cast import Needs, Registration
from mock_platform.people.personas import PERSONAS
from mock_platform.web.fields import Birthday, Body, CityCode, Day
from mock_platform.web.numbers import WHOLE

SUSPENDED_MONTHS = 2  # unless it is said


def _known_persona(given: str) -> str:
    if given not in PERSONAS:
        raise InvalidField("persona", f"没有这种人员，可选：{'、'.join(PERSONAS)}")
    return given


PersonaId = Annotated[str, AfterValidator(_known_persona), WithJsonSchema({"type": "string", "enum": list(PERSONAS)})]


class NewPerson(Body):
    """What is needed of a person; what is left open is drawn from the sandbox's seed."""

    scheme: Scheme | None = Field(None, description="without one: an adult of working age without a benefit")
    status: Status = Status.NORMAL
    registration: Registration = Field(Registration.MATCHING, description="what the register knows of them (B1.4g)")
    document_type: DocumentType = DocumentType.RESIDENT_ID
    city: CityCode | None = Field(None, description="code or name of the city that pays", examples=["揭阳市"])
    sex: Sex | None = None
    suspended_months: Annotated[StrictInt, Field(ge=0, le=600), WHOLE] = Field(
        SUSPENDED_MONTHS, description="only for a suspended benefit"
    )

    @model_validator(mode="after")
    def _nothing_in_vain(self) -> Self:
        usual = (Status.NORMAL, Registration.MATCHING)
        if self.scheme is None and (self.status, self.registration) != usual:
            raise InvalidField("scheme", "写了待遇状态或登记情况，就要写明险种")
        if self.status is not Status.SUSPENDED and self.suspended_months != SUSPENDED_MONTHS:
            raise InvalidField("suspended_months", "只有暂停的待遇才有暂停的月数")
        return self

    def needs(self) -> Needs:
        return Needs(**{**self.model_dump(), "city": find_city(self.city) if self.city else None})


class PersonaBody(Body):
    persona: PersonaId = Field(examples=["resident_suspended"])


class BenefitBody(Body):
    city: CityCode
    status: Status = Status.NORMAL
    since: Day | None = Field(None, description="first day of that status")

    def benefit(self, scheme: Scheme, identity: Identity) -> Benefit:
        city = find_city(self.city)
        return Benefit(scheme, identity.name, identity.document, city, self.status, self.since)


class OwnBenefit(BenefitBody):
    """A benefit of somebody's own making; what the register knows is what they hold, unless it is said here."""

    scheme: Scheme
    registered_name: str | None = Field(None, max_length=200)
    registered_number: str | None = Field(None, max_length=200)
    superseded: StrictBool = Field(False, description="the register knows the document to be replaced")

    def of(self, identity: Identity) -> Benefit:
        name = read_name(self.registered_name) if self.registered_name is not None else identity.name
        held = identity.document
        number = self.registered_number
        document = held if number is None else read_document(held.kind, number)
        return Benefit(self.scheme, name, document, find_city(self.city), self.status, self.since, self.superseded)


class OwnPerson(Body):
    """Somebody of the caller's own making, with a number out of the synthetic ranges. Birth and sex are read from
    numbers that tell them; for others they have to be said."""

    name: str = Field(max_length=200, examples=["陈秀英"])
    document_type: DocumentType = DocumentType.RESIDENT_ID
    document_number: str = Field(max_length=200, examples=["449901195001010023"])
    sex: Sex | None = None
    born: Birthday | None = None
    benefits: list[OwnBenefit] = Field([], max_length=len(Scheme))

    def identity(self) -> Identity:
        """InvalidField for whatever cannot be used."""
        document = read_document(self.document_type, self.document_number)
        born, sex = self._born_and_sex(document)
        return Identity(read_name(self.name), document, sex, born)

    def _born_and_sex(self, document: Document) -> tuple[date, Sex]:
        told = told_by(document)
        if told is None and (self.born is None or self.sex is None):
            raise InvalidField("born", "这种证件号码里没有出生日期和性别，请另外写明 born 和 sex")
        born, sex = told or (self.born, self.sex)
        if (self.born or born, self.sex or sex) != (born, sex) or born is None or sex is None:
            raise InvalidField("born", "写明的出生日期或性别与证件号码不符")
        return born, sex

    def held(self, identity: Identity) -> list[Benefit]:
        if len({each.scheme for each in self.benefits}) < len(self.benefits):
            raise InvalidField("benefits", "每个险种只能有一项待遇")
        return [each.of(identity) for each in self.benefits]


class BenefitEventBody(Body):
    """Something that happens to a benefit outside the mini-program."""

    event: BenefitEvent
    scheme: Scheme | None = Field(None, description="not needed where there is only one benefit, nor to die")
    on: Day | None = Field(None, description="today, if it is not said")
    city: CityCode | None = Field(None, description="where somebody moves", examples=["深圳市"])

    def where(self) -> City | None:
        return find_city(self.city) if self.city else None


class FaceBody(Body):
    outcomes: list[Outcome] = Field(max_length=100, description="of the next attempts, in order; then they pass")


class RecordBody(Body):
    scheme: Scheme
    on: Day | None = None
