"""Which faults strike a call, and for how long, is drawn from the seed alone."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mock_platform.application import faults
from mock_platform.application.platform import Platform
from mock_platform.application.sandbox import Sandbox
from mock_platform.core.errors import NotFound
from mock_platform.core.fault import ANY, Fault, FaultKind
from mock_platform.core.settings import Settings
from mock_platform.store.database import open_database
from tests.application.walking import NOW

CALLS = 40


@pytest.fixture(scope="module")
def shared() -> Iterator[Platform]:
    database = open_database()
    yield Platform(database)
    database.close()


def calls(platform: Platform, fault: Fault, *, seed: str = "0", operation: str = "agree") -> list[float | None]:
    """For each call how long it is struck; None where it is not."""
    key = platform.create_sandbox(Settings(seed=seed, frozen_at=NOW))
    with platform.sandbox(key) as at:
        faults.put(at, [fault])
    drawn: list[float | None] = []
    for _ in range(CALLS):
        with platform.sandbox(key) as at:  # kept and read again, as between requests
            strikes = faults.draw(at, operation)
            drawn.append(strikes[0].seconds if strikes else None)
    return drawn


def delay(kind: FaultKind, probability: float | None = None, **parameters: float) -> Fault:
    return Fault("d", kind, ANY, parameters, probability=probability)


@settings(max_examples=15)
@given(seed=st.text(max_size=8), probability=st.floats(0.05, 0.95))
def test_the_same_seed_strikes_the_same_calls(shared: Platform, seed: str, probability: float) -> None:
    fault = delay(FaultKind.RANGE_DELAY, probability, least=0.25, most=0.5)
    first, second = (calls(shared, fault, seed=seed) for _ in range(2))
    assert first == second


def test_other_seeds_and_other_names_strike_others(shared: Platform) -> None:
    fault = Fault("a", FaultKind.ERROR, probability=0.5)
    drawn = [calls(shared, fault, seed=seed) for seed in "abc"]
    drawn.append(calls(shared, Fault("b", FaultKind.ERROR, probability=0.5), seed="a"))
    assert len({tuple(each) for each in drawn}) == 4
    struck = sum(each is not None for one in drawn for each in one)
    assert 0.3 < struck / (4 * CALLS) < 0.7


RANGES: list[tuple[Fault, float, float]] = [
    (delay(FaultKind.FIXED_DELAY, seconds=0.3), 0.3, 0.3),
    (delay(FaultKind.RANGE_DELAY, least=0.1, most=0.4), 0.1, 0.4),
    (delay(FaultKind.RANGE_DELAY, least=0.2, most=0.2), 0.2, 0.2),
    (delay(FaultKind.LOGNORMAL_DELAY, median=0.3, sigma=0.5, most=10), 0.0, 10),
    (delay(FaultKind.LOGNORMAL_DELAY, median=0.3, sigma=3, most=0.35), 0.0, 0.35),
    (delay(FaultKind.LOGNORMAL_DELAY, median=0.3, sigma=0, most=1), 0.3, 0.3),
    (delay(FaultKind.SLOW_BODY, seconds=2), 2, 2),
    (Fault("e", FaultKind.ERROR, parameters={"status": 503}), 0, 0),
]


@pytest.mark.parametrize(("fault", "least", "most"), RANGES)
def test_how_long_a_call_is_struck_stays_within_what_was_asked(
    shared: Platform, fault: Fault, least: float, most: float
) -> None:
    drawn = [each for each in calls(shared, fault) if each is not None]
    assert len(drawn) == CALLS
    assert all(least <= each + 1e-9 and each <= most + 1e-9 for each in drawn)
    assert len({round(each, 9) for each in drawn}) > 1 or most in (drawn[0], round(drawn[0], 9))


def test_half_of_a_lognormal_delay_lies_below_its_median(shared: Platform) -> None:
    drawn = [each or 0 for each in calls(shared, delay(FaultKind.LOGNORMAL_DELAY, median=0.3, sigma=1, most=60))]
    assert 0.3 < sum(each < 0.3 for each in drawn) / CALLS < 0.7


def test_several_are_drawn_in_the_order_they_came_in(sandbox: Sandbox) -> None:
    names = ["c", "a", "b"]
    faults.put(sandbox, [Fault(name, FaultKind.ERROR, times=1) for name in names])
    assert [each.fault.name for each in faults.draw(sandbox, "agree")] == names
    assert faults.draw(sandbox, "agree") == []
    faults.put(sandbox, [Fault("a", FaultKind.ERROR)])
    assert [each.name for each in sandbox.settings.faults] == ["c", "b", "a"]


@settings(max_examples=40)
@given(operations=st.lists(st.sampled_from(["agree", "retry", "back"]), max_size=12))
def test_a_fault_counts_the_calls_it_concerns(shared: Platform, operations: list[str]) -> None:
    with shared.sandbox(shared.create_sandbox(Settings(frozen_at=NOW))) as at:
        put: list[Any] = [Fault("all", FaultKind.ERROR), Fault("one", FaultKind.ERROR, "agree", until=NOW)]
        faults.put(at, [*put, Fault("agree", FaultKind.ERROR, "agree", times=2)])
        for operation in operations:
            faults.draw(at, operation)
        counted = {fault.name: fault.seen for fault in at.settings.faults}
        assert counted == {"all": len(operations), "one": 0, "agree": operations.count("agree")}


def test_what_is_not_there_cannot_be_removed(sandbox: Sandbox) -> None:
    faults.put(sandbox, [Fault("a", FaultKind.ERROR), Fault("b", FaultKind.ERROR)])
    faults.remove(sandbox, "a")
    for name in ("a", "c", ""):
        with pytest.raises(NotFound):
            faults.remove(sandbox, name)
    assert [each.name for each in sandbox.settings.faults] == ["b"]
    faults.clear(sandbox)
    faults.clear(sandbox)
    assert sandbox.settings.faults == ()
