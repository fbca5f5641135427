from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mock_platform.core.clock import SHANGHAI, local

NINE = datetime(2025, 3, 15, 9, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    "moment",
    [
        NINE,
        datetime(2025, 3, 15, 9),
        datetime(2025, 3, 15, 1, tzinfo=UTC),
        datetime(2025, 3, 14, 20, tzinfo=timezone(timedelta(hours=-5))),
        datetime(2025, 3, 15, 6, 45, tzinfo=timezone(timedelta(hours=5, minutes=45))),
    ],
)
def test_a_moment_is_told_in_shanghai_time(moment: datetime) -> None:
    assert local(moment) == NINE
    assert local(moment).isoformat() == "2025-03-15T09:00:00+08:00"


OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(st.datetimes(datetime(1950, 1, 1), datetime(2099, 12, 31), timezones=OFFSETS))
def test_telling_it_twice_changes_nothing(moment: datetime) -> None:
    assert local(local(moment)) == local(moment) == moment
