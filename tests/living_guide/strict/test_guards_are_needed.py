"""Taken away, each guard leaves a way to a green lie, or at least one of which no line tells."""

import pytest

from living_guide.running.runner import StrictRunner
from tests.living_guide.strict.all_ways import WAYS
from tests.living_guide.strict.project import Outcome, weak
from tests.living_guide.strict.way import fits

GUARDED = [way for way in WAYS if way.guard]


def is_told(outcome: Outcome) -> bool:
    """Whether the verdict is as the strict runner owes it."""
    says = [any(fits(line, expected) for line in outcome.lines()) for expected in outcome.way.says or ()]
    prints = [any(fits(line, expected) for line in outcome.printed()) for expected in outcome.way.prints]
    return outcome.code != 0 and all(says) and all(prints)


@pytest.mark.parametrize("outcome", [weak(way, way.guard) for way in GUARDED], ids=str, indirect=True)
def test_without_its_guard_the_way_is_open(outcome: Outcome) -> None:
    assert not is_told(outcome), outcome


@pytest.mark.parametrize("outcome", [weak(way, "none of them") for way in GUARDED[:3]], ids=str, indirect=True)
def test_it_is_the_guard_that_makes_the_difference(outcome: Outcome) -> None:
    assert outcome.code != 0, outcome


def test_every_guard_is_needed_for_a_way() -> None:
    assert {guard.name for guard in StrictRunner.guards} == {way.guard for way in GUARDED}


def test_guards_differ_by_name() -> None:
    names = [guard.name for guard in StrictRunner.guards]
    assert len(names) == len(set(names))
