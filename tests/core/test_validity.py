from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mock_platform.core.validity import valid_until


@pytest.mark.parametrize(
    ("certified", "until"),
    [
        (date(2025, 3, 15), date(2026, 3, 31)),
        (date(2025, 3, 1), date(2026, 3, 31)),
        (date(2025, 3, 31), date(2026, 3, 31)),
        (date(2025, 1, 31), date(2026, 1, 31)),
        (date(2025, 12, 1), date(2026, 12, 31)),
        (date(2025, 2, 3), date(2026, 2, 28)),
        (date(2023, 2, 3), date(2024, 2, 29)),
        (date(2024, 2, 29), date(2025, 2, 28)),
        (date(2024, 10, 8), date(2025, 10, 31)),
    ],
)
def test_a_certification_holds_to_the_end_of_the_twelfth_month(certified: date, until: date) -> None:
    assert valid_until(certified) == until


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_it_holds_a_year_and_to_the_end_of_the_month(certified: date) -> None:
    until = valid_until(certified)
    assert (until + timedelta(days=1)).day == 1
    assert (until.year, until.month) == (certified.year + 1, certified.month)


@given(st.dates(date(1950, 1, 1), date(2099, 12, 30)))
def test_certifying_later_never_shortens_it(certified: date) -> None:
    assert valid_until(certified) <= valid_until(certified + timedelta(days=1))
