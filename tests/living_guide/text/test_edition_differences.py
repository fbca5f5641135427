from pathlib import Path

import pytest

from living_guide.registry.registry import Registry, load_registry
from living_guide.text.difference import Difference, diff
from living_guide.text.differing import Change
from living_guide.text.recognition import NoEdition
from living_guide.trace.scenarios import GuideScenario, read_scenarios
from tests.living_guide.text.invented import clause, edition, registry

FEATURES = Path(__file__).parents[3] / "features"


def scenario(line: int, *clauses: str) -> GuideScenario:
    tags = frozenset(f"clause:{each}" for each in clauses)
    return GuideScenario(id=f"s{line}", feature="a.feature", line=line, name="", titles=(), steps="", tags=tags)


def changes(*parts: object, scenarios: tuple[GuideScenario, ...] = ()) -> tuple[Change, ...]:
    told = registry(edition("one"), edition("two", schemes=["employee"]), *parts)  # type: ignore[arg-type]
    return diff(told, scenarios, "one", "two").changes


def test_what_comes_and_goes_is_told_with_its_scenarios() -> None:
    told = changes(
        clause("A1", "甲"),
        clause("A2", "乙"),
        clause("B1", "乙", edition="two"),
        clause("B2", "丙", edition="two"),
        scenarios=(scenario(1, "A1"), scenario(2, "A2", "B2"), scenario(3, "A1", "B1")),
    )
    assert told == (
        Change("removed", ("A1",), (), scenarios=("a.feature:1", "a.feature:3")),
        Change("added", (), ("B2",), scenarios=("a.feature:2",)),
    )


def test_other_words_are_a_change() -> None:
    told = changes(
        clause("A1", "甲", labels=["【丙】", "丁"]),
        clause("B1", "乙", labels=["【戊】", "丁"], edition="two"),
    )
    assert told == (Change("changed", ("A1",), ("B1",), lost=("【丙】",), gained=("【戊】",), reworded=True),)


def test_another_sentence_is_a_change_unless_somebody_vouches() -> None:
    old = clause("A1", "甲", labels=["丙"])
    assert changes(old, clause("B1", "乙", labels=["丙"], edition="two")) == (
        Change("changed", ("A1",), ("B1",), reworded=True),
    )
    assert changes(old, clause("B1", "乙", labels=["丙"], edition="two", same_as=("A1",))) == ()


def test_of_equal_texts_only_the_marks_differ() -> None:
    old = clause("A1", "丙丁", labels=["【丙】", "丁"])
    assert changes(old, clause("B1", "丙丁", edition="two")) == ()
    assert changes(old, clause("B1", "丙丁", labels=["“丙”"], edition="two")) == (
        Change("changed", ("A1",), ("B1",), lost=("【丙】",), gained=("“丙”",)),
    )


def test_a_word_that_a_neighbour_has_is_not_lost() -> None:
    told = changes(
        clause("A1", "甲", labels=["丙"], place="一"),
        clause("A2", "乙", labels=["丁"], place="一"),
        clause("B1", "戊", labels=["丙", "丁"], place="第一", edition="two", same_as=("A1",)),
        clause("B2", "己", labels=["庚"], place="第一", edition="two", same_as=("A2",)),
    )
    assert told == (Change("changed", ("A2",), ("B2",), gained=("庚",)),)


def test_schemes_count_that_both_editions_cover() -> None:
    told = changes(clause("A1", "甲", scheme=["resident"]), clause("B1", "甲", scheme=["employee"], edition="two"))
    assert told == (Change("changed", ("A1",), ("B1",), gained_schemes=("employee",)),)
    assert changes(clause("A1", "甲"), clause("B1", "甲", scheme=["employee"], edition="two")) == ()


def test_what_left_its_order_has_moved() -> None:
    told = changes(
        clause("A1", "甲"),
        clause("A2", "乙"),
        clause("A3", "丙"),
        clause("B2", "乙", edition="two"),
        clause("B3", "丙", edition="two"),
        clause("B1", "甲", edition="two"),
    )
    assert told == (Change("moved", ("A1",), ("B1",)),)


def test_an_edition_does_not_differ_from_itself() -> None:
    one = registry(edition("one"), clause("A1", "甲"), clause("A2", "乙", labels=["丙"]))
    assert diff(one, [], "one", "one") == Difference("one", "one", (2, 2), ())


@pytest.mark.parametrize(("a", "b"), [("one", "three"), ("three", "one")])
def test_an_unknown_edition_is_refused(a: str, b: str) -> None:
    with pytest.raises(NoEdition, match="no edition 'three'; there are: one"):
        diff(registry(edition("one")), [], a, b)


@pytest.fixture(scope="module")
def real() -> Registry:
    return load_registry(FEATURES / "guide")


def test_the_guangzhou_edition_is_what_a_person_would_say(real: Registry) -> None:
    difference = diff(real, read_scenarios(FEATURES), "official", "guangzhou-2023")
    told = {what: [each for each in difference.changes if each.what == what] for what in ("added", "removed")}
    assert [each.new for each in told["added"]] == [("G9b",), ("G9c",)]
    removed = [clause_id for each in told["removed"] for clause_id in each.old]
    official = [clause for clause in real if clause.edition == "official"]
    no_part_of_it = ("A1.", "A2.1", "A2.2", "B2.")  # scan entry, search in WeChat, query
    drawings = {"B1.2d", "B1.4l", "B1.4m"}
    assert removed == [
        clause.id
        for clause in official
        if clause.id.startswith(no_part_of_it) or clause.scheme == ("resident",) or clause.id in drawings
    ]
    assert len(difference.changes) == len(told["added"]) + len(told["removed"])
    assert difference.same == (len(official) - len(removed), 18)


def test_the_way_back_is_the_same_turned_round(real: Registry) -> None:
    there = diff(real, [], "official", "guangzhou-2023")
    back = diff(real, [], "guangzhou-2023", "official")
    turned = {("removed", each.new, each.old) if each.new else ("added", each.new, each.old) for each in there.changes}
    assert {(each.what, each.old, each.new) for each in back.changes} == turned
    assert back.same == there.same[::-1]


def test_each_clause_of_the_guangzhou_edition_says_which_it_is(real: Registry) -> None:
    named = [named for clause in real if clause.edition == "guangzhou-2023" for named in clause.same_as or ()]
    assert len(named) == len(set(named))
    assert [clause.id for clause in real if clause.edition == "guangzhou-2023" and not clause.same_as] == ["G9b", "G9c"]


def test_changes_name_their_scenarios(real: Registry) -> None:
    scenarios = list(read_scenarios(FEATURES))
    for change in diff(real, scenarios, "official", "guangzhou-2023").changes:
        ids = {*change.old, *change.new}
        assert change.scenarios == tuple(each.place for each in scenarios if ids & set(each.clauses)) != ()
