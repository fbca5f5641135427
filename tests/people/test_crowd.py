from datetime import date
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mock_platform.core.benefit import Status
from mock_platform.core.cities import CITIES, City
from mock_platform.core.errors import InvalidField
from mock_platform.core.identity import DocumentType, Identity, Sex
from mock_platform.core.schemes import Scheme
from mock_platform.people import crowd as module
from mock_platform.people.cast import REFERENCE_DAY, Needs, cast
from mock_platform.people.crowd import Member, RunOut, crowd
from mock_platform.people.numbers import is_synthetic
from mock_platform.people.provider import IdentityGenerator, identities
from mock_platform.people.taken import Taken, most

PERMIT = DocumentType.HMT_RESIDENCE_PERMIT
DAYS = st.dates(date(1950, 1, 1), date(2099, 12, 31))
NEEDS = st.builds(
    Needs,
    scheme=st.none() | st.sampled_from(Scheme),
    status=st.sampled_from(Status),
    document_type=st.sampled_from(DocumentType),
    city=st.none() | st.sampled_from(CITIES),
    sex=st.none() | st.just(Sex.FEMALE),
)


ANYBODY = Needs()


def first(count: int, needs: Needs = ANYBODY, seed: str = "0", on: date = REFERENCE_DAY) -> list[Member]:
    return [*islice(crowd(needs, seed, on), count)]


@given(NEEDS, st.text(), DAYS)
def test_everybody_meets_the_needs_and_is_nobody(needs: Needs, seed: str, on: date) -> None:
    for identity, scheme, city in first(20, needs, seed, on):
        assert is_synthetic(identity.document)
        assert identity.document.kind is needs.document_type
        assert needs.scheme in (None, scheme)
        assert needs.city in (None, city)
        assert needs.sex in (None, identity.sex)


@given(NEEDS, st.text(), st.integers(0, 30))
def test_a_smaller_crowd_is_the_beginning_of_a_larger_one(needs: Needs, seed: str, count: int) -> None:
    assert first(count, needs, seed) == first(30, needs, seed)[:count]


@pytest.mark.parametrize("kind", DocumentType)
def test_no_two_have_the_same_document(kind: DocumentType) -> None:
    """With chance as it is, some hundred of them would."""
    people = first(20_000, Needs(document_type=kind, city=CITIES[0]))
    assert len({identity.document for identity, _, _ in people}) == 20_000


def test_both_schemes_are_as_likely_where_none_is_asked_for() -> None:
    employees = sum(scheme is Scheme.EMPLOYEE for _, scheme, _ in first(4000))
    assert 1850 < employees < 2150


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize("status", Status)
def test_they_are_the_people_of_the_cast(scheme: Scheme, status: Status) -> None:
    faker, needs = identities("0"), Needs(scheme, status)
    for identity, _, city in first(50, needs):
        faker.random.random()  # decides the scheme, if it may
        person, benefit = cast(needs, faker, REFERENCE_DAY, REFERENCE_DAY)
        assert benefit is not None
        assert (person, benefit.city) == (identity, city)


def test_nobody_can_be_a_man_with_a_permit_and_that_is_told_at_once() -> None:
    with pytest.raises(InvalidField) as caught:
        crowd(Needs(sex=Sex.MALE, document_type=PERMIT), "0", REFERENCE_DAY)
    assert caught.value.field == "sex"


def test_a_crowd_ends_where_no_number_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "identity_of", _women_of_one_day)
    members = crowd(Needs(document_type=PERMIT), "0", REFERENCE_DAY)
    assert {next(members)[0].document.number[1] for _ in range(3)} == {"1", "2", "3"}
    with pytest.raises(RunOut, match="After 3 people"):
        next(members)


def _women_of_one_day(needs: Needs, faker: IdentityGenerator, on: date, city: City) -> Identity:
    born = date(1950, 2, 3)
    document = faker.document(needs.document_type, born=born, sex=Sex.FEMALE, city=city)
    return Identity("陈秀英", document, Sex.FEMALE, born)


# --- numbers taken


@given(st.sampled_from(DocumentType), st.text(), DAYS)
def test_a_number_is_free_once_and_only_once(kind: DocumentType, seed: str, on: date) -> None:
    faker, taken = identities(seed), Taken(kind)
    numbers = [faker.adult(on=on, city=faker.city(), kind=kind).document.number for _ in range(50)]
    seen: set[str] = set()
    for number in numbers:
        assert taken.take(number) is (number not in seen)
        seen.add(number)
    assert len(taken) == len(seen)


@pytest.mark.parametrize("kind", DocumentType)
def test_numbers_that_differ_anywhere_are_told_apart(kind: DocumentType) -> None:
    faker, taken = identities(0), Taken(kind)
    drawn = [_document(faker, kind, city, day) for city in CITIES for day in (1, 2) for _ in range(300)]
    for number in dict.fromkeys(drawn):
        assert taken.take(number)
    assert len(taken) == len({*drawn})


def _document(faker: IdentityGenerator, kind: DocumentType, city: City, day: int) -> str:
    return faker.document(kind, born=date(1950, 1, day), sex=Sex.FEMALE, city=city).number


@pytest.mark.parametrize("kind", DocumentType)
def test_there_is_room_for_no_more_than_is_said(kind: DocumentType) -> None:
    days = 63 * 366
    assert (
        most(Needs(document_type=kind))
        == {
            DocumentType.RESIDENT_ID: days * 21 * 999,
            PERMIT: days * 3,
            DocumentType.HK_MACAO_PERMIT: 2_000_000,
            DocumentType.TAIWAN_PERMIT: 1_000_000,
            DocumentType.FOREIGN_PERMANENT_RESIDENT: days * 999,
            DocumentType.PASSPORT: 10_000_000,
        }[kind]
    )


def test_a_city_has_its_share_of_the_numbers_that_tell_it() -> None:
    assert most(Needs(city=CITIES[0])) * 21 == most(Needs())
    kind = DocumentType.PASSPORT
    assert most(Needs(city=CITIES[0], document_type=kind)) == most(Needs(document_type=kind))


@given(st.sampled_from(Scheme), DAYS)
def test_pensioners_are_born_on_no_more_days_than_are_counted(scheme: Scheme, on: date) -> None:
    born = [identity.born for identity, _, _ in first(200, Needs(scheme=scheme), on=on)]
    assert max(born) - min(born) < 63 * (date(2001, 1, 1) - date(2000, 1, 1))
    assert all(1800 <= day.year < 2100 for day in born)
