"""How often, in which order and on which machine scenarios run, and which run again."""

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from behave.parser import parse_feature
from hypothesis import given
from hypothesis import strategies as st

from living_guide.accept.order import in_order, read_durations
from living_guide.events.reading import scenario_id
from living_guide.events.shards import is_shard, shard_of
from tests.living_guide.accept.accepting import Case, Done, accept, accepting
from tests.living_guide.accept.small_suite import FILE, STEPS, Suite

NUMBERS = ["one", "two", "three", "four", "five", "six", "seven"]
SUITE = Suite(scenarios=dict.fromkeys(NUMBERS, "it passes"))
GIVEN = [f"{FILE}:{line}" for line in range(3, 3 + 3 * len(NUMBERS), 3)]
IDS = st.lists(st.text(min_size=1), unique=True)


# --- repeated


FLAKY = Suite(scenarios={"steady": "it passes", "flaky": "it fails the first time"})


@pytest.mark.parametrize("done", [accepting("twice", FLAKY, "--repeat=2")], indirect=True)
def test_a_scenario_that_passes_only_the_second_time_is_not_green(done: Done) -> None:
    assert done.code == 1
    assert done.statuses == {"steady": ["passed", "passed"], "flaky": ["failed", "passed"]}
    assert done.says("…ASSERT FAILED: only the first time"), done.lines
    assert "\n3 of 4 scenarios passed" in done.out


@pytest.mark.parametrize("done", [accepting("thrice", SUITE, "--repeat=3", workers=2)], indirect=True)
def test_each_scenario_runs_as_often_as_asked(done: Done) -> None:
    assert done.code == 0
    assert done.statuses == dict.fromkeys(NUMBERS, ["passed"] * 3)
    assert Counter((run.name, run.round) for run in done.runs) == {
        (name, number): 1 for name in NUMBERS for number in (1, 2, 3)
    }


# --- shuffled, or the longest first


SHUFFLED = Case(name="shuffled", suite=SUITE, commands=(accept("--shuffle=7"), accept("--shuffle=7", "--report=again")))


@pytest.mark.parametrize("all_done", [SHUFFLED], indirect=True)
def test_a_seed_gives_an_order(all_done: list[Done]) -> None:
    first, again = [done.begun for done in all_done]
    assert first == again
    assert sorted(first) == sorted(GIVEN)
    assert first != GIVEN


def test_another_seed_gives_another_order() -> None:
    assert len({tuple(in_order(NUMBERS, 1, {}, str(seed))) for seed in range(9)}) == 9


@given(ids=IDS, rounds=st.integers(1, 3), seed=st.none() | st.text(), data=st.data())
def test_every_scenario_is_given_out_once_a_round(
    ids: list[str], rounds: int, seed: str | None, data: st.DataObject
) -> None:
    known = data.draw(st.dictionaries(st.sampled_from(ids), st.floats(0, 9))) if ids else {}
    given_out = [(each.id, each.round) for each in in_order(ids, rounds, known, seed)]
    assert sorted(given_out) == sorted((each, number) for each in ids for number in range(1, rounds + 1))
    if seed is None:
        seconds = [known.get(each, float("inf")) for each, _ in given_out]
        assert seconds == sorted(seconds, reverse=True)


IDS_GIVEN = [scenario_id(each) for each in parse_feature(SUITE.text, filename=FILE).walk_scenarios()]
SECONDS = dict(zip(IDS_GIVEN, [0.5, 4.0, 0.25, 3.0, 2.0, 0.125], strict=False))
MEASURED = replace(SUITE, files={"report/durations.json": json.dumps({"gone": 9.0, **SECONDS})})


@pytest.mark.parametrize("done", [accepting("measured", MEASURED)], indirect=True)
def test_what_took_longest_before_begins_first_and_what_is_new_before_that(done: Done) -> None:
    assert done.begun == [GIVEN[number] for number in (6, 1, 3, 4, 0, 2, 5)]


@pytest.mark.parametrize("done", [accepting("measured by a run", MEASURED, "--name=two")], indirect=True)
def test_durations_are_kept_also_of_what_did_not_run_this_time(done: Done) -> None:
    assert done.durations == {"gone": 9.0, **SECONDS, IDS_GIVEN[1]: round(done.runs[0].seconds, 3)}


GARBAGE = [
    "",
    "{",
    "[1, 2]",
    "null",
    '{"a": "long"}',
    '{"a": null}',
    '{"a": []}',
    "\0",
    '{"a": NaN, "b": -Infinity, "c": 1e999}',
    "[" * 100_000,
]


