"""Shards put together: green only if they are all there, of one run, complete, and each scenario in just one."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from living_guide.cli import app
from tests.living_guide.accept.accepting import Case, Done, accept, fits, read_done
from tests.living_guide.accept.small_suite import FILE, Suite

NAMES = ["one", "two", "three", "four", "five", "six"]
FIRST, SECOND, WHOLE = "first", "second", "whole"


def shards(name: str, suite: Suite, *arguments: str) -> Case:
    """The same suite on two machines."""
    parts = [(FIRST, "1/2"), (SECOND, "2/2")]
    return Case(
        name=name,
        suite=suite,
        commands=tuple(accept(f"--report={report}", f"--shard={shard}", *arguments) for report, shard in parts),
    )


SOUND = Suite(scenarios=dict.fromkeys(NAMES, "it passes; it says hello"))
GOOD = shards("good", SOUND, "--repeat=2")
BAD = shards("bad", Suite(scenarios={**dict.fromkeys(NAMES[:-2], "it passes"), "five": "it dies", "six": "it fails"}))
OTHER = Case(name="other", suite=SOUND, commands=(accept("--report=other", "--shard=2/2", "--repeat=2", "--seed=7"),))


@pytest.fixture
def merge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Done]:
    """The command, on copies of these reports, which may be changed before."""
    monkeypatch.chdir(SOUND.write(tmp_path))

    def merged(*reports: Path, change: Callable[[Path], None] = lambda _: None, into: str = WHOLE) -> Done:
        copies = [Path(f"{number}-{report.name}") for number, report in enumerate(reports)]
        for report, copy in zip(reports, copies, strict=True):
            shutil.copytree(report, copy)
        change(copies[0])
        done = CliRunner().invoke(app, ["merge", *map(str, copies), f"--into={into}"])
        return read_done(done.exit_code, done.stdout, done.stderr, tmp_path / into)

    return merged


Merge = Callable[..., Done]


@pytest.mark.parametrize("all_done", [GOOD], indirect=True)
def test_all_shards_of_a_green_run_are_green_together(all_done: list[Done], merge: Merge) -> None:
    first, second = all_done
    assert [done.code for done in all_done] == [0, 0]
    assert set(first.statuses) | set(second.statuses) == set(NAMES)
    whole = merge(first.report, second.report)
    assert (whole.code, whole.lines, whole.err) == (0, [], "")
    assert whole.statuses == {name: ["passed", "passed"] for name in NAMES}
    assert "\n12 of 12 scenarios passed" in whole.out
    assert (whole.report / "index.html").exists()


@pytest.mark.parametrize("all_done", [BAD], indirect=True)
def test_what_failed_on_one_machine_is_told_of_the_whole(all_done: list[Done], merge: Merge) -> None:
    whole = merge(*(done.report for done in all_done))
    assert whole.code == 1
    assert whole.says(
        f"{FILE}:15: the worker that ran it was killed by signal 9", f"{FILE}:19: ASSERT FAILED: not what was expected"
    ), whole.lines
    assert sorted(whole.statuses) == sorted(NAMES)


@pytest.mark.parametrize("all_done", [GOOD], indirect=True)
def test_a_shard_that_is_missing_is_told_with_its_scenarios(all_done: list[Done], merge: Merge) -> None:
    first, second = all_done
    half = merge(first.report)
    assert half.code == 1
    missing = [f"{run.id}: missing in round {run.round}" for run in second.runs]
    assert half.says("shard 2/2 is missing", *missing), half.lines


@pytest.mark.parametrize("all_done", [GOOD], indirect=True)
def test_a_shard_that_is_doubled_is_told_with_its_scenarios(all_done: list[Done], merge: Merge) -> None:
    first, second = all_done
    twice = merge(first.report, second.report, second.report)
    assert twice.code == 1
    doubled = [f"{run.id}: doubled: it ran 2 times in round {run.round}" for run in second.runs]
    assert twice.says("shard 2/2 is there 2 times", *doubled), twice.lines


@pytest.mark.parametrize(("all_done", "strangers"), [(GOOD, OTHER)], indirect=True)
def test_a_shard_of_another_run_is_not_taken_for_one_of_this(
    all_done: list[Done], strangers: list[Done], merge: Merge
) -> None:
    [stranger] = strangers
    assert stranger.code == 0
    whole = merge(all_done[0].report, stranger.report)
    assert whole.code == 1
    assert whole.says("…/1-other: its seed is not that of …/0-first"), whole.lines


def edit(name: str, change: Callable[[list[str]], list[str]]) -> Callable[[Path], None]:
    def edited(report: Path) -> None:
        path = report / "events" / name
        path.write_text("".join(change(path.read_text(encoding="utf-8").splitlines(True))), encoding="utf-8")

    return edited


def scenario(lines: list[str]) -> int:
    """Which line is the first scenario's."""
    return next(number for number, line in enumerate(lines) if '"event":"scenario"' in line)


