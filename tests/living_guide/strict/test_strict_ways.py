"""Nothing that failed or did not run ends green, and one line says what happened and where."""

from collections import Counter

import pytest

from tests.living_guide.strict.all_ways import WAYS
from tests.living_guide.strict.project import Outcome, plain, strict
from tests.living_guide.strict.way import fits, is_consequence

EACH = pytest.mark.parametrize("outcome", [strict(way) for way in WAYS], ids=str, indirect=True)
LIES = [way for way in WAYS if way.control == 0]


@EACH
def test_it_does_not_end_green(outcome: Outcome) -> None:
    assert outcome.code != 0, outcome


@EACH
def test_each_defect_has_one_line_and_there_is_no_other(outcome: Outcome) -> None:
    if outcome.way.says is None:
        return
    said = Counter(expected for line in outcome.lines() for expected in outcome.way.says if fits(line, expected))
    assert said == dict.fromkeys(outcome.way.says, 1), outcome
    others = [line for line in outcome.lines() if not any(fits(line, expected) for expected in outcome.way.says)]
    assert [line for line in others if not is_consequence(line)] == [], outcome


@EACH
def test_whatever_else_is_owed_is_printed(outcome: Outcome) -> None:
    for expected in outcome.way.prints:
        assert any(fits(line, expected) for line in outcome.printed()), outcome


@EACH
def test_the_runner_itself_does_not_stumble(outcome: Outcome) -> None:
    assert "living_guide/running/runner.py" not in outcome.err, outcome


@pytest.mark.parametrize("outcome", [strict(way) for way in WAYS if way.refused], ids=str, indirect=True)
def test_it_is_refused_before_anything_ran(outcome: Outcome) -> None:
    assert not outcome.ran


@pytest.mark.parametrize("outcome", [plain(way) for way in LIES], ids=str, indirect=True)
def test_plain_behave_says_it_is_green(outcome: Outcome) -> None:
    """The control: without the strict runner each of these is a lie, so that the tests above prove something."""
    assert outcome.code == 0, outcome


def test_each_way_has_a_name_of_its_own() -> None:
    assert [name for name, times in Counter(way.name for way in WAYS).items() if times > 1] == []
