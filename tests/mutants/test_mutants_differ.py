"""Each mutant lies, once and in its place: some answer differs, none is a fault, and what comes before is as ever."""

from collections.abc import Callable, Iterator
from functools import partial
from unittest.mock import patch

import pytest

from mock_platform.core.schemes import Scheme
from mock_platform.mutants.catalogue import MUTANTS
from mock_platform.mutants.mutant import Mutant
from tests.mutants.atlas import WALKS
from tests.mutants.conftest import Right
from tests.mutants.walker import Answer, Walk, Walker, walked
from tests.web.in_process import InProcess

# Pages that come before any service, and the clauses that concern them.
EARLY = ("/", "/yss", "/yss/certification")
CONCERNED = frozenset().union(*(walk.topics for walk in WALKS[:3]))


Look = Callable[[], list[Answer]]


class Lied(Exception):
    """An answer differs from the right platform's."""


class Compared(list[Answer]):
    """Answers, each of which must be the right one."""

    def __init__(self, right: list[Answer]) -> None:
        self.right = right

    def append(self, answer: Answer) -> None:
        if len(self) >= len(self.right) or self.right[len(self)] != answer:
            raise Lied(answer)
        super().append(answer)


@pytest.fixture(scope="module")
def early(app: InProcess) -> Look:
    """The early pages as somebody sees them who has been there for long."""
    walker = Walker.new(app, [])
    walker.person(scheme=Scheme.EMPLOYEE)
    return partial(_pages, walker)


def _pages(walker: Walker) -> list[Answer]:
    walker.seen = []
    for path in EARLY:
        walker.open(path)
    return walker.seen


@pytest.fixture(scope="module")
def early_right(early: Look) -> list[Answer]:
    return early()


@pytest.fixture
def mutant(right: Right, request: pytest.FixtureRequest) -> Iterator[Mutant]:
    """A mutant, installed until the test ends."""
    try:
        request.param.install()
        yield request.param
    finally:
        patch.stopall()


def lie(app: InProcess, walk: Walk, right: Right) -> Answer | None:
    """The first answer on the walk that is not the right platform's."""
    seen = Compared(right[walk.name])
    try:
        walked(app, walk, seen)
    except Lied as lied:
        answer: Answer = lied.args[0]
        return answer
    return None


def likely_first(mutant: Mutant) -> list[Walk]:
    """All walks, those that seem to be about the mutant first."""

    def score(walk: Walk) -> int:
        about, _, place = walk.name.replace("_", "-").rpartition(", ")
        named = [(about or place) in mutant.name, mutant.name.endswith(place), walk.edition == mutant.edition]
        return len(walk.topics & set(mutant.clauses)) + 2 * sum(named)

    return sorted(WALKS, key=score, reverse=True)


def names(mutant: Mutant) -> str:
    return mutant.name


@pytest.mark.parametrize("mutant", MUTANTS.values(), ids=names, indirect=True)
def test_a_mutant_lies_in_its_place_and_does_not_break_down(
    mutant: Mutant, app: InProcess, right: Right, early: Look, early_right: list[Answer]
) -> None:
    lies = (lie(app, walk, right) for walk in likely_first(mutant))
    told = next((answer for answer in lies if answer), None)
    assert told, "it answers like the right platform"
    assert told[1] < 500
    assert set(mutant.clauses) & CONCERNED or early() == early_right, "it changes what comes before"


def test_nothing_is_left_of_a_mutant_taken_back(app: InProcess, right: Right) -> None:
    for mutant in MUTANTS.values():
        mutant.install()
        patch.stopall()
    some = WALKS[::4]
    assert {walk.name: walked(app, walk, []) for walk in some} == {walk.name: right[walk.name] for walk in some}
