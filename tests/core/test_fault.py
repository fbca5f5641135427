from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mock_platform.core.clock import SHANGHAI
from mock_platform.core.fault import ANY, PREVENTING, Fault, FaultKind

NOW = datetime(2025, 3, 15, 9, tzinfo=SHANGHAI)
FAULT = Fault("x", FaultKind.ERROR, "agree")
CALLS = 6


def struck(fault: Fault, chance: float = 0.5) -> str:
    """Of the next calls, which are struck."""
    return "".join("x" if replace(fault, seen=seen).strikes(chance) else "." for seen in range(CALLS))


STRUCK = [
    (FAULT, "xxxxxx"),
    (replace(FAULT, times=1), "x....."),
    (replace(FAULT, times=3), "xxx..."),
    (replace(FAULT, times=100), "xxxxxx"),
    (replace(FAULT, pattern=(True,)), "x....."),
    (replace(FAULT, pattern=(False, True, False, True)), ".x.x.."),
    (replace(FAULT, pattern=(False,) * CALLS), "......"),
    (replace(FAULT, probability=1.0), "xxxxxx"),
    (replace(FAULT, probability=0.5), "......"),
    (replace(FAULT, probability=0.500001), "xxxxxx"),
    (replace(FAULT, probability=0.0), "......"),
]


@pytest.mark.parametrize(("fault", "calls"), STRUCK)
def test_which_calls_are_struck(fault: Fault, calls: str) -> None:
    assert struck(fault) == calls


@given(probability=st.floats(0, 1), chance=st.floats(0, 1, exclude_max=True))
def test_a_probability_is_that_of_any_call(probability: float, chance: float) -> None:
    fault = replace(FAULT, probability=probability)
    assert struck(fault, chance) == ("x" if chance < probability else ".") * CALLS


@given(pattern=st.lists(st.booleans(), min_size=1, max_size=CALLS), chance=st.floats(0, 1))
def test_a_pattern_goes_call_by_call_and_then_it_is_over(pattern: list[bool], chance: float) -> None:
    told = "".join(".x"[each] for each in pattern).ljust(CALLS, ".")
    assert struck(replace(FAULT, pattern=tuple(pattern)), chance) == told


@pytest.mark.parametrize(
    ("fault", "operation", "concerned"),
    [
        (FAULT, "agree", True),
        (FAULT, "retry", False),
        (FAULT, ANY, False),
        (FAULT, "agre", False),
        (replace(FAULT, operation=ANY), "agree", True),
        (replace(FAULT, operation=ANY), "retry", True),
    ],
)
def test_a_fault_concerns_its_operation_or_all(fault: Fault, operation: str, concerned: bool) -> None:
    assert fault.concerns(operation, NOW) is concerned


@given(seconds=st.integers(-1000, 1000))
def test_from_its_end_on_it_concerns_nothing(seconds: int) -> None:
    fault = replace(FAULT, until=NOW + timedelta(seconds=seconds))
    assert fault.concerns("agree", NOW) is (seconds > 0)
    assert not fault.concerns("retry", NOW)


def test_what_prevents_a_call_has_a_status_to_answer() -> None:
    assert {FaultKind.ERROR, FaultKind.RATE_LIMIT} == PREVENTING
