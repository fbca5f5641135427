"""The clock of a sandbox: set, stopped and moved within the years it can tell."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mock_platform.application import clock
from mock_platform.application.platform import Platform
from mock_platform.application.sandbox import Sandbox
from mock_platform.core.clock import SHANGHAI
from mock_platform.core.errors import InvalidField
from mock_platform.core.settings import Settings
from mock_platform.store.database import open_database
from tests.application.walking import NOW

REAL = datetime(2031, 12, 31, 20, tzinfo=UTC)
HERE = datetime(2032, 1, 1, 4, tzinfo=SHANGHAI)
FIRST, LAST = datetime(1950, 1, 1, tzinfo=SHANGHAI), datetime(2099, 12, 31, 23, 59, 59, tzinfo=SHANGHAI)
SECONDS = st.integers(-(10**8), 10**8)


@pytest.fixture(scope="module")
def shared() -> Iterator[Platform]:
    database = open_database()
    yield Platform(database, clock=lambda: REAL)
    database.close()


def test_it_runs_with_the_real_one_or_so_far_ahead(sandbox: Sandbox) -> None:
    clock.run(sandbox)
    assert (sandbox.now(), sandbox.settings.offset) == (HERE, 0)
    clock.run(sandbox, timedelta(days=-1, seconds=5))
    assert sandbox.now() == HERE + timedelta(days=-1, seconds=5)
    assert sandbox.settings.frozen_at is None


def test_it_stops_at_a_moment_and_forgets_how_far_it_was_ahead(sandbox: Sandbox) -> None:
    clock.run(sandbox, timedelta(hours=1))
    clock.freeze(sandbox, NOW)
    assert (sandbox.now(), sandbox.settings.offset) == (NOW, 0)
    clock.run(sandbox)
    assert sandbox.now() == HERE


@settings(max_examples=40)
@given(steps=st.lists(SECONDS, max_size=5), frozen=st.booleans())
def test_moving_on_bit_by_bit_is_moving_on_at_once(shared: Platform, steps: list[int], frozen: bool) -> None:
    with shared.sandbox(shared.create_sandbox(Settings(frozen_at=NOW if frozen else None))) as at:
        before = at.now()
        for seconds in steps:
            clock.advance(at, timedelta(seconds=seconds))
        assert at.now() == before + timedelta(seconds=sum(steps))
        assert (at.settings.frozen_at is not None) is frozen
        assert [event.name for event in at.events] == ["clock_advanced"] * len(steps)


@pytest.mark.parametrize("frozen", [NOW, None])
@pytest.mark.parametrize(("edge", "out"), [(FIRST, -1), (LAST, 1)])
def test_it_can_be_moved_to_the_edge_of_its_years_and_no_further(
    platform: Platform, frozen: datetime | None, edge: datetime, out: int
) -> None:
    with platform.sandbox(platform.create_sandbox(Settings(frozen_at=frozen))) as at:
        clock.advance(at, edge - at.now())
        assert at.now() == edge
        before = at.settings
        for by in (timedelta(seconds=out), timedelta(days=40000 * out), timedelta(days=999_999_999 * out)):
            with pytest.raises(InvalidField, match="1950-01-01 到 2099-12-31") as refused:
                clock.advance(at, by)
            assert refused.value.field == "by"
        assert at.settings == before


@pytest.mark.parametrize("offset", [FIRST - HERE, LAST - HERE])
def test_how_far_it_may_run_ahead(sandbox: Sandbox, offset: timedelta) -> None:
    clock.run(sandbox, offset)
    before = sandbox.settings
    for more in (offset * 1.01, timedelta.max, timedelta.min):
        with pytest.raises(InvalidField) as refused:
            clock.run(sandbox, more)
        assert refused.value.field == "offset"
    assert sandbox.settings == before