WORKER, OWN = "worker-1.ndjson", "accept.ndjson"
TAMPERED = {
    "a scenario is taken out": (
        edit(WORKER, lambda lines: [*lines[: scenario(lines)], *lines[scenario(lines) + 1 :]]),
        "…: missing in round 1",
    ),
    "a scenario is doubled": (
        edit(WORKER, lambda lines: [*lines, lines[scenario(lines)]]),
        "…: doubled: it ran 2 times in round 1",
    ),
    "a round is passed off as another": (
        edit(WORKER, lambda lines: [line.replace('"round":2', '"round":1') for line in lines]),
        "…: missing in round 2",
    ),
    "a scenario is smuggled in": (
        edit(WORKER, lambda lines: [*lines, lines[scenario(lines)].replace("#", "#x")]),
        "…: was not planned",
    ),
    "a worker's events are lost": (lambda report: (report / "events" / WORKER).unlink(), "…: missing in round 1"),
    "the machine broke off": (edit(OWN, lambda lines: lines[:-1]), "…accept.ndjson: broke off…"),
    "the file is cut": (edit(OWN, lambda lines: [*lines[:-1], lines[-1][:9]]), "…accept.ndjson: broke off…"),
    "it is no report": (lambda report: shutil.rmtree(report / "events"), "…0-first: no report of `yss accept`: …"),
    "a line is nonsense": (edit(WORKER, lambda lines: ["nonsense\n", *lines]), "…worker-1.ndjson:1: Invalid JSON…"),
    "more rounds": (
        edit(OWN, lambda lines: [lines[0].replace('"rounds":2', '"rounds":3'), *lines[1:]]),
        "…: its rounds is not that of …",
    ),
    "thirds": (edit(OWN, lambda lines: [lines[0].replace("1/2", "1/3"), *lines[1:]]), "shard 3/3 is missing"),
    "another plan": (
        edit(OWN, lambda lines: [lines[0].replace('"planned":["', '"planned":["x'), *lines[1:]]),
        "…: its planned is not that of …",
    ),
    "the shard is nonsense": (
        edit(OWN, lambda lines: [lines[0].replace("1/2", "x"), *lines[1:]]),
        "…: 'x' is no shard",
    ),
}


@pytest.mark.parametrize("all_done", [GOOD], indirect=True)
@pytest.mark.parametrize(("change", "said"), TAMPERED.values(), ids=TAMPERED)
def test_events_that_were_tampered_with_are_not_green(
    all_done: list[Done], change: Callable[[Path], None], said: str, merge: Merge
) -> None:
    whole = merge(*(done.report for done in all_done), change=change)
    assert whole.code == 1
    assert any(fits(line, said) for line in whole.lines), whole.lines


@pytest.mark.parametrize("all_done", [GOOD], indirect=True)
def test_what_is_to_be_merged_is_not_overwritten(all_done: list[Done], merge: Merge) -> None:
    whole = merge(*(done.report for done in all_done), into="1-second")
    assert whole.code == 2
    assert whole.err.startswith("1-second is to be merged, and would be overwritten")
    assert whole.statuses == all_done[1].statuses


def test_what_is_no_folder_cannot_be_merged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(app, ["merge", "nowhere"])
    assert (done.exit_code, done.stderr) == (2, "nowhere is no folder\n")
