import os
import subprocess
import sys
import unicodedata
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from random import Random
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mock_platform
from mock_platform.core.cities import CITIES, City
from mock_platform.core.documents import read_document
from mock_platform.core.errors import InvalidField
from mock_platform.core.identity import Document, DocumentType, Identity, Sex
from mock_platform.core.months import plus_months
from mock_platform.core.names import read_name
from mock_platform.core.retirement import Category, pension_from, retires_on
from mock_platform.core.schemes import Scheme
from mock_platform.people import names
from mock_platform.people.numbers import RANGES, is_synthetic
from mock_platform.people.provider import identities

SUMMER = date(2025, 7, 1)
GUANGZHOU = CITIES[0]
DAYS = st.dates(date(2015, 1, 1), date(2040, 12, 31)) | st.sampled_from(
    [date(2016, 2, 29), date(2022, 2, 28), date(2024, 2, 29), date(2025, 1, 1), date(2040, 12, 31)]
)
SEEDS = st.integers() | st.text()
KINDS = st.sampled_from(DocumentType)
TELLING = {
    DocumentType.RESIDENT_ID,
    DocumentType.HMT_RESIDENCE_PERMIT,
    DocumentType.FOREIGN_PERMANENT_RESIDENT,
}


def age(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def pensioners(count: int, seed: int | str = 1, scheme: Scheme = Scheme.EMPLOYEE) -> list[Identity]:
    people = identities(seed)
    return [people.pensioner(on=SUMMER, scheme=scheme, city=GUANGZHOU) for _ in range(count)]


def check(person: Identity, kind: DocumentType) -> None:
    """What holds for everybody the provider makes."""
    number = person.document.number
    assert person.document.kind is kind
    assert is_synthetic(person.document)
    assert read_document(kind, number) == person.document
    assert read_name(person.name) == person.name
    if kind in TELLING:
        assert number[6:14] == person.born.strftime("%Y%m%d")
        assert (int(number[16]) % 2 == 1) is (person.sex is Sex.MALE)


@given(seed=SEEDS, on=DAYS, scheme=st.sampled_from(Scheme), city=st.sampled_from(CITIES), kind=KINDS)
def test_a_pensioner_has_the_age_and_a_document_that_agrees(
    seed: int | str, on: date, scheme: Scheme, city: City, kind: DocumentType
) -> None:
    person = identities(seed).pensioner(on=on, scheme=scheme, city=city, kind=kind)
    check(person, kind)
    assert pension_from(person.born, person.sex, scheme) <= on
    assert age(person.born, on) <= 115


@given(seed=SEEDS, on=DAYS, city=st.sampled_from(CITIES), kind=KINDS)
def test_an_adult_is_of_25_to_49_and_below_any_pension_age(
    seed: int | str, on: date, city: City, kind: DocumentType
) -> None:
    person = identities(seed).adult(on=on, city=city, kind=kind)
    check(person, kind)
    assert 25 <= age(person.born, on) <= 49
    assert min(retires_on(person.born, category) for category in Category) > on


class Always(Random):
    """Chance that always falls on the same side."""

    def __init__(self, value: float) -> None:
        super().__init__()
        self.value = value

    def random(self) -> float:
        return self.value


LEAST, MOST = Always(0.0), Always(1 - 2**-53)


@given(DAYS)
def test_the_oldest_and_the_youngest_adult_are_at_the_very_edges(on: date) -> None:
    people = identities(1)
    people.random = LEAST
    oldest = people.adult(on=on, city=GUANGZHOU).born
    assert plus_months(oldest - timedelta(days=1), 50 * 12) <= on < plus_months(oldest, 50 * 12)
    people.random = MOST
    youngest = people.adult(on=on, city=GUANGZHOU).born
    assert age(youngest, on) == 25
    assert plus_months(youngest + timedelta(days=1), 25 * 12) >= on


@given(on=DAYS, scheme=st.sampled_from(Scheme), sex=st.sampled_from(Sex))
def test_the_youngest_pensioner_reached_the_age_this_very_day(on: date, scheme: Scheme, sex: Sex) -> None:
    people = identities(1)
    people.random = LEAST
    born = people.pensioner(on=on, scheme=scheme, city=GUANGZHOU, sex=sex).born
    assert pension_from(born, sex, scheme, women_at_55=True) <= on
    assert pension_from(born + timedelta(days=1), sex, scheme, women_at_55=True) > on


def test_adults_reach_from_25_to_49() -> None:
    people = identities(1)
    ages = {age(people.adult(on=SUMMER, city=GUANGZHOU).born, SUMMER) for _ in range(2000)}
    assert ages == set(range(25, 50))


@pytest.mark.parametrize("sex", Sex)
def test_a_sex_that_is_asked_for_is_given(sex: Sex) -> None:
    people = identities(1)
    drawn = {people.pensioner(on=SUMMER, scheme=s, city=GUANGZHOU, sex=sex).sex for s in Scheme for _ in range(50)}
    assert drawn == {sex}


def test_residence_permits_belong_to_women_because_their_sequence_is_000() -> None:
    people, kind = identities(1), DocumentType.HMT_RESIDENCE_PERMIT
    agents = [people.adult(on=SUMMER, city=GUANGZHOU, kind=kind) for _ in range(50)]
    assert {agent.sex for agent in agents} == {Sex.FEMALE}
    with pytest.raises(InvalidField) as caught:
        people.pensioner(on=SUMMER, scheme=Scheme.RESIDENT, city=GUANGZHOU, kind=kind, sex=Sex.MALE)
    assert caught.value.field == "sex"


@pytest.mark.parametrize(("place", "city"), list(enumerate(CITIES, start=1)))
def test_a_resident_number_carries_the_citys_place(place: int, city: City) -> None:
    document = identities(1).document(DocumentType.RESIDENT_ID, born=date(1950, 2, 3), sex=Sex.MALE, city=city)
    assert document.number[:14] == f"4499{place:02}19500203"


def test_sequences_run_from_001_to_999_without_000() -> None:
    people = identities(1)
    drawn = {
        people.document(DocumentType.RESIDENT_ID, born=SUMMER, sex=sex, city=GUANGZHOU).number[14:17]
        for sex in Sex
        for _ in range(8000)
    }
    assert drawn == {f"{sequence:03}" for sequence in range(1, 1000)}


@given(seed=SEEDS, born=st.dates(date(1900, 1, 1), date(2010, 1, 1)), city=st.sampled_from(CITIES))
def test_the_permanent_residents_old_number_can_be_made_too(seed: int | str, born: date, city: City) -> None:
    document = identities(seed).permanent_resident_2017(born=born, city=city)
    assert document.number.startswith(f"ZZZ{city.code[:4]}{born:%y%m%d}")
    assert is_synthetic(document)
    assert read_document(document.kind, document.number) == document


def test_every_kind_has_a_range_and_a_reason() -> None:
    assert {row.kind for row in RANGES} == set(DocumentType)
    assert all(row.reason for row in RANGES)


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        (DocumentType.RESIDENT_ID, "440000180001010010"),
        (DocumentType.RESIDENT_ID, "449901195001011237\n"),
        (DocumentType.RESIDENT_ID, "EO1234567"),
        (DocumentType.HMT_RESIDENCE_PERMIT, "810000180001010010"),
        (DocumentType.HK_MACAO_PERMIT, "H00000000"),
        (DocumentType.TAIWAN_PERMIT, "00000000"),
        (DocumentType.TAIWAN_PERMIT, "٩٩123456"),
        (DocumentType.FOREIGN_PERMANENT_RESIDENT, "AAA000000000000"),
        (DocumentType.FOREIGN_PERMANENT_RESIDENT, "944999180001010010"),
        (DocumentType.PASSPORT, "E00000000"),
        (DocumentType.PASSPORT, "EA0000000"),
        (DocumentType.PASSPORT, "449901195001011237"),
    ],
)
def test_a_number_outside_the_ranges_is_not_called_synthetic(kind: DocumentType, number: str) -> None:
    assert not is_synthetic(Document(kind, number))


