"""Which clauses of two editions say the same.

Editions number their clauses each in its own way and cut the same text differently, and the registry keeps no text. So
clauses are paired by, in this order:

1. what somebody has said: `same_as`, which may join several clauses to one;
2. of the others, the heaviest chain that is in order in both editions, of pairs with equal fragments (100), with the
   same kind and the same labels and messages (10), or, of the same kind, with half of them in common or, in the same
   place, without any on both sides (1);
3. equal fragments anywhere else.

Each clause is in one group; a group with one side only is what the other edition does not have.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from living_guide.registry.clauses import Clause

EQUAL_TEXT, EQUAL_WORDS, ALIKE = 100, 10, 1

Link = tuple[int, int]  # numbers of clauses, of the old edition and of the new


@dataclass(frozen=True, slots=True)
class Group:
    """Clauses of two editions that say the same, each side in its edition's order; `vouched` if somebody said so."""

    old: tuple[Clause, ...]
    new: tuple[Clause, ...]
    vouched: bool

    @property
    def has_equal_text(self) -> bool:
        """The same words, whatever their marks; certain only if it is so."""
        return [clause.fragments for clause in self.old] == [clause.fragments for clause in self.new]


def pair(old: Sequence[Clause], new: Sequence[Clause]) -> list[Group]:
    """All clauses of both editions, in the order of the old one, those that only the new one has at the end."""
    said = set(_said(old, new))
    links = said | _told(old, new, said)
    groups = [_group(n, old, new, links, said) for n in range(len(old)) if _is_first(n, links)]
    joined = {right for _, right in links}
    return groups + [Group((), (clause,), False) for n, clause in enumerate(new) if n not in joined]


def heaviest(candidates: Iterable[tuple[int, int, int]]) -> list[Link]:
    """Of candidates (of one order, of the other, weight) the heaviest chain that rises in both orders."""
    best: list[tuple[int, list[Link]]] = [(0, [])]
    for left, right, weight in sorted(candidates):
        before = [each for each in best if not each[1] or (each[1][-1][0] < left and each[1][-1][1] < right)]
        total, chain = max(before, key=lambda each: each[0])
        best.append((total + weight, [*chain, (left, right)]))
    return max(best, key=lambda each: each[0])[1]


def _said(old: Sequence[Clause], new: Sequence[Clause]) -> Iterator[Link]:
    lefts, rights = ({clause.id: n for n, clause in enumerate(clauses)} for clauses in (old, new))
    for right, clause in enumerate(new):
        yield from ((lefts[named], right) for named in clause.same_as or () if named in lefts)
    for left, clause in enumerate(old):
        yield from ((left, rights[named]) for named in clause.same_as or () if named in rights)


def _told(old: Sequence[Clause], new: Sequence[Clause], said: set[Link]) -> set[Link]:
    """Links that texts and words tell, of clauses of which nobody has said anything."""
    lefts = [n for n, clause in enumerate(old) if clause.same_as != () and n not in {left for left, _ in said}]
    rights = [n for n, clause in enumerate(new) if clause.same_as != () and n not in {right for _, right in said}]
    weighed = [(left, right, _likeness(old[left], new[right])) for left in lefts for right in rights]
    told = dict(heaviest(each for each in weighed if each[2]))
    for left, right, weight in weighed:
        if weight == EQUAL_TEXT and left not in told and right not in told.values():
            told[left] = right
    return set(told.items())


def _likeness(one: Clause, other: Clause) -> int:
    if one.fragments == other.fragments:
        return EQUAL_TEXT
    if one.kind != other.kind:
        return 0
    words, others = set(one.words), set(other.words)
    if words and words == others:
        return EQUAL_WORDS
    if words or others:
        return ALIKE if 2 * len(words & others) >= max(len(words), len(others)) else 0
    return ALIKE if one.place == other.place else 0


def _is_first(left: int, links: set[Link]) -> bool:
    """No clause before it is in its group."""
    return left == min(_joined(left, links)[0])


def _group(left: int, old: Sequence[Clause], new: Sequence[Clause], links: set[Link], said: set[Link]) -> Group:
    lefts, rights = _joined(left, links)
    vouched = any(link in said for link in links if link[0] in lefts)
    return Group(tuple(old[n] for n in sorted(lefts)), tuple(new[n] for n in sorted(rights)), vouched)


def _joined(left: int, links: set[Link]) -> tuple[set[int], set[int]]:
    lefts, rights = {left}, set[int]()
    while True:
        more = {right for one, right in links if one in lefts}
        again = lefts | {one for one, right in links if right in more}
        if (again, more) == (lefts, rights):
            return lefts, rights
        lefts, rights = again, more
