from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mock_platform.core.benefit import Benefit, Status
from mock_platform.core.cities import CITIES, City
from mock_platform.core.documents import read_document
from mock_platform.core.errors import InvalidField
from mock_platform.core.identity import DocumentType, Identity, Sex
from mock_platform.core.months import whole_months
from mock_platform.core.names import read_name
from mock_platform.core.retirement import pension_from
from mock_platform.core.schemes import Scheme
from mock_platform.people.cast import Needs, Registration, cast
from mock_platform.people.numbers import is_synthetic
from mock_platform.people.provider import identities

TODAY = date(2025, 3, 15)
SEEDS = range(5)
ONLY_WOMEN = DocumentType.HMT_RESIDENCE_PERMIT


def drawn(needs: Needs, seed: int | str = 0, on: date = TODAY, today: date = TODAY) -> tuple[Identity, Benefit | None]:
    return cast(needs, identities(seed), on, today)


def pensioner(needs: Needs, seed: int | str = 0) -> tuple[Identity, Benefit]:
    identity, benefit = drawn(needs, seed)
    assert benefit is not None
    return identity, benefit


def check_identity(identity: Identity, needs: Needs) -> None:
    assert identity.document.kind is needs.document_type
    assert is_synthetic(identity.document)
    assert read_document(needs.document_type, identity.document.number) == identity.document
    assert read_name(identity.name) == identity.name
    assert needs.sex in (None, identity.sex)


def check_registration(identity: Identity, benefit: Benefit, registration: Registration) -> None:
    found = (benefit.name == identity.name, benefit.document == identity.document, benefit.superseded)
    assert (
        found
        == {
            Registration.MATCHING: (True, True, False),
            Registration.OTHER_NAME: (False, True, False),
            Registration.OTHER_DOCUMENT: (True, False, False),
            Registration.SUPERSEDED: (True, True, True),
        }[registration]
    )
    assert is_synthetic(benefit.document)
    assert read_document(benefit.document.kind, benefit.document.number) == benefit.document
    assert read_name(benefit.name) == benefit.name


@pytest.mark.parametrize(
    ("scheme", "status", "registration", "kind"), list(product(Scheme, Status, Registration, DocumentType))
)
def test_a_pensioner_meets_every_need(
    scheme: Scheme, status: Status, registration: Registration, kind: DocumentType
) -> None:
    needs = Needs(scheme, status, registration, kind)
    for seed in SEEDS:
        identity, benefit = pensioner(needs, seed)
        check_identity(identity, needs)
        check_registration(identity, benefit, registration)
        assert (benefit.scheme, benefit.status) == (scheme, status)
        reached = pension_from(identity.born, identity.sex, scheme) <= TODAY
        assert reached is (status is not Status.NOT_STARTED)
        assert (benefit.since is not None) is (status is Status.SUSPENDED)


@pytest.mark.parametrize("kind", DocumentType)
def test_without_a_scheme_there_is_an_adult_and_no_benefit(kind: DocumentType) -> None:
    for seed in SEEDS:
        identity, benefit = drawn(Needs(document_type=kind), seed)
        check_identity(identity, Needs(document_type=kind))
        assert benefit is None
        assert 25 * 12 <= whole_months(identity.born, TODAY) < 50 * 12


@pytest.mark.parametrize(("scheme", "status", "sex"), list(product([None, *Scheme], Status, Sex)))
def test_the_sex_asked_for_is_that_of_pensioners_and_of_adults(scheme: Scheme | None, status: Status, sex: Sex) -> None:
    for seed in SEEDS:
        identity, _ = drawn(Needs(scheme, status, sex=sex), seed)
        assert identity.sex is sex


@pytest.mark.parametrize("scheme", [None, *Scheme])
def test_a_mans_residence_permit_is_refused_because_none_is_nobodys(scheme: Scheme | None) -> None:
    with pytest.raises(InvalidField) as caught:
        drawn(Needs(scheme, sex=Sex.MALE, document_type=ONLY_WOMEN))
    assert caught.value.field == "sex"
    assert drawn(Needs(scheme, sex=Sex.FEMALE, document_type=ONLY_WOMEN))[0].sex is Sex.FEMALE


@pytest.mark.parametrize("city", CITIES)
def test_the_city_asked_for_pays(city: City) -> None:
    _, benefit = pensioner(Needs(Scheme.RESIDENT, city=city))
    assert benefit.city is city


@pytest.mark.parametrize("kind", DocumentType)
def test_another_document_is_never_the_one_held(kind: DocumentType) -> None:
    needs = Needs(Scheme.EMPLOYEE, registration=Registration.OTHER_DOCUMENT, document_type=kind)
    for seed in range(300):
        identity, benefit = pensioner(needs, seed)
        assert benefit.document != identity.document
        assert benefit.document.kind is kind


@pytest.mark.parametrize("kind", DocumentType)
def test_another_name_is_never_the_one_borne_but_has_its_surname(kind: DocumentType) -> None:
    needs = Needs(Scheme.EMPLOYEE, registration=Registration.OTHER_NAME, document_type=kind)
    for seed in range(300):
        identity, benefit = pensioner(needs, seed)
        assert benefit.name != identity.name
        assert benefit.name[:-1] == identity.name[:-1]
        assert read_name(benefit.name) == benefit.name


@pytest.mark.parametrize("months", [0, 1, 2, 12, 13, 600])
def test_a_suspension_is_counted_back_from_today(months: int) -> None:
    needs = Needs(Scheme.EMPLOYEE, Status.SUSPENDED, suspended_months=months)
    for today in (TODAY, date(2025, 3, 31), date(2024, 2, 29), date(2031, 1, 1)):
        _, benefit = drawn(needs, on=TODAY, today=today)
        assert benefit is not None
        assert benefit.since is not None
        assert whole_months(benefit.since, today) == months


NEEDS = st.builds(
    Needs,
    scheme=st.none() | st.sampled_from(Scheme),
    status=st.sampled_from(Status),
    registration=st.sampled_from(Registration),
    document_type=st.sampled_from(DocumentType),
    city=st.none() | st.sampled_from(CITIES),
    suspended_months=st.integers(0, 600),
)


@given(NEEDS, st.integers() | st.text(), st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_a_seed_gives_the_same_person(needs: Needs, seed: int | str, on: date) -> None:
    assert drawn(needs, seed, on) == drawn(needs, seed, on)


@given(NEEDS, st.integers() | st.text(), st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_today_decides_nothing_but_the_suspension(needs: Needs, seed: int | str, today: date) -> None:
    (one, its), (other, others) = drawn(needs, seed), drawn(needs, seed, today=today)
    assert one == other
    assert (its and replace(its, since=None)) == (others and replace(others, since=None))


def test_other_seeds_give_other_people() -> None:
    numbers = {drawn(Needs(Scheme.EMPLOYEE), seed)[0].document.number for seed in range(100)}
    assert len(numbers) == 100