# --- seeds


def everybody(seed: int | str) -> list[str]:
    people = identities(seed)
    drawn = [
        person
        for kind in DocumentType
        for scheme in Scheme
        for person in (
            people.pensioner(on=SUMMER, scheme=scheme, city=people.city(), kind=kind),
            people.adult(on=SUMMER, city=people.city(), kind=kind),
        )
    ]
    return [f"{p.name.encode().hex()} {p.document.number} {p.sex} {p.born.isoformat()}" for p in drawn]


@pytest.mark.parametrize("seed", [0, -1, 2**70, "", "yss/0/0", "种子"])
def test_a_seed_gives_the_same_people_whoever_else_is_drawn(seed: int | str) -> None:
    first = everybody(seed)
    everybody("somebody else")
    assert everybody(seed) == first


def test_other_seeds_give_other_people() -> None:
    assert len({tuple(everybody(seed)) for seed in (0, 1, 2, "0", "1", "a/1", "a/2")}) == 7


def test_two_generators_do_not_disturb_each_other() -> None:
    alone = [person.document.number for person in pensioners(10, seed="a")]
    people, others = identities("a"), identities("b")
    together = []
    for _ in range(10):
        others.adult(on=SUMMER, city=GUANGZHOU)
        person = people.pensioner(on=SUMMER, scheme=Scheme.EMPLOYEE, city=GUANGZHOU)
        together.append(person.document.number)
    assert together == alone


