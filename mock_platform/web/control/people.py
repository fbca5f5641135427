"""People of a sandbox: made, found, and what happens to them outside the mini-program."""

from itertools import islice
from typing import Annotated

from pydantic import Field

from mock_platform.application import arrange, lookup
from mock_platform.application.lookup import Wanted
from mock_platform.application.sandbox import Sandbox
from mock_platform.core.benefit import BenefitEvent, Status
from mock_platform.core.cities import find_city
from mock_platform.core.errors import InvalidField
from mock_platform.core.identity import DocumentType, Sex
from mock_platform.core.schemes import Scheme
from mock_platform.people.cast import Registration
from mock_platform.people.personas import PERSONAS
from mock_platform.web.control.people_answers import PersonAnswer, RecordAnswer
from mock_platform.web.control.people_bodies import (
    BenefitBody,
    BenefitEventBody,
    FaceBody,
    NewPerson,
    OwnPerson,
    PersonaBody,
    RecordBody,
)
from mock_platform.web.control.routers import SANDBOX, control_router
from mock_platform.web.fields import CityCode
from mock_platform.web.numbers import LARGEST, Number

router = control_router()
PEOPLE = SANDBOX + "/people"
PERSON = PEOPLE + "/{number}"
Limit = Annotated[int, Field(ge=1, le=LARGEST)]


@router.post(PEOPLE, status_code=201)
def create_person(sandbox: Sandbox, body: NewPerson) -> PersonAnswer:
    """A synthetic person who meets these needs; who it is follows from the sandbox's seed."""
    return PersonAnswer.of(sandbox, arrange.add_person(sandbox, body.needs()))


@router.post(PEOPLE + "/one")
def find_or_create_person(sandbox: Sandbox, body: NewPerson) -> PersonAnswer:
    """One person who meets these needs: the first who is there, else somebody new."""
    any_months = "suspended_months" not in body.model_fields_set
    return PersonAnswer.of(sandbox, lookup.one(sandbox, body.needs(), any_months=any_months))


@router.post(PEOPLE + "/own", status_code=201)
def add_own_person(sandbox: Sandbox, body: OwnPerson) -> PersonAnswer:
    """Somebody of your own making. Only numbers that are issued to nobody are taken."""
    identity = body.identity()
    return PersonAnswer.of(sandbox, arrange.add_own_person(sandbox, identity, body.held(identity)))


@router.post(PEOPLE + "/personas", status_code=201)
def create_persona(sandbox: Sandbox, body: PersonaBody) -> PersonAnswer:
    """One of the typical people of the catalogue."""
    return PersonAnswer.of(sandbox, arrange.add_persona(sandbox, PERSONAS[body.persona]))


@router.get(PEOPLE)
def list_people(
    sandbox: Sandbox,
    scheme: Scheme | None = None,
    status: Status | None = None,
    registration: Registration | None = None,
    city: CityCode | None = None,
    document_type: DocumentType | None = None,
    document_number: str | None = None,
    name: str | None = None,
    sex: Sex | None = None,
    limit: Limit = LARGEST,
) -> list[PersonAnswer]:
    """Whoever fits all that is asked, in the order of their making; everyone if nothing is."""
    wanted = Wanted(
        scheme=scheme,
        status=status,
        registration=registration,
        city=find_city(city) if city else None,
        document_type=document_type,
        document_number=document_number,
        name=name,
        sex=sex,
    )
    return [PersonAnswer.of(sandbox, person) for person in islice(lookup.find(sandbox, wanted), limit)]


@router.get(PERSON)
def read_person(sandbox: Sandbox, number: Number) -> PersonAnswer:
    """A person, with their benefits and the faces they will show."""
    return PersonAnswer.of(sandbox, sandbox.person(number))


@router.put(PERSON + "/benefits/{scheme}", status_code=204)
def put_benefit(sandbox: Sandbox, number: Number, scheme: Scheme, body: BenefitBody) -> None:
    """Give a person a benefit in a scheme, in place of any they have there, registered as they are."""
    arrange.put_benefit(sandbox, number, body.benefit(scheme, sandbox.person(number).identity))


@router.post(PERSON + "/events")
def change_benefit(sandbox: Sandbox, number: Number, body: BenefitEventBody) -> PersonAnswer:
    """Let something happen to a person's benefit: start, suspend, resume, terminate, move; or let them die, which ends
    all they have."""
    person = sandbox.person(number)
    if body.event is BenefitEvent.DIE:
        if body.scheme or body.city:
            raise InvalidField("event", "去世会终止全部待遇，不写险种和地市")
        arrange.die(sandbox, number, body.on)
    else:
        scheme = body.scheme or arrange.only_scheme(sandbox, number)
        arrange.change_benefit(sandbox, number, scheme, body.event, body.on, body.where())
    return PersonAnswer.of(sandbox, person)


@router.put(PERSON + "/face", status_code=204)
def script_face(sandbox: Sandbox, number: Number, body: FaceBody) -> None:
    """Decide how the person's next face verifications end, in order; after the last they pass."""
    arrange.script_face(sandbox, number, body.outcomes)


@router.post(PERSON + "/records", status_code=201)
def add_record(sandbox: Sandbox, number: Number, body: RecordBody) -> RecordAnswer:
    """Enter a certification on a day, or now."""
    return RecordAnswer.of(arrange.add_record(sandbox, number, body.scheme, body.on))


@router.get(PERSON + "/records")
def list_records(sandbox: Sandbox, number: Number, scheme: Scheme) -> list[RecordAnswer]:
    """A person's records in a scheme, the latest first."""
    return [RecordAnswer.of(record) for record in arrange.records_of(sandbox, number, scheme)]
