"""`yss doctor`: a line for each finding, and whether anything stands in the way."""

import pytest

from tests.commands.calling import Caller, Done
from tests.commands.foreign import Foreign

NOWHERE = "http://127.0.0.1:9"


def findings(done: Done) -> dict[str, str]:
    """What it says of each, by its mark."""
    lines = [line.split("  ", 1) for line in done.lines]
    assert done.err == ""
    assert {mark for mark, _ in lines} <= {"ok", "no", "--"}
    assert (done.code == 1) == any(mark == "no" for mark, _ in lines)
    return {says: mark for mark, says in lines}


def test_where_all_is_well_it_says_so(yss: Caller) -> None:
    python, opens, answers, variable = findings(yss.well("doctor")).items()
    assert python[0].startswith("Python 3.")
    assert opens[0].startswith("a platform opens and answers in this process, in ")
    assert answers[0].startswith(f"a platform answers at {yss.server}: mock_platform ")
    assert variable[0].startswith("YSS_SERVER is set: ")
    assert {mark for _, mark in (python, opens, answers, variable)} == {"ok"}


@pytest.mark.parametrize(("option", "mark", "code"), [([], "--", 0), (["--must-answer"], "no", 1)])
def test_without_a_platform_only_those_are_sick_who_need_one(option: list[str], mark: str, code: int) -> None:
    done = Caller(NOWHERE)("doctor", *option)
    assert done.code == code
    assert findings(done)[f"no platform answers at {NOWHERE}; `yss serve` starts one"] == mark


@pytest.mark.parametrize(("name", "near"), [("YSS_SEVER", "; is it YSS_SERVER?"), ("YSS_QQQQ_Q", "")])
def test_a_variable_that_means_nothing_is_no_help(yss: Caller, name: str, near: str) -> None:
    done = yss("doctor", **{name: "1"})
    assert findings(done)[f"{name} means nothing here{near}"] == "no"


@pytest.mark.parametrize("answers", Foreign.ANSWERS)
def test_what_answers_and_is_no_platform_is_told_so(foreign: str, answers: str) -> None:
    told = findings(Caller(f"{foreign}/{answers}")("doctor"))
    (words,) = [says for says, mark in told.items() if mark == "no"]
    assert f"{foreign}/{answers}" in words
    assert "no mock platform" in words
