"""Finding people, against looking at every one of them."""

from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mock_platform.application import arrange, lookup
from mock_platform.application.lookup import Wanted
from mock_platform.application.platform import Platform
from mock_platform.application.sandbox import Sandbox
from mock_platform.core.benefit import Benefit, BenefitEvent, Status
from mock_platform.core.cities import CITIES
from mock_platform.core.identity import DocumentType, Sex
from mock_platform.core.months import whole_months
from mock_platform.core.person import Person
from mock_platform.core.schemes import Scheme
from mock_platform.core.settings import Settings
from mock_platform.people.cast import Needs, Registration
from mock_platform.store.database import open_database
from tests.application.walking import NOW

FEW = CITIES[:3]
MONTHS = (0, 1, 13)
WOMEN_ONLY = DocumentType.HMT_RESIDENCE_PERMIT


def crowd(sandbox: Sandbox) -> None:
    for scheme, status, months in product(Scheme, Status, MONTHS):
        arrange.add_person(sandbox, Needs(scheme, status, city=FEW[months % 3], suspended_months=months))
    for scheme, registration, kind in product(Scheme, Registration, DocumentType):
        arrange.add_person(sandbox, Needs(scheme, registration=registration, document_type=kind, city=FEW[0]))
    for kind in DocumentType:
        arrange.add_person(sandbox, Needs(document_type=kind))
    for number in (1, 5, 9):
        held = arrange.benefits_of(sandbox, number)[0]
        other = next(scheme for scheme in Scheme if scheme is not held.scheme)
        arrange.put_benefit(sandbox, number, Benefit(other, held.name, held.document, FEW[2], Status.SUSPENDED))
    arrange.change_benefit(sandbox, 2, Scheme.EMPLOYEE, BenefitEvent.MOVE, city=FEW[1])


@pytest.fixture(scope="module")
def people() -> Iterator[Sandbox]:
    """An open sandbox with people of all sorts."""
    database = open_database()
    platform = Platform(database)
    with platform.sandbox(platform.create_sandbox(Settings(frozen_at=NOW))) as sandbox:
        crowd(sandbox)
        yield sandbox
    database.close()


WANTED = st.builds(
    Wanted,
    scheme=st.none() | st.sampled_from(Scheme),
    status=st.none() | st.sampled_from(Status),
    registration=st.none() | st.sampled_from(Registration),
    city=st.none() | st.sampled_from(FEW),
    suspended_months=st.none() | st.sampled_from((*MONTHS, 2)),
    document_type=st.none() | st.sampled_from(DocumentType),
    sex=st.none() | st.sampled_from(Sex),
)


def known(person: Person, benefit: Benefit) -> Registration:
    if benefit.superseded:
        return Registration.SUPERSEDED
    if benefit.document != person.identity.document:
        return Registration.OTHER_DOCUMENT
    return Registration.OTHER_NAME if benefit.name != person.identity.name else Registration.MATCHING


def is_wanted(sandbox: Sandbox, person: Person, wanted: Wanted) -> bool:
    """Said at length, field by field."""
    if wanted.sex is not None and person.identity.sex is not wanted.sex:
        return False
    if wanted.document_type is not None and person.identity.document.kind is not wanted.document_type:
        return False
    benefits = arrange.benefits_of(sandbox, person.number)
    if wanted.suspended_months is not None:
        since = [(each, each.since) for each in benefits if each.since is not None]
        today = sandbox.now().date()
        benefits = [each for each, day in since if whole_months(day, today) == wanted.suspended_months]
    if wanted.scheme is not None:
        benefits = [each for each in benefits if each.scheme is wanted.scheme]
    if wanted.status is not None:
        benefits = [each for each in benefits if each.status is wanted.status]
    if wanted.registration is not None:
        benefits = [each for each in benefits if known(person, each) is wanted.registration]
    if wanted.city is not None:
        benefits = [each for each in benefits if each.city == wanted.city]
    of_benefits = (wanted.scheme, wanted.status, wanted.registration, wanted.city, wanted.suspended_months)
    return bool(benefits) or all(each is None for each in of_benefits)


@given(wanted=WANTED)
def test_everyone_who_fits_is_found_and_nobody_else(people: Sandbox, wanted: Wanted) -> None:
    fitting = [person for person in people.everyone() if is_wanted(people, person, wanted)]
    assert list(lookup.find(people, wanted)) == fitting


def test_everyone_is_found_by_name_and_by_number(people: Sandbox) -> None:
    for person in people.everyone()[::5]:
        identity = person.identity
        assert list(lookup.find(people, Wanted(document_number=identity.document.number))) == [person]
        assert person in lookup.find(people, Wanted(name=identity.name))
        assert not list(lookup.find(people, Wanted(name=identity.name, document_number="x")))


NEEDS = st.builds(
    Needs,
    scheme=st.none() | st.sampled_from(Scheme),
    status=st.sampled_from(Status),
    registration=st.sampled_from(Registration),
    document_type=st.sampled_from([kind for kind in DocumentType if kind is not WOMEN_ONLY]),
    city=st.none() | st.sampled_from(CITIES[:5]),
    sex=st.none() | st.sampled_from(Sex),
    suspended_months=st.sampled_from((*MONTHS, 2)),
)


def sought(needs: Needs, any_months: bool) -> Wanted:
    """What `needs` ask for: of whoever shall have no benefit, nothing of one."""
    if needs.scheme is None:
        return Wanted(document_type=needs.document_type, sex=needs.sex)
    months = needs.suspended_months if needs.status is Status.SUSPENDED and not any_months else None
    return Wanted(
        scheme=needs.scheme,
        status=needs.status,
        registration=needs.registration,
        city=needs.city,
        suspended_months=months,
        document_type=needs.document_type,
        sex=needs.sex,
    )


@given(needs=NEEDS, any_months=st.booleans())
def test_one_is_the_first_who_fits_or_somebody_new_who_does(people: Sandbox, needs: Needs, any_months: bool) -> None:
    before = people.everyone()
    fitting = [
        person
        for person in before
        if is_wanted(people, person, sought(needs, any_months))
        and (needs.scheme is not None or not arrange.benefits_of(people, person.number))
    ]
    one = lookup.one(people, needs, any_months=any_months)
    if fitting:
        assert one == fitting[0]
        assert people.everyone() == before
    else:
        assert people.everyone() == [*before, one]
        assert is_wanted(people, one, sought(needs, any_months))
    assert lookup.one(people, needs, any_months=any_months) == one
