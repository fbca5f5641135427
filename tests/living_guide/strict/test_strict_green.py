"""The other direction: what passed is green, and what nobody asked for is not missed."""

import pytest

from tests.living_guide.strict.project import Outcome, strict
from tests.living_guide.strict.way import fits
from tests.living_guide.strict.ways_to_green import GREEN, Green

EACH = pytest.mark.parametrize("outcome", [strict(green) for green in GREEN], ids=str, indirect=True)


@EACH
def test_it_ends_green_without_a_word(outcome: Outcome) -> None:
    assert (outcome.code, outcome.lines()) == (0, []), outcome


@EACH
def test_it_ran_what_was_asked_for(outcome: Outcome) -> None:
    counts, green = outcome.scenarios(), outcome.way
    assert isinstance(green, Green)
    assert (counts.get("passed", 0), counts.get("skipped", 0)) == (green.passed, green.skipped), outcome


@EACH
def test_what_was_skipped_for_a_reason_is_told(outcome: Outcome) -> None:
    told = [line for line in outcome.printed() if line.startswith("not run: ")]
    assert len(told) == len(outcome.way.prints), outcome
    assert all(any(fits(line, expected) for line in told) for expected in outcome.way.prints), outcome
