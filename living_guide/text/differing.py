"""In what clauses differ that say the same in two editions."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from living_guide.registry.clauses import Clause
from living_guide.registry.fragments import normalise
from living_guide.text.pairing import Group, heaviest, pair

What = Literal["added", "removed", "changed", "moved"]


@dataclass(frozen=True, slots=True)
class Change:
    """`old` and `new` are the ids of the clauses it is about. `lost` and `gained` are labels and messages;
    `lost_schemes` and `gained_schemes` pension schemes, of those that both editions cover; `reworded` says that the
    sentences are others; `scenarios` are the places of those that name one of the clauses."""

    what: What
    old: tuple[str, ...]
    new: tuple[str, ...]
    lost: tuple[str, ...] = ()
    gained: tuple[str, ...] = ()
    lost_schemes: tuple[str, ...] = ()
    gained_schemes: tuple[str, ...] = ()
    reworded: bool = False
    scenarios: tuple[str, ...] = ()


@dataclass(frozen=True)
class Differing:
    """The clauses of two editions, and the schemes that both cover."""

    old: Sequence[Clause]
    new: Sequence[Clause]
    schemes: frozenset[str]

    @cached_property
    def groups(self) -> list[Group]:
        return pair(self.old, self.new)

    @property
    def same(self) -> tuple[int, int]:
        """How many clauses of each edition say the same, in the same place, in the other."""
        same = [group for group in self.groups if not list(self._of(group))]
        return sum(len(group.old) for group in same), sum(len(group.new) for group in same)

    @property
    def changes(self) -> list[Change]:
        return [change for group in self.groups for change in self._of(group)]

    def _of(self, group: Group) -> Iterator[Change]:
        old, new = (tuple(clause.id for clause in side) for side in (group.old, group.new))
        if not (old and new):
            yield Change("removed" if old else "added", old, new)
            return
        changed = self._changed(group)
        if changed != Change("changed", old, new):
            yield changed
        if old in self._moved:
            yield Change("moved", old, new)

    def _changed(self, group: Group) -> Change:
        was, now = self._schemes(group.old), self._schemes(group.new)
        return Change(
            what="changed",
            old=tuple(clause.id for clause in group.old),
            new=tuple(clause.id for clause in group.new),
            lost=_missing(group.old, group.new, self.new, group.has_equal_text),
            gained=_missing(group.new, group.old, self.old, group.has_equal_text),
            lost_schemes=tuple(sorted(was - now)),
            gained_schemes=tuple(sorted(now - was)),
            reworded=not (group.vouched or group.has_equal_text),
        )

    def _schemes(self, clauses: Iterable[Clause]) -> frozenset[str]:
        return self.schemes & {scheme for clause in clauses for scheme in clause.scheme}

    @cached_property
    def _moved(self) -> set[tuple[str, ...]]:
        """Groups that have left their order, by the ids of their old clauses."""
        old, new = ({clause.id: n for n, clause in enumerate(side)} for side in (self.old, self.new))
        both = [group for group in self.groups if group.old and group.new]
        places = [(old[group.old[0].id], new[group.new[0].id], len(group.old) + len(group.new)) for group in both]
        staying = set(heaviest(places))
        return {
            tuple(clause.id for clause in group.old)
            for group, (left, right, _) in zip(both, places, strict=True)
            if (left, right) not in staying
        }


def _missing(
    ours: Iterable[Clause], theirs: Iterable[Clause], edition: Iterable[Clause], equal: bool
) -> tuple[str, ...]:
    """Words of ours that are neither among theirs nor in another clause of a place of theirs; if their texts are
    `equal`, only such as have got other marks."""
    places = {clause.place for clause in theirs}
    near = {word for clause in edition if clause.place in places for word in clause.words}
    if equal:
        near = {word for clause in theirs for word in clause.words}
        letters = {normalise(word) for word in near}
        return tuple(word for word in _words(ours) if word not in near and normalise(word) in letters)
    return tuple(word for word in _words(ours) if word not in near)


def _words(clauses: Iterable[Clause]) -> list[str]:
    return list(dict.fromkeys(word for clause in clauses for word in clause.words))
