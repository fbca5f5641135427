"""From what a test needs of a person to that person: who they are and what the register holds of them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mock_platform.core.benefit import Benefit, Status
from mock_platform.core.cities import City
from mock_platform.core.identity import Document, DocumentType, Identity, Sex
from mock_platform.core.months import plus_months
from mock_platform.core.schemes import Scheme
from mock_platform.people.provider import IdentityGenerator

_NOT_STARTED = Status.NOT_STARTED  # looked at for every person, and slow to look up for Python 3.11


class Registration(StrEnum):
    """How the register's entry relates to what the person holds today (B1.4g)."""

    MATCHING = "matching"
    OTHER_NAME = "other_name"
    OTHER_DOCUMENT = "other_document"
    SUPERSEDED = "superseded"


# People are made as of this day where no other is given, so that a seed gives the same ones for ever.
REFERENCE_DAY = date(2025, 1, 1)


@dataclass(frozen=True, slots=True)
class Needs:
    """What is asked of a person; what is left open is drawn from the seed.

    Without a `scheme` the person is an adult of working age without a benefit.
    `suspended_months` is how long a suspended benefit has been suspended.
    """

    scheme: Scheme | None = None
    status: Status = Status.NORMAL
    registration: Registration = Registration.MATCHING
    document_type: DocumentType = DocumentType.RESIDENT_ID
    city: City | None = None
    sex: Sex | None = None
    suspended_months: int = 2


def cast(needs: Needs, faker: IdentityGenerator, on: date, today: date) -> tuple[Identity, Benefit | None]:
    """A person who meets `needs` on the day `on`, and their benefit; the same for the same state of `faker`.

    A suspension is counted back from `today`.
    """
    city = needs.city or faker.city()
    identity = identity_of(needs, faker, on, city)
    if needs.scheme is None:
        return identity, None
    name, document = _registered(needs, faker, on, city, identity)
    return identity, Benefit(
        scheme=needs.scheme,
        name=name,
        document=document,
        city=city,
        status=needs.status,
        since=since(needs, today),
        superseded=needs.registration is Registration.SUPERSEDED,
    )


def identity_of(needs: Needs, faker: IdentityGenerator, on: date, city: City) -> Identity:
    """The person alone, of that city whatever the needs say of it."""
    if needs.scheme is None or needs.status is _NOT_STARTED:
        return faker.adult(on=on, city=city, sex=needs.sex, kind=needs.document_type)
    return faker.pensioner(on=on, scheme=needs.scheme, city=city, sex=needs.sex, kind=needs.document_type)


def since(needs: Needs, today: date) -> date | None:
    """The first day of a suspension; no other status has one."""
    return plus_months(today, -needs.suspended_months) if needs.status is Status.SUSPENDED else None


def _registered(
    needs: Needs, faker: IdentityGenerator, on: date, city: City, identity: Identity
) -> tuple[str, Document]:
    match needs.registration:
        case Registration.OTHER_NAME:
            return _another_name(identity, faker, on, city), identity.document
        case Registration.OTHER_DOCUMENT:
            return identity.name, _another_document(identity, faker, city)
        case _:
            return identity.name, identity.document


def _another_name(identity: Identity, faker: IdentityGenerator, on: date, city: City) -> str:
    # All but the last character agree, so that a check of the surname alone does not do.
    name, kind = identity.name, identity.document.kind
    while (drawn := faker.adult(on=on, city=city, kind=kind).name)[-1] == name[-1]:
        pass
    return name[:-1] + drawn[-1]


def _another_document(identity: Identity, faker: IdentityGenerator, city: City) -> Document:
    held = identity.document
    while (drawn := faker.document(held.kind, born=identity.born, sex=identity.sex, city=city)) == held:
        pass
    return drawn
