"""Arranging a sandbox: putting people, benefits, faces and records into it."""

from collections.abc import Sequence
from datetime import date

from mock_platform.application.sandbox import Sandbox
from mock_platform.core.benefit import Benefit, BenefitEvent, Status, after
from mock_platform.core.case import Method
from mock_platform.core.cities import City
from mock_platform.core.errors import BenefitUnchangeable, InvalidField, NotFound, NotSynthetic, PersonExists
from mock_platform.core.face import Outcome
from mock_platform.core.identity import Identity
from mock_platform.core.person import Person
from mock_platform.core.record import Record
from mock_platform.core.schemes import Scheme
from mock_platform.core.validity import valid_until
from mock_platform.people.cast import REFERENCE_DAY, Needs, cast
from mock_platform.people.numbers import is_synthetic
from mock_platform.people.personas import Persona
from mock_platform.people.provider import identities
from mock_platform.store import people, records, register


def add_person(sandbox: Sandbox, needs: Needs, note: str | None = None) -> Person:
    """Make a person who meets `needs`: the sandbox's seed and how many came before decide who."""
    today = sandbox.now().date()
    on = today if sandbox.settings.frozen_at else REFERENCE_DAY
    place = people.count(sandbox.scope)
    faker = identities(f"{sandbox.settings.seed}/{place}")
    identity, benefit = cast(needs, faker, on, today)
    while people.find(sandbox.scope, identity.document) is not None:
        identity, benefit = cast(needs, faker, on, today)
    return _added(sandbox, identity, [benefit] if benefit else [], note)


def add_persona(sandbox: Sandbox, persona: Persona) -> Person:
    """One of the typical people; one who has lapsed certified two years ago, on the first of the month."""
    person = add_person(sandbox, persona.needs, persona.words)
    if persona.lapsed and persona.needs.scheme:
        last = sandbox.now().date().replace(year=sandbox.now().year - 2, day=1)
        add_record(sandbox, person.number, persona.needs.scheme, last)
    return person


def add_own_person(sandbox: Sandbox, identity: Identity, benefits: Sequence[Benefit] = ()) -> Person:
    """Put somebody there whom the caller has thought up. NotSynthetic for a number that may be somebody's,
    PersonExists for one that is held there already."""
    for document in (identity.document, *(each.document for each in benefits)):
        if not is_synthetic(document):
            raise NotSynthetic
    if people.find(sandbox.scope, identity.document) is not None:
        raise PersonExists
    return _added(sandbox, identity, benefits)


def put_benefit(sandbox: Sandbox, number: int, benefit: Benefit) -> None:
    register.put(sandbox.scope, sandbox.person(number).number, benefit)
    sandbox.note("benefit_put", person=number, scheme=benefit.scheme, status=benefit.status, city=benefit.city.code)


def change_benefit(
    sandbox: Sandbox, number: int, scheme: Scheme, event: BenefitEvent, on: date | None = None, city: City | None = None
) -> Benefit:
    """Let something happen to a person's benefit, today or on the day `on`; the benefit it has become.

    Errors are those of `core.benefit.after`; NotFound if there is no benefit.
    """
    changed = after(_benefit(sandbox, number, scheme), event, on or sandbox.now().date(), city)
    register.put(sandbox.scope, number, changed)
    sandbox.note(f"benefit_{event}", person=number, scheme=scheme, status=changed.status, city=changed.city.code)
    return changed


def die(sandbox: Sandbox, number: int, on: date | None = None) -> list[Benefit]:
    """The person dies: every benefit ends, in both schemes; what has become of them.

    NotFound if there never was one, BenefitUnchangeable if all have ended.
    """
    held = register.all_of_person(sandbox.scope, sandbox.person(number).number)
    if not held:
        raise NotFound(f"编号为 {number} 的人员没有养老待遇")
    living = [each for each in held if each.status is not Status.TERMINATED]
    if not living:
        raise BenefitUnchangeable(BenefitEvent.DIE, Status.TERMINATED)
    return [change_benefit(sandbox, number, each.scheme, BenefitEvent.DIE, on) for each in living]


def benefits_of(sandbox: Sandbox, number: int) -> list[Benefit]:
    """A person's benefits, by scheme."""
    return register.all_of_person(sandbox.scope, number)


def only_scheme(sandbox: Sandbox, number: int) -> Scheme:
    """The scheme of a person's only benefit; InvalidField (`scheme`) if there is none, or if there are several."""
    schemes = [benefit.scheme for benefit in benefits_of(sandbox, number)]
    if len(schemes) != 1:
        raise InvalidField("scheme", "这个人员不是只有一项待遇，请写明险种")
    return schemes[0]


def script_face(sandbox: Sandbox, number: int, outcomes: list[Outcome]) -> None:
    people.script_face(sandbox.scope, sandbox.person(number).number, outcomes)
    sandbox.note("face_scripted", person=number, outcomes=outcomes)


def add_record(sandbox: Sandbox, number: int, scheme: Scheme, on: date | None = None) -> Record:
    """Enter that a person certified themselves in a scheme, at the sandbox's time of day on the day `on`."""
    benefit, at = _benefit(sandbox, number, scheme), sandbox.now()
    if on is not None:
        at = at.replace(year=on.year, month=on.month, day=on.day)
    record = Record(number, scheme, benefit.city, at, Method.SELF, valid_until(at.date()))
    records.add(sandbox.scope, record)
    sandbox.note("record_added", person=number, scheme=scheme, valid_until=record.valid_until.isoformat())
    return record


def records_of(sandbox: Sandbox, number: int, scheme: Scheme) -> list[Record]:
    return records.of_person(sandbox.scope, sandbox.person(number).number, scheme)


def _added(sandbox: Sandbox, identity: Identity, benefits: Sequence[Benefit], note: str | None = None) -> Person:
    person = people.add(sandbox.scope, identity, note=note)
    sandbox.note("person_added", person=person.number)
    for benefit in benefits:
        put_benefit(sandbox, person.number, benefit)
    return person


def _benefit(sandbox: Sandbox, number: int, scheme: Scheme) -> Benefit:
    benefit = register.of_person(sandbox.scope, sandbox.person(number).number, scheme)
    if benefit is None:
        raise NotFound(f"编号为 {number} 的人员没有{scheme.words.name}养老待遇")
    return benefit
