"""Finding people of a sandbox by what one wants of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from mock_platform.application import arrange
from mock_platform.application.sandbox import Sandbox
from mock_platform.core.benefit import Benefit, Status
from mock_platform.core.cities import City
from mock_platform.core.identity import DocumentType, Sex
from mock_platform.core.months import whole_months
from mock_platform.core.person import Person
from mock_platform.core.schemes import Scheme
from mock_platform.people.cast import Needs, Registration


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody should be; None asks for nothing. `city` is the one that pays; whoever has no benefit is found
    only if nothing is asked of it."""

    scheme: Scheme | None = None
    status: Status | None = None
    registration: Registration | None = None
    city: City | None = None
    suspended_months: int | None = None
    document_type: DocumentType | None = None
    document_number: str | None = None
    name: str | None = None
    sex: Sex | None = None


def find(sandbox: Sandbox, wanted: Wanted) -> Iterator[Person]:
    """Everyone who fits, in the order of their making."""
    for person in sandbox.everyone():
        if _is(person, wanted) and _is_paid_so(sandbox, person, wanted):
            yield person


def one(sandbox: Sandbox, needs: Needs, *, any_months: bool = False) -> Person:
    """The first who meets the needs, with `any_months` however long suspended; if there is nobody, somebody new."""
    suspended = needs.scheme is not None and needs.status is Status.SUSPENDED and not any_months
    wanted = Wanted(
        scheme=needs.scheme,
        status=needs.status if needs.scheme else None,
        registration=needs.registration if needs.scheme else None,
        city=needs.city if needs.scheme else None,
        suspended_months=needs.suspended_months if suspended else None,
        document_type=needs.document_type,
        sex=needs.sex,
    )
    found = (each for each in find(sandbox, wanted) if needs.scheme or not arrange.benefits_of(sandbox, each.number))
    return next(found, None) or arrange.add_person(sandbox, needs)


def registration(person: Person, benefit: Benefit) -> Registration:
    """How the register's entry relates to what the person holds."""
    if benefit.superseded:
        return Registration.SUPERSEDED
    if benefit.document != person.identity.document:
        return Registration.OTHER_DOCUMENT
    return Registration.MATCHING if benefit.name == person.identity.name else Registration.OTHER_NAME


def _is(person: Person, wanted: Wanted) -> bool:
    identity = person.identity
    asked = (
        (wanted.name, identity.name),
        (wanted.sex, identity.sex),
        (wanted.document_type, identity.document.kind),
        (wanted.document_number, identity.document.number),
    )
    return all(want is None or want == held for want, held in asked)


def _is_paid_so(sandbox: Sandbox, person: Person, wanted: Wanted) -> bool:
    asked = (wanted.scheme, wanted.status, wanted.registration, wanted.city, wanted.suspended_months)
    if asked == (None,) * len(asked):
        return True
    return any(_fits(sandbox, person, each, wanted) for each in arrange.benefits_of(sandbox, person.number))


def _fits(sandbox: Sandbox, person: Person, benefit: Benefit, wanted: Wanted) -> bool:
    months = whole_months(benefit.since, sandbox.now().date()) if benefit.since else None
    asked = (
        (wanted.scheme, benefit.scheme),
        (wanted.status, benefit.status),
        (wanted.registration, registration(person, benefit)),
        (wanted.city, benefit.city),
        (wanted.suspended_months, months),
    )
    return all(want is None or want == held for want, held in asked)