@pytest.mark.parametrize("garbage", GARBAGE, ids=range(len(GARBAGE)))
def test_what_is_no_record_of_durations_is_as_good_as_none(garbage: str, tmp_path: Path) -> None:
    (tmp_path / "durations.json").write_text(garbage)
    assert read_durations(tmp_path) == {}


# --- shards


@given(ids=IDS, parts=st.integers(1, 9))
def test_each_scenario_is_in_exactly_one_shard_whatever_their_order(ids: list[str], parts: int) -> None:
    shards = [shard_of(ids, f"{part}/{parts}") for part in range(1, parts + 1)]
    assert Counter(each for shard in shards for each in shard) == Counter(ids)
    assert shards == [shard_of(reversed(ids), f"{part}/{parts}") for part in range(1, parts + 1)]
    assert max(map(len, shards)) - min(map(len, shards)) <= 1


@pytest.mark.parametrize("words", ["1/1", "1/4", "4/4", "12/34"])
def test_a_shard_is_a_part_of_parts(words: str) -> None:
    assert is_shard(words)


@pytest.mark.parametrize(
    "words", ["", "1", "/", "0/1", "2/1", "1/0", "-1/2", "1/2/3", " 1/2", "1.0/2", "a/b", "１/２", "²/³", "1/99999"]
)
def test_anything_else_is_no_shard(words: str) -> None:
    assert not is_shard(words)


# --- again


REPAIRED = Suite(scenarios={"good": "it passes", "bad": "it fails", "dead": "it dies", "well": "it passes"})
STEPS_REPAIRED = STEPS.replace("assert False", "assert True").replace("os.kill(", "print(")
AGAIN = Case(
    name="again",
    suite=REPAIRED,
    commands=(accept(), accept("--rerun-failed"), accept("--rerun-failed")),
    between={"steps/small.py": STEPS_REPAIRED},
)


@pytest.mark.parametrize("all_done", [AGAIN], indirect=True)
def test_only_what_did_not_pass_runs_again(all_done: list[Done]) -> None:
    first, second, third = all_done
    assert first.statuses == {"good": ["passed"], "bad": ["failed"], "dead": ["abandoned"], "well": ["passed"]}
    assert second.statuses == {"bad": ["failed"], "dead": ["abandoned"]}
    assert third.statuses == {"bad": ["passed"], "dead": ["passed"]}
    assert [done.code for done in all_done] == [1, 1, 0]


NOTHING_LEFT = [
    Case(name="all passed", suite=Suite(scenarios={"one": "it passes"}), commands=(accept(), accept("--rerun-failed"))),
    Case(name="nothing ran", suite=Suite(scenarios={"one": "it fails"}), commands=(accept("--rerun-failed"),)),
]


@pytest.mark.parametrize("done", NOTHING_LEFT, ids=str, indirect=True)
def test_when_there_is_nothing_to_run_again_it_says_so(done: Done) -> None:
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("nothing to run again: in ")


ON_ONE_MACHINE = Case(
    name="a shard again",
    suite=Suite(scenarios=dict.fromkeys(NUMBERS, "it fails")),
    commands=(accept("--shard=1/3"), accept("--rerun-failed")),
)


@pytest.mark.parametrize("all_done", [ON_ONE_MACHINE], indirect=True)
def test_what_other_machines_were_to_run_is_not_run_again(all_done: list[Done]) -> None:
    first, again = all_done
    assert 0 < len(first.statuses) < len(NUMBERS)
    assert again.statuses == first.statuses


BEGUN = Case(
    name="not even begun",
    suite=Suite(scenarios={"bad": "it fails", "never": "it passes"}),
    commands=(accept("--fail-fast"), accept("--rerun-failed")),
)


@pytest.mark.parametrize("all_done", [BEGUN], indirect=True)
def test_what_was_not_even_begun_runs_again_too(all_done: list[Done]) -> None:
    first, again = all_done
    assert first.statuses == {"bad": ["failed"]}
    assert again.statuses == {"bad": ["failed"], "never": ["passed"]}


# --- only as far as the first failure


FAST = [
    accepting("a failure", Suite(scenarios={"good": "it passes", "bad": "it fails", "never": "it passes"}), "-x"),
    accepting("a death", Suite(scenarios={"good": "it passes", "bad": "it dies", "never": "it passes"}), "-x"),
]


@pytest.mark.parametrize("done", FAST, ids=str, indirect=True)
def test_after_the_first_failure_nothing_more_is_begun(done: Done) -> None:
    assert done.code == 1
    assert done.begun == [f"{FILE}:3", f"{FILE}:6"]
    assert done.says(f"{FILE}:…", f"1 of 3 scenarios were not run to the end: {FILE}:9"), done.lines
