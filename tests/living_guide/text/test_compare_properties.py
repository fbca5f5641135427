"""Guides made up at random, with one thing changed: exactly that is told."""

from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from living_guide.text.compare import compare
from living_guide.text.published import read_text
from tests.living_guide.text.changes import CHANGES, HARMLESS, Changing, is_blamed
from tests.living_guide.text.invented import invent

SEEDS = st.integers(0, 2**32)


@given(SEEDS)
def test_a_text_as_the_registry_has_it_does_not_differ(seed: int) -> None:
    guide = invent(seed)
    comparison = compare(guide.registry, guide.text)
    assert not comparison.differs
    assert [each.id for each in comparison.clauses] == [clause.id for clause in guide.clauses]


@pytest.mark.parametrize("changing", CHANGES, ids=lambda each: each.__name__)
@given(SEEDS)
@example(134217727)  # Swapped around a clause that has an equal one: the one inside them has moved, not the other,
@example(3646535895)  # at the end of the text too.
def test_a_change_is_told_and_nothing_else(changing: Changing, seed: int) -> None:
    guide = invent(seed)
    change = changing(guide, Random(seed))
    if change is not None:
        comparison = compare(guide.registry, read_text(change.original), "one")
        assert is_blamed(change, comparison), (change.how, change.blamed, change.beside, comparison)


@pytest.mark.parametrize("changing", HARMLESS, ids=lambda each: each.__name__)
@given(SEEDS)
def test_what_does_not_matter_is_not_told(changing: Changing, seed: int) -> None:
    guide = invent(seed)
    change = changing(guide, Random(seed))
    if change is not None:
        comparison = compare(guide.registry, read_text(change.original))
        assert not comparison.differs, (change.how, comparison)
