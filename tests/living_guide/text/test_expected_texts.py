from pathlib import Path

import pytest

from living_guide.registry.fragments import fingerprint
from living_guide.registry.registry import Registry, load_registry
from living_guide.text.expected import Expected, Slot, expect
from tests.living_guide.text.invented import clause, edition

GUIDE = Path(__file__).parents[3] / "features" / "guide"


def slot(text: str, *owners: str) -> Slot:
    return Slot(fingerprint(text), owners)


def test_first_fragments_come_in_the_order_of_the_clauses() -> None:
    expected = expect(edition(), [clause("A1", "甲"), clause("A2", "乙")])
    assert expected == Expected(None, (slot("甲", "A1"), slot("乙", "A2")), ())


def test_later_fragments_stand_before_the_next_place() -> None:
    clauses = [clause("A1", "甲", "丙", place="一"), clause("A2", "乙", place="一"), clause("A3", "丁", place="二")]
    [loose] = expect(edition(), clauses).loose
    assert (loose.slot, loose.after, loose.before, loose.group) == (slot("丙", "A1"), 0, 2, "A1")


def test_one_sentence_tells_two_clauses_that_share_no_scheme() -> None:
    clauses = [
        clause("A1", "甲", "乙", scheme=["employee"]),
        clause("A2", "甲", "乙", scheme=["resident"]),
        clause("A3", "甲", scheme=["resident"]),
    ]
    expected = expect(edition(), clauses)
    assert expected.ordered == (slot("甲", "A1", "A2"), slot("甲", "A3"))
    assert [loose.slot for loose in expected.loose] == [slot("乙", "A1", "A2")]


@pytest.mark.parametrize(
    "others", [{"scheme": ["employee", "resident"]}, {"scheme": ["resident"], "place": "别处"}], ids=["scheme", "place"]
)
def test_other_equal_fragments_stand_each_for_itself(others: dict[str, list[str]]) -> None:
    clauses = [clause("A1", "甲", scheme=["employee"]), clause("A2", "甲", **others)]  # type: ignore[arg-type]
    assert expect(edition(), clauses).ordered == (slot("甲", "A1"), slot("甲", "A2"))


def test_a_heading_stands_before_the_first_clause_whose_place_names_it() -> None:
    headings = ["一、访问", "方法 1", "方法 2", "二、办理和查询", "1. 办理"]
    clauses = [
        clause("A1", "甲", place="一、访问 · 方法 1"),
        clause("A2", "乙", place="一、访问 · 方法 2 · 第 1 步"),
        clause("B1", "丙", place="二、1. 办理 · (1)"),
    ]
    expected = expect(edition("one", *headings), clauses)
    assert [slot.owners[0] for slot in expected.ordered] == [
        *("heading 1", "heading 2", "A1"),
        *("heading 3", "A2", "heading 5", "B1"),
    ]
    [loose] = expected.loose
    assert (loose.slot, loose.after, loose.before) == (slot("二、办理和查询", "heading 4"), 3, 5)


def test_the_title_has_no_place() -> None:
    expected = expect(edition("one", "题目", "别的", title="题 目"), [clause("A1", "甲")])
    assert expected.title == slot("题目", "heading 1")
    assert [slot.owners for slot in expected.slots] == [("A1",), ("heading 2",)]


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load_registry(GUIDE)


@pytest.mark.parametrize("name", ["official", "guangzhou-2023"])
def test_every_clause_and_heading_of_the_registry_has_its_slots(registry: Registry, name: str) -> None:
    clauses = [clause for clause in registry if clause.edition == name]
    expected = expect(registry.edition(name), clauses)
    assert expected.title is not None
    told = [(owner, slot.fragment) for slot in [*expected.slots, expected.title] for owner in slot.owners]
    fragments = [(clause.id, fragment) for clause in clauses for fragment in clause.fragments]
    headings = [(f"heading {n}", each) for n, each in enumerate(registry.edition(name).fragments, start=1)]
    assert sorted(told, key=str) == sorted([*fragments, *headings], key=str)


def test_only_clauses_of_one_scheme_each_share_a_slot(registry: Registry) -> None:
    shared = [
        slot.owners
        for edition in registry.editions
        for slot in expect(edition, [clause for clause in registry if clause.edition == edition.id]).slots
        if len(slot.owners) > 1
    ]
    assert shared == [("B1.1a", "B1.1b"), ("B1.3e", "B1.3f")]


def test_the_places_of_most_headings_are_known(registry: Registry) -> None:
    clauses = [clause for clause in registry if clause.edition == "official"]
    expected = expect(registry.edition("official"), clauses)
    ordered = [slot.owners[0] for slot in expected.ordered]
    behind = {owner: ordered[n + 1] for n, owner in enumerate(ordered) if owner.startswith("heading")}
    assert behind == {
        "heading 2": "heading 3",
        "heading 3": "A1.1",
        "heading 4": "A2.1a",
        "heading 6": "B1.1a",
        "heading 7": "B2.1.1a",
    }
