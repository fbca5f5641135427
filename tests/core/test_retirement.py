from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mock_platform.core.identity import Sex
from mock_platform.core.retirement import (
    Category,
    last_born,
    months_later,
    pension_from,
    retires_on,
)
from mock_platform.core.schemes import Scheme

CATEGORIES = st.sampled_from(Category)
BIRTHS = st.dates(date(1900, 1, 1), date(2020, 12, 31))


@pytest.mark.parametrize(
    ("category", "born", "years", "months", "retires"),
    [
        (Category.MEN_60, (1964, 12), 60, 0, (2024, 12)),
        (Category.MEN_60, (1965, 1), 60, 1, (2025, 2)),
        (Category.MEN_60, (1965, 4), 60, 1, (2025, 5)),
        (Category.MEN_60, (1965, 5), 60, 2, (2025, 7)),
        (Category.MEN_60, (1970, 1), 61, 4, (2031, 5)),
        (Category.MEN_60, (1976, 8), 62, 11, (2039, 7)),
        (Category.MEN_60, (1976, 9), 63, 0, (2039, 9)),
        (Category.MEN_60, (1990, 1), 63, 0, (2053, 1)),
        (Category.WOMEN_55, (1969, 12), 55, 0, (2024, 12)),
        (Category.WOMEN_55, (1970, 1), 55, 1, (2025, 2)),
        (Category.WOMEN_55, (1970, 5), 55, 2, (2025, 7)),
        (Category.WOMEN_55, (1981, 8), 57, 11, (2039, 7)),
        (Category.WOMEN_55, (1981, 9), 58, 0, (2039, 9)),
        (Category.WOMEN_55, (1995, 6), 58, 0, (2053, 6)),
        (Category.WOMEN_50, (1974, 12), 50, 0, (2024, 12)),
        (Category.WOMEN_50, (1975, 1), 50, 1, (2025, 2)),
        (Category.WOMEN_50, (1975, 2), 50, 1, (2025, 3)),
        (Category.WOMEN_50, (1975, 3), 50, 2, (2025, 5)),
        (Category.WOMEN_50, (1984, 10), 54, 11, (2039, 9)),
        (Category.WOMEN_50, (1984, 11), 55, 0, (2039, 11)),
        (Category.WOMEN_50, (2000, 2), 55, 0, (2055, 2)),
    ],
)
def test_rows_of_the_official_tables(
    category: Category, born: tuple[int, int], years: int, months: int, retires: tuple[int, int]
) -> None:
    for day in (1, 15, 28):
        birth = date(*born, day)
        before = {Category.MEN_60: 60, Category.WOMEN_55: 55, Category.WOMEN_50: 50}[category]
        assert months_later(birth, category) == (years - before) * 12 + months
        assert retires_on(birth, category) == date(*retires, day)


@pytest.mark.parametrize(
    ("born", "retires"),
    [
        (date(1965, 1, 31), date(2025, 2, 28)),
        (date(1964, 2, 29), date(2024, 2, 29)),
        (date(1972, 2, 29), date(2033, 12, 29)),
    ],
)
def test_the_last_days_of_months_retire_on_a_day_that_exists(born: date, retires: date) -> None:
    assert retires_on(born, Category.MEN_60) == retires


@given(BIRTHS, CATEGORIES)
def test_whoever_is_born_later_retires_no_earlier(born: date, category: Category) -> None:
    assert retires_on(born, category) <= retires_on(born + timedelta(days=1), category)


@given(BIRTHS, st.sampled_from(Sex), st.booleans())
def test_the_residents_age_is_not_raised(born: date, sex: Sex, women_at_55: bool) -> None:
    reached = pension_from(born, sex, Scheme.RESIDENT, women_at_55=women_at_55)
    assert (reached.year, reached.month) == (born.year + 60, born.month)


@given(BIRTHS)
def test_an_employees_age_depends_on_sex_and_for_women_on_the_post(born: date) -> None:
    employee = Scheme.EMPLOYEE
    for women_at_55 in (True, False):
        man = pension_from(born, Sex.MALE, employee, women_at_55=women_at_55)
        assert man == retires_on(born, Category.MEN_60)
    woman = pension_from(born, Sex.FEMALE, employee)
    assert woman == retires_on(born, Category.WOMEN_50)
    higher = pension_from(born, Sex.FEMALE, employee, women_at_55=True)
    assert higher == retires_on(born, Category.WOMEN_55)
    assert woman < higher < man


@given(st.dates(date(2015, 1, 1), date(2045, 12, 31)), CATEGORIES)
def test_last_born_is_the_youngest_who_has_the_age(on: date, category: Category) -> None:
    youngest = last_born(on, lambda born: retires_on(born, category))
    assert retires_on(youngest, category) <= on
    assert retires_on(youngest + timedelta(days=1), category) > on
