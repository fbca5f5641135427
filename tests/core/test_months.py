from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mock_platform.core.months import end_of_month, plus_months, whole_months

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
SOME_MONTHS = st.integers(-1200, 1200)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2025, 3, 31), -1, date(2025, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 12, 15), 1, date(2025, 1, 15)),
        (date(2025, 1, 15), -1, date(2024, 12, 15)),
        (date(2025, 5, 31), 0, date(2025, 5, 31)),
    ],
)
def test_months_are_clamped_to_the_end_of_the_month(day: date, months: int, later: date) -> None:
    assert plus_months(day, months) == later


@given(DAYS, SOME_MONTHS)
def test_months_later_it_is_that_month_and_the_same_day_or_its_last(day: date, months: int) -> None:
    later = plus_months(day, months)
    assert later.year * 12 + later.month == day.year * 12 + day.month + months
    assert later.day == day.day or (later.day < day.day and later == end_of_month(later))


@given(DAYS)
def test_the_day_after_the_end_of_a_month_is_the_first_of_the_next(day: date) -> None:
    last = end_of_month(day)
    assert (last.year, last.month) == (day.year, day.month)
    assert (last + timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    ("since", "on", "months"),
    [
        (date(2025, 3, 15), date(2025, 3, 15), 0),
        (date(2025, 3, 15), date(2025, 4, 14), 0),
        (date(2025, 3, 15), date(2025, 4, 15), 1),
        (date(2024, 3, 15), date(2025, 3, 14), 11),
        (date(2024, 3, 15), date(2025, 3, 15), 12),
        (date(2024, 12, 31), date(2025, 1, 1), 0),
        (date(2025, 1, 31), date(2025, 2, 28), 0),
        (date(2025, 4, 15), date(2025, 3, 15), 0),
        (date(2030, 1, 1), date(2025, 3, 15), 0),
    ],
)
def test_only_whole_months_count(since: date, on: date, months: int) -> None:
    assert whole_months(since, on) == months


@given(DAYS, st.integers(0, 1200))
def test_so_many_months_before_a_day_is_so_many_whole_months_ago(on: date, months: int) -> None:
    assert whole_months(plus_months(on, -months), on) == months
