"""What is kept of runs is enough to see a trend, and is never changed."""

from pathlib import Path
from typing import Any

import pytest

from living_guide.events.record import ScenarioRun
from living_guide.events.reports import Report
from living_guide.history.file import HistoryUnreadable, add_to_history, past_of, read_history
from living_guide.history.trend import Trend, flaky, trends
from living_guide.trace.outcome import Outcome
from tests.living_guide.guides import NOON, ran, report, scenario

ONE, OTHER = scenario("one"), scenario("other")


def run(*runs: ScenarioRun, day: int = 0, **changes: Any) -> Report:
    return report(*runs, **{"at": NOON + day * 86400, **changes})


def trend_of(*reports: Report) -> Trend:
    [found] = [each for each in trends(map(past_of, reports)) if each.scenario == ONE.id]
    return found


def test_a_run_is_added_once_and_read_back(tmp_path: Path) -> None:
    path = tmp_path / "new" / "history.jsonl"
    first, second = past_of(run(ran(ONE), ran(OTHER, "failed"))), past_of(run(ran(ONE, "skipped"), day=1))
    assert add_to_history(path, [second]) == [second]
    assert add_to_history(path, [first, second]) == [first, second]
    assert read_history(path) == [first, second]
    before = path.read_bytes()
    assert add_to_history(path, [first]) == [first, second]
    assert path.read_bytes() == before
    assert before.count(b"\n") == 2


def test_runs_of_other_drivers_and_targets_are_others(tmp_path: Path) -> None:
    others: list[dict[str, Any]] = [{}, {"driver": "html"}, {"target": "http://127.0.0.1:1"}]
    runs = [past_of(run(ran(ONE), **each)) for each in others]
    assert len(add_to_history(tmp_path / "h", runs)) == 3


def test_a_run_without_a_scenario_is_not_kept(tmp_path: Path) -> None:
    assert add_to_history(tmp_path / "h", [past_of(run())]) == []
    assert not (tmp_path / "h").exists()


@pytest.mark.parametrize(("text", "line"), [("nonsense\n", 1), ('\n{"at": 1}\n', 2), ("[]\n", 1)])
def test_a_file_that_is_no_history_is_not_added_to(tmp_path: Path, text: str, line: int) -> None:
    path = tmp_path / "h"
    path.write_text(text)
    with pytest.raises(HistoryUnreadable, match=f"h:{line}: "):
        add_to_history(path, [past_of(run(ran(ONE)))])
    assert path.read_text() == text


def test_of_several_rounds_the_worst_and_the_mean_are_kept() -> None:
    runs = [ran(ONE, seconds=1.0), ran(ONE, "failed", round=2, seconds=2.0)]
    past = past_of(run(*runs)).scenarios[ONE.id]
    assert (past.outcome, past.both, past.seconds) == (Outcome.FAILED, True, 1.5)


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        ([run(ran(ONE)), run(ran(ONE, "failed"), day=1)], True),
        ([run(ran(ONE)), run(ran(ONE, "undefined"), day=1)], True),
        ([run(ran(ONE), ran(ONE, "failed", round=2))], True),
        ([run(ran(ONE)), run(ran(ONE, "skipped"), day=1)], False),
        ([run(ran(ONE)), run(ran(ONE, "failed"), day=1, versions={"target": "mock 2"})], False),
        ([run(ran(ONE)), run(ran(ONE, "failed"), day=1, driver="html")], False),
        ([run(ran(ONE, "failed")), run(ran(ONE, "failed"), day=1)], False),
        ([run(ran(ONE))], False),
    ],
)
def test_flaky_is_what_ended_in_both_ways_on_one_version(reports: list[Report], expected: bool) -> None:
    found = trend_of(*reports)
    assert found.flaky is expected
    assert flaky([found]) == ([found] if expected else [])


def test_each_target_has_a_trend_of_its_own() -> None:
    found = trends(map(past_of, [run(ran(ONE)), run(ran(ONE, "failed"), day=1, target="http://127.0.0.1:1")]))
    assert [(each.target, each.flaky, len(each.points)) for each in found] == [
        ("http://127.0.0.1:1", False, 1),
        ("the suite's own", False, 1),
    ]


def test_a_trend_knows_when_it_was_last_broken_and_how_long_it_takes() -> None:
    days = [run(ran(ONE, status, seconds=seconds), day=day) for day, (status, seconds) in enumerate(HISTORY)]
    found = trend_of(*days)
    assert found.last_broken is not None
    assert found.last_broken.at == NOON + 2 * 86400
    assert found.seconds == 3.0
    assert trend_of(run(ran(ONE))).last_broken is None
    assert trend_of(run(ran(ONE, "skipped"))).seconds == 0.0


HISTORY = [("passed", 1.0), ("passed", 3.0), ("failed", 9.0), ("skipped", 0.0), ("passed", 3.0)]
