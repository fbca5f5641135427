"""Each clause is exactly one thing, and nothing but a pass of all its scenarios makes it hold."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from living_guide.registry.fragments import fingerprint
from living_guide.registry.reviews import Waiver
from living_guide.trace.outcome import Outcome, outcome_of, worst
from living_guide.trace.trace import ClauseTrace, Standing, Trace, trace
from tests.living_guide.guides import assumption, clause, ran, registry, scenario

TODAY = date(2025, 3, 15)
STATUSES = ["passed", "failed", "error", "skipped", "undefined", "pending", "hook_error", "abandoned", "untested"]
IDLE, UNWRITTEN = {"skipped", "untested"}, {"undefined", "pending"}


def of(status: str) -> Outcome:
    if status == "passed":
        return Outcome.PASSED
    if status in IDLE:
        return Outcome.NOT_RUN
    return Outcome.UNDEFINED if status in UNWRITTEN else Outcome.FAILED


def only(traced: Trace) -> ClauseTrace:
    [found] = traced.clauses
    return found


@given(st.lists(st.sampled_from(STATUSES), max_size=4))
def test_of_several_runs_the_worst_counts(statuses: list[str]) -> None:
    told = scenario("one")
    found = {of(status) for status in statuses}
    expected = next((each for each in Outcome if each in found), Outcome.NOT_RUN)
    assert outcome_of([ran(told, status) for status in statuses]) is expected


@given(st.lists(st.lists(st.sampled_from(STATUSES), max_size=2), max_size=4))
def test_a_clause_holds_only_if_all_its_scenarios_ran_and_passed(rounds: list[list[str]]) -> None:
    scenarios = [scenario(str(number), "clause:A1") for number in range(len(rounds))]
    runs = [ran(each, status) for each, statuses in zip(scenarios, rounds, strict=True) for status in statuses]
    standing = only(trace(registry(clause("A1")), scenarios, runs, TODAY)).standing
    outcomes = [outcome_of([run for run in runs if run.id == each.id]) for each in scenarios]
    if not scenarios:
        assert standing is Standing.UNCOVERED
    elif Outcome.FAILED in outcomes:
        assert standing is Standing.BROKEN
    elif Outcome.UNDEFINED in outcomes:
        assert standing is Standing.UNDEFINED
    elif Outcome.NOT_RUN in outcomes:
        assert standing is Standing.NOT_RUN
    else:
        assert standing is Standing.HOLDS


def test_what_did_not_run_weighs_more_than_what_passed() -> None:
    assert worst([Outcome.PASSED, Outcome.NOT_RUN]) is Outcome.NOT_RUN
    assert worst([]) is Outcome.NOT_RUN


@pytest.mark.parametrize(
    "changed",
    [{"fragments": (fingerprint("另一句"),)}, {"labels": ("“A1”",)}, {"messages": ("甲。",)}],
    ids=["its sentence", "a label's brackets", "a message"],
)
def test_a_clause_whose_text_changed_after_it_was_read_is_stale(changed: dict[str, Any]) -> None:
    told = scenario("one", "clause:A1")
    read = registry(clause("A1"))
    now = replace(read, clauses=(clause("A1", **changed),))
    assert only(trace(read, [told], [ran(told)], TODAY)).standing is Standing.HOLDS
    assert only(trace(now, [told], [ran(told)], TODAY)).standing is Standing.STALE
    assert only(trace(now, [told], [ran(told, "failed")], TODAY)).standing is Standing.BROKEN


def test_a_clause_is_not_stale_for_being_told_in_other_words_of_ours() -> None:
    told = scenario("one", "clause:A1")
    now = replace(registry(clause("A1")), clauses=(clause("A1", place="二", kind="page"),))
    assert only(trace(now, [told], [ran(told)], TODAY)).standing is Standing.HOLDS


def test_a_clause_that_nobody_has_read_is_stale() -> None:
    told = scenario("one", "clause:A1")
    assert only(trace(registry(clause("A1"), reviewed=False), [told], [ran(told)], TODAY)).standing is Standing.STALE


@pytest.mark.parametrize(("days", "standing"), [(-1, Standing.BROKEN), (0, Standing.WAIVED), (1, Standing.WAIVED)])
def test_a_waiver_is_good_up_to_its_last_day(days: int, standing: Standing) -> None:
    told = scenario("one", "clause:A1")
    waiver = Waiver("A1", "known", TODAY + timedelta(days))
    traced = only(trace(registry(clause("A1"), waivers=(waiver,)), [told], [ran(told, "failed")], TODAY))
    assert (traced.standing, traced.waiver) == (standing, waiver)


def test_a_clause_that_holds_is_not_waived() -> None:
    told, waiver = scenario("one", "clause:A1"), Waiver("A1", "known", TODAY)
    assert only(trace(registry(clause("A1"), waivers=(waiver,)), [told], [ran(told)], TODAY)).standing is Standing.HOLDS


def test_advice_is_not_tested() -> None:
    advice = clause("A1", kind="advice", testable=False, why="Nothing shows.")
    traced = trace(registry(advice), [], [], TODAY)
    assert only(traced).standing is Standing.ADVICE
    assert traced.holds


def test_a_tag_without_a_clause_is_an_orphan() -> None:
    told = scenario("one", "clause:A1", "clause:Z9", "extra")
    traced = trace(registry(clause("A1")), [told], [ran(told)], TODAY)
    assert [(each.tag, each.place) for each in traced.orphans] == [("@clause:Z9", told.place)]
    assert not traced.holds


def test_what_ran_and_is_no_longer_in_the_features_is_told() -> None:
    told, gone = scenario("one", "clause:A1"), scenario("gone", "clause:A1")
    traced = trace(registry(clause("A1")), [told], [ran(told), ran(gone)], TODAY)
    assert [run.id for run in traced.strangers] == [gone.id]
    assert only(traced).standing is Standing.HOLDS
    assert not traced.holds


def test_what_is_ours_does_not_weigh_on_the_guide() -> None:
    own, extra = scenario("own", "assumption:Q1"), scenario("more", "extra")
    good = scenario("one", "clause:A1")
    registered = registry(clause("A1"), assumptions=(assumption("Q1", "A1"), assumption("Q2", "A1")))
    traced = trace(registered, [own, extra, good], [ran(own, "failed"), ran(extra, "error"), ran(good)], TODAY)
    assert [each.outcome for each in traced.assumptions] == [Outcome.FAILED, Outcome.NOT_RUN]
    assert [each.outcome for each in traced.extras] == [Outcome.FAILED]
    assert traced.holds