DRAW = """
from datetime import date
from mock_platform.core.cities import CITIES
from mock_platform.core.identity import DocumentType
from mock_platform.core.schemes import Scheme
from mock_platform.people.provider import identities

people = identities("seed")
for kind in DocumentType:
    for scheme in Scheme:
        print(ascii(people.pensioner(on=date(2025, 7, 1), scheme=scheme, city=CITIES[0], kind=kind)))
        print(ascii(people.adult(on=date(2025, 7, 1), city=people.city(), kind=kind)))
"""
NO_CLOCK = """
import datetime, time
import faker  # whose imports look at the clock, for logging

def no_clock(*_):
    raise AssertionError("somebody looked at the clock")

class date(datetime.date):
    today = no_clock
    def __repr__(self):
        return "datetime." + super().__repr__()

class datetime_(datetime.datetime):
    today = now = utcnow = no_clock

datetime.date, datetime.datetime = date, datetime_
time.time = time.localtime = time.gmtime = time.strftime = no_clock
"""


def drawn_by_a_process(script: str, hash_seed: str) -> str:
    environment = os.environ | {
        "PYTHONPATH": str(Path(mock_platform.__file__).parents[1]),
        "PYTHONHASHSEED": hash_seed,
    }
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_seed_gives_the_same_people_in_a_process_without_a_clock() -> None:
    drawn = drawn_by_a_process(NO_CLOCK + DRAW, hash_seed="1")
    assert len(drawn.splitlines()) == 24
    assert drawn == drawn_by_a_process(DRAW, hash_seed="2")


# --- a crowd


def test_a_thousand_people_of_one_city_hardly_share_a_number() -> None:
    # Some 15,000 days of birth with 500 sequences for each sex: about 0.06 pairs are expected.
    numbers = Counter(person.document.number for person in pensioners(1000))
    assert len(numbers) >= 998


def test_ages_spread_with_a_tail_past_a_hundred() -> None:
    for scheme, middle in ((Scheme.EMPLOYEE, range(62, 76)), (Scheme.RESIDENT, range(66, 78))):
        ages = [age(person.born, SUMMER) for person in pensioners(10_000, scheme=scheme)]
        assert int(median(ages)) in middle
        assert 10 <= sum(one >= 100 for one in ages) <= 100
        assert max(ages) < 115


def test_both_sexes_and_both_ages_of_women_occur() -> None:
    people = pensioners(2000)
    women = [person for person in people if person.sex is Sex.FEMALE]
    assert 0.47 < len(women) / len(people) < 0.57
    assert sum(retires_on(woman.born, Category.WOMEN_55) > SUMMER for woman in women) > 50


def test_every_sort_of_name_occurs() -> None:
    drawn = [person.name for person in pensioners(5000)]
    surnames = Counter(name[0] for name in drawn)
    assert [surname for surname, _ in surnames.most_common(3)] == ["陈", "黄", "李"]
    assert sum("·" in name for name in drawn) > 5
    assert sum(name[-1] in names.RARE for name in drawn) > 5
    assert sum(name[:2] in ("欧阳", "司徒", "上官") for name in drawn) > 5
    assert 0.15 < sum(len(name) == 2 for name in drawn) / len(drawn) < 0.4


def test_names_follow_sex_and_the_time_of_birth() -> None:
    people = identities(1)
    for person in (people.adult(on=SUMMER, city=GUANGZHOU) for _ in range(500)):
        pools = (names.GIVEN_YOUNGER[person.sex], names.DOTTED[Sex.MALE], names.RARE)
        assert person.name.endswith(tuple(part for pool in pools for part in pool))
    for person in pensioners(500):
        older = person.born.year < names.YOUNGER_FROM
        given_names = (names.GIVEN_OLDER if older else names.GIVEN_YOUNGER)[person.sex]
        assert person.name.endswith((*given_names, *names.DOTTED[Sex.MALE], *names.RARE))


NAMES = {
    "surnames": tuple(names.SURNAMES),
    "rare": names.RARE,
    **{f"older {sex}": pool for sex, pool in names.GIVEN_OLDER.items()},
    **{f"younger {sex}": pool for sex, pool in names.GIVEN_YOUNGER.items()},
    **{f"dotted {sex}": pool for sex, pool in names.DOTTED.items()},
}


@pytest.mark.parametrize("pool", NAMES)
def test_a_list_of_names_is_clean(pool: str) -> None:
    assert [name for name, times in Counter(NAMES[pool]).items() if times > 1] == []
    assert [name for name in NAMES[pool] if read_name(name) != name] == []


def test_rare_characters_come_from_beyond_the_basic_plane_and_from_extension_a() -> None:
    assert any(ord(char) > 0xFFFF for char in names.RARE)
    assert any(0x3400 <= ord(char) <= 0x4DBF for char in names.RARE)
    assert all(unicodedata.is_normalized("NFKC", char) for char in names.RARE)


def test_the_generator_carries_no_other_provider() -> None:
    assert [type(provider).__name__ for provider in identities(1).providers] == ["PensionerProvider"]
