from collections.abc import Sequence

import pytest

from living_guide.registry.clauses import Clause
from living_guide.text.pairing import heaviest, pair
from tests.living_guide.text.invented import clause


def paired(old: Sequence[Clause], new: Sequence[Clause]) -> list[tuple[str, str]]:
    groups = pair(old, new)
    return [(" ".join(each.id for each in group.old), " ".join(each.id for each in group.new)) for group in groups]


def test_what_somebody_said_comes_first() -> None:
    old = [clause("A1", "甲"), clause("A2", "乙"), clause("A3", "丙")]
    new = [clause("B1", "甲", same_as=("A2", "A3")), clause("B2", "甲")]
    assert paired(old, new) == [("A1", "B2"), ("A2 A3", "B1")]
    assert paired(new, old) == [("B1", "A2 A3"), ("B2", "A1")]
    assert [group.vouched for group in pair(old, new)] == [False, True]


def test_several_may_be_said_to_be_one() -> None:
    old = [clause("A1", "甲"), clause("A2", "乙")]
    new = [clause("B1", "丙", same_as=("A1",)), clause("B2", "丁", same_as=("A1", "A2"))]
    assert paired(old, new) == [("A1 A2", "B1 B2")]


def test_what_is_said_to_be_new_is_paired_with_nothing() -> None:
    assert paired([clause("A1", "甲")], [clause("B1", "甲", same_as=())]) == [("A1", ""), ("", "B1")]


def test_what_was_said_of_a_third_edition_says_nothing() -> None:
    assert paired([clause("A1", "甲")], [clause("B1", "甲", same_as=("C1",))]) == [("A1", "B1")]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (clause("A1", "甲"), clause("B1", "甲", kind="page", place="别处"), True),
        (clause("A1", "甲", labels=["【丙】"]), clause("B1", "乙", labels=["【丙】"], place="别处"), True),
        (clause("A1", "甲", labels=["【丙】"]), clause("B1", "乙", labels=["【丙】"], kind="page"), False),
        (clause("A1", "甲", labels=["【丙】", "丁"]), clause("B1", "乙", labels=["【丙】", "戊"]), True),
        (clause("A1", "甲", labels=["【丙】", "丁", "己"]), clause("B1", "乙", labels=["【丙】"]), False),
        (clause("A1", "甲", labels=["【丙】"]), clause("B1", "乙", labels=["“丙”"]), False),
        (clause("A1", "甲", messages=["丙。"]), clause("B1", "乙", messages=["丙。"]), True),
        (clause("A1", "甲", place="一"), clause("B1", "乙", place="一"), True),
        (clause("A1", "甲", place="一"), clause("B1", "乙", place="二"), False),
        (clause("A1", "甲"), clause("B1", "乙", labels=["丙"]), False),
    ],
)
def test_texts_and_words_tell_the_rest(one: Clause, other: Clause, alike: bool) -> None:
    assert paired([one], [other]) == ([("A1", "B1")] if alike else [("A1", ""), ("", "B1")])


def test_words_tell_in_order_only() -> None:
    old = [clause("A1", "一", labels=["【下】"]), clause("A2", "二", labels=["【上】"])]
    new = [clause("B1", "三", labels=["【上】"]), clause("B2", "四", labels=["【下】"])]
    assert sorted(paired(old, new)) in ([("", "B1"), ("A1", "B2"), ("A2", "")], [("", "B2"), ("A1", ""), ("A2", "B1")])


def test_texts_tell_out_of_order_too() -> None:
    old = [clause("A1", "甲甲"), clause("A2", "乙"), clause("A3", "丙")]
    new = [clause("B2", "乙"), clause("B3", "丙"), clause("B1", "甲甲")]
    assert paired(old, new) == [("A1", "B1"), ("A2", "B2"), ("A3", "B3")]


def test_equal_texts_outweigh_many_alike() -> None:
    old = [*(clause(f"A{n}", f"旧{n}", labels=["【下】"]) for n in range(3)), clause("A9", "同")]
    new = [clause("B9", "同"), *(clause(f"B{n}", f"新{n}", labels=["【下】"]) for n in range(3))]
    assert ("A9", "B9") in paired(old, new)


def test_equal_clauses_are_paired_in_order() -> None:
    old = [clause("A1", "甲"), clause("A2", "乙"), clause("A3", "甲")]
    new = [clause("B1", "甲"), clause("B2", "甲")]
    assert paired(old, new) == [("A1", "B1"), ("A2", ""), ("A3", "B2")]


def test_the_heaviest_chain_rises_in_both_orders() -> None:
    assert heaviest([(0, 1, 1), (1, 0, 1), (2, 2, 1), (3, 1, 5)]) in ([(0, 0), (3, 1)], [(1, 0), (3, 1)])
    assert heaviest([]) == []
