"""What the pages of messages and of gaps put together from the clauses."""

from datetime import date
from typing import Any

from living_guide.registry.clauses import Clause
from living_guide.registry.flow import Flow
from living_guide.registry.registry import load_registry
from living_guide.site.gaps import Gaps, gaps_of
from living_guide.site.sightings import Sightings
from living_guide.site.told import Told, messages
from living_guide.trace.matrix import matrix
from living_guide.trace.scenarios import GuideScenario, read_scenarios
from living_guide.trace.trace import Standing, trace
from tests.living_guide.guides import clause, ran, registry, scenario
from tests.repository import FEATURES

TODAY = date(2025, 3, 15)


def message(clause_id: str, words: str, **more: Any) -> Clause:
    return clause(clause_id, kind="message", labels=(), messages=(words,), **more)


def follower(clause_id: str, kind: str) -> Clause:
    return clause(
        clause_id, kind=kind, labels=(), testable=kind != "advice", why="Readers do it." * (kind == "advice") or None
    )


def told(*clauses: Clause, bad: str = "") -> list[Told]:
    scenarios = [scenario(each.id, f"clause:{each.id}") for each in clauses]
    runs = [ran(each, "failed" if each.name == bad else "passed") for each in scenarios]
    traced = trace(registry(*clauses), scenarios, runs, TODAY)
    return messages(traced, Sightings((), Flow()))


def names(parts: Any) -> list[str]:
    return [each.clause.id for each in parts]


def test_causes_and_advice_belong_to_the_message_before_them() -> None:
    clauses = [
        message("B1", "甲。"),
        follower("B2", "cause"),
        follower("B3", "advice"),
        message("B4", "乙"),
        follower("B5", "cause"),
        clause("B6"),
        follower("B7", "cause"),
    ]
    one, other = told(*clauses)
    assert (one.words, names(one.causes), names(one.advice)) == ("甲。", ["B2"], ["B3"])
    assert (other.words, names(other.causes), names(other.advice)) == ("乙", ["B5"], [])


def test_a_message_is_the_same_without_its_full_stop_and_in_another_edition() -> None:
    [both] = told(message("B1", "甲，乙"), message("B2", "甲，乙。"), message("G1", "甲,乙", edition="guangzhou-2023"))
    assert both.words == "甲，乙"
    assert names(both.clauses) == ["B1", "B2", "G1"]
    assert [each.scenario.name for each in both.evidence] == ["B1", "B2", "G1"]


def test_a_message_stands_as_the_worst_of_its_clauses() -> None:
    [both] = told(message("B1", "甲"), message("B2", "甲。"), bad="B2")
    assert both.standing is Standing.BROKEN


def test_the_guides_own_messages_are_five_with_their_causes() -> None:
    found = {each.words: each for each in messages_of_the_guide()}
    assert [names(each.causes) for each in found.values()] == [
        ["B1.4g"],
        ["B1.4j"],
        ["B1.5f", "B1.5g", "B1.5h", "B1.5i", "B1.5j", "B1.5k"],
        ["B1.5m", "B1.5n"],
        ["B2.1.4c", "B2.1.4d", "B2.2.2d", "B2.2.2e"],
    ]
    assert names(found["系统繁忙，请稍后再试。"].advice) == ["B1.5o"]


def messages_of_the_guide() -> list[Told]:
    scenarios = list(read_scenarios(FEATURES))
    traced = trace(load_registry(FEATURES / "guide"), scenarios, map(ran, scenarios), TODAY)
    return messages(traced, Sightings((), Flow()))


def gaps(*scenarios: tuple[GuideScenario, str], problems: tuple[str, ...] = ()) -> Gaps:
    registered = registry(clause("A1"), clause("A2"))
    told = [each for each, _ in scenarios]
    traced = trace(registered, told, [ran(each, status) for each, status in scenarios], TODAY)
    return gaps_of(traced, matrix(registered, {"html": traced}), problems)


BOTH = ("employee", "resident")


def test_without_a_gap_nothing_is_told() -> None:
    found = gaps((scenario("one", "clause:A1", "clause:A2", schemes=BOTH), "passed"))
    assert found.is_empty
    assert (found.by_standing, found.single_scheme) == ((), ())


def test_gaps_are_told_by_kind_the_worst_first_each_with_what_is_to_blame() -> None:
    good, bad = scenario("good", "clause:A1", schemes=BOTH), scenario("bad", "clause:A1", schemes=BOTH, line=5)
    found = gaps((good, "passed"), (bad, "failed"))
    assert [(standing, names(clauses)) for standing, clauses in found.by_standing] == [
        (Standing.BROKEN, ["A1"]),
        (Standing.UNCOVERED, ["A2"]),
    ]
    [(_, (broken,)), _] = found.by_standing
    assert [each.scenario.name for each in found.bad(broken)] == ["bad"]
    assert not found.is_empty


def test_a_clause_of_both_schemes_tried_in_one_is_told_with_the_other() -> None:
    found = gaps((scenario("one", "clause:A1", schemes=["employee"]), "passed"))
    assert [(each.id, scheme) for each, scheme in found.single_scheme] == [("A1", "resident")]


def test_what_went_wrong_beside_scenarios_is_a_gap() -> None:
    found = gaps((scenario("one", "clause:A1", "clause:A2", schemes=BOTH), "passed"), problems=("a hook failed",))
    assert (found.is_empty, found.problems) == (False, ("a hook failed",))
