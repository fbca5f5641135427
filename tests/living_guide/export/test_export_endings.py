"""How runs are judged before any format is written."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from living_guide.events.record import RunBegan
from living_guide.export.distinct import distinct
from living_guide.export.ending import Ending, ending_of, headline, why
from living_guide.export.errors import ExportError
from living_guide.export.plays import plays
from living_guide.export.portable import portable, without_machine
from living_guide.export.shortcomings import shortcomings
from tests.living_guide.export.endings import CASES, TRACE, Case, all_ended, ended, ends, report_of, untold

NOWHERE = Path("nowhere")
IDS = [run.id for run in untold()]
STATUSES = st.sampled_from([*{case.status for case in CASES}, *{step for case in CASES for step in case.steps}])


@pytest.mark.parametrize("case", CASES, ids=str)
def test_an_ending_is_what_the_run_was(case: Case) -> None:
    run = ends(case.name)
    assert ending_of(run) is case.ending
    assert case.words in without_machine(why(run))
    assert bool(why(run)) == (case.ending is not Ending.PASSED)


@given(status=STATUSES, steps=st.lists(STATUSES, min_size=3, max_size=3))
def test_only_what_passed_is_called_passed(status: str, steps: list[str]) -> None:
    first, second, third = steps
    run = ended(untold()[0], Case("any", status, (first, second, third), Ending.ERROR, ""))
    assert (ending_of(run) is Ending.PASSED) == (status == "passed" and set(steps) == {"passed"})
    assert (ending_of(run) is Ending.SKIPPED) == (
        status == "skipped" and set(steps) <= {"passed", "skipped", "untested"}
    )


def test_both_errors_of_a_scenario_are_told() -> None:
    assert why(ends("两处出错")) == "one\nthe other"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("\n  first \nsecond", "first"),
        (TRACE, "OSError: no disk"),
        (
            f'{TRACE}\n\nDuring it:\n\n  File "b.py", line 1, in f\n    f()\n    ^^^\nKeyError: 1\nCall log:',
            "KeyError: 1",
        ),
        ('note: OSError\n  File "b.py", line 1, in f', "note: OSError"),
        ("", ""),
    ],
)
def test_a_headline_says_what_went_wrong(text: str, line: str) -> None:
    assert headline(text) == line


# --- what belongs to no scenario


def names(**changed: object) -> list[str]:
    report = replace(report_of(NOWHERE, all_ended()), **changed)  # type: ignore[arg-type]
    return [lack.name for lack in shortcomings(report)]


def began(**changed: object) -> RunBegan:
    return replace(report_of(NOWHERE, all_ended()).run, **changed)  # type: ignore[arg-type]


def test_a_whole_run_lacks_nothing() -> None:
    assert names() == []


def test_problems_are_told() -> None:
    report = report_of(NOWHERE, all_ended(), problems=["\nfirst line\nsecond"])
    [lack] = shortcomings(report)
    assert (lack.name, lack.message) == ("first line", "\nfirst line\nsecond")
    assert lack.text == "first line: \nfirst line\nsecond"


def test_a_run_that_broke_off_is_told() -> None:
    assert names(complete=False) == ["the run did not come to its end"]


def test_a_run_of_nothing_is_told() -> None:
    assert names(runs=(), began=(began(planned=()),)) == ["nothing ran"]


def test_what_was_planned_and_did_not_run_is_told_by_its_id() -> None:
    assert names(runs=tuple(all_ended()[2:])) == sorted(IDS[:2])


def test_a_round_that_is_missing_is_told() -> None:
    again = [replace(run, round=2) for run in all_ended()]
    lacks = names(began=(began(rounds=2),), runs=(*all_ended(), *again[1:]))
    assert lacks == [f"{IDS[0]} (round 2)"]


def test_only_what_its_shards_were_to_run_is_missing() -> None:
    first, second = (began(shard=f"{part}/2") for part in (1, 2))
    assert names(began=(first,), runs=()) == sorted(IDS)[::2]
    assert names(began=(first, second), runs=()) == sorted(IDS)
    assert names(began=(first, began(planned=())), runs=()) == sorted(IDS)[::2]


def test_what_was_not_run_but_is_told_is_not_told_twice() -> None:
    assert names(runs=tuple(replace(run, status="untested") for run in all_ended())) == []


# --- names


@given(st.lists(st.sampled_from(["a", "a (2)", "a (3)", "b", ""])))
def test_distinct_names_are_all_different_and_still_say_what_they_said(given_names: list[str]) -> None:
    told = list(distinct(given_names))
    assert len(set(told)) == len(given_names)
    assert all(new.startswith(name) for name, new in zip(given_names, told, strict=True))
    assert set(given_names) <= set(told)


def test_runs_of_one_scenario_are_told_apart_by_driver_round_and_number() -> None:
    run = all_ended()[0]
    rounds = [run, replace(run, round=2), replace(run, round=2)]
    [*alone] = plays([report_of(NOWHERE, rounds)])
    assert [play.layer for play in alone] == ["", " (round 2)", " (round 2) (2)"]
    reports = [report_of(NOWHERE, [run], driver=driver) for driver in ("browser", "html", "html")]
    assert [play.layer for play in plays(reports)] == [" [browser]", " [html]", " [html (2)]"]


# --- nothing of the machine


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            '  File "/srv/ci/a7/.venv/lib/python3.11/site-packages/behave/model.py", line',
            'File "behave/model.py", line',
        ),
        ('  File "/usr/lib/python3.12/json/decoder.py", line 3', 'File "json/decoder.py", line 3'),
        ('  File "/usr/lib/python3/dist-packages/apt/a.py", line 3', 'File "apt/a.py", line 3'),
        ('  File "/srv/ci/a7/living_guide/running/a.py", line 3', 'File "living_guide/running/a.py", line 3'),
        ('  File "/srv/ci/a7/suite/helpers.py", line 3', 'File "helpers.py", line 3'),
        ('  File "C:\\Python\\Lib\\site-packages\\behave\\a.py", line', 'File "behave\\a.py", line'),
        ('  File "C:\\work\\steps\\act.py", line', 'File "steps\\act.py", line'),
        ('  File "steps/act.py", line 3', 'File "steps/act.py", line 3'),
        ("no /home/joan/.cache/x, no /Users/joan/x", "no ~/.cache/x, no ~/x"),
        ("no C:\\Users\\joan\\x, no /root/x", "no ~\\x, no ~/x"),
        ("打开 /yss/home/cities 和 /rooted", "打开 /yss/home/cities 和 /rooted"),
    ],
)
def test_places_of_a_machine_are_shortened(text: str, told: str) -> None:
    assert without_machine(text).strip() == told


def test_each_text_that_a_machine_may_stand_in_is_looked_at() -> None:
    run = ends("出错")
    home = "/home/joan/x"
    steps = tuple(replace(step, error=home, captured=home) for step in run.steps)
    run = replace(run, reason=home, error=home, captured=home, steps=steps)
    [report] = portable([report_of(NOWHERE, [run], problems=[home])])
    assert "joan" not in repr((report.runs, report.problems))


def test_no_report_is_no_green_export() -> None:
    with pytest.raises(ExportError, match="no report"):
        portable([])
