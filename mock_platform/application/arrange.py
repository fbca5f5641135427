"""Arranging a sandbox: putting people, benefits, faces and records into it."""

from datetime import date

from mock_platform.application.sandbox import Sandbox
from mock_platform.core.benefit import Benefit
from mock_platform.core.case import Method
from mock_platform.core.errors import NotFound
from mock_platform.core.face import Outcome
from mock_platform.core.person import Person
from mock_platform.core.record import Record
from mock_platform.core.schemes import Scheme
from mock_platform.core.validity import valid_until
from mock_platform.people.cast import Needs, cast
from mock_platform.people.provider import identities
from mock_platform.store import people, records, register

# People are made as of this day unless the sandbox's clock is frozen, so that a seed gives the same ones for ever.
REFERENCE_DAY = date(2025, 1, 1)


def add_person(sandbox: Sandbox, needs: Needs, note: str | None = None) -> Person:
    """Make a person who meets `needs`: the sandbox's seed and how many came before decide who."""
    today = sandbox.now().date()
    on = today if sandbox.settings.frozen_at else REFERENCE_DAY
    place = people.count(sandbox.scope)
    faker = identities(f"{sandbox.settings.seed}/{place}")
    identity, benefit = cast(needs, faker, on, today)
    while people.find(sandbox.scope, identity.document) is not None:
        identity, benefit = cast(needs, faker, on, today)
    person = people.add(sandbox.scope, identity, note=note)
    if benefit is not None:
        register.put(sandbox.scope, person.number, benefit)
    return person


def put_benefit(sandbox: Sandbox, number: int, benefit: Benefit) -> None:
    register.put(sandbox.scope, sandbox.person(number).number, benefit)


def script_face(sandbox: Sandbox, number: int, outcomes: list[Outcome]) -> None:
    people.script_face(sandbox.scope, sandbox.person(number).number, outcomes)


def add_record(sandbox: Sandbox, number: int, scheme: Scheme, on: date | None = None) -> Record:
    """Enter that a person certified themselves in a scheme, at the sandbox's time of day on the day `on`."""
    benefit = register.of_person(sandbox.scope, sandbox.person(number).number, scheme)
    if benefit is None:
        raise NotFound(f"编号为 {number} 的人员没有{scheme.words.name}养老待遇")
    at = sandbox.now()
    if on is not None:
        at = at.replace(year=on.year, month=on.month, day=on.day)
    record = Record(number, scheme, benefit.city, at, Method.SELF, valid_until(at.date()))
    records.add(sandbox.scope, record)
    return record


def records_of(sandbox: Sandbox, number: int, scheme: Scheme) -> list[Record]:
    return records.of_person(sandbox.scope, sandbox.person(number).number, scheme)
