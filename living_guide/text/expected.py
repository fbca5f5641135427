"""What an edition's text holds, in its order: the places where a fragment of the registry stands.

The registry says of each clause that its first fragment follows that of the clause before and reaches beyond it. Two
that meet share all the words they can: fragments are made longer by a neighbour's words to stand once in their text.
Of what else it knows the order is loose:

- A clause's other fragments come later, in their order, before the clauses of the next place begin (a drawing, say,
  stands below all sentences of its step).
- A heading that a clause's place names stands right before the first such clause; the others stand in their order
  between those.
- Two clauses next to each other that share a fragment and no scheme are told by one sentence, which stands once. All
  other equal fragments stand as often as the registry has them.
- The title of the edition is a line that a site repeats wherever it likes.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from living_guide.registry.clauses import Clause, Edition
from living_guide.registry.fragments import Fragment, fingerprint, normalise

HEADING = "heading"


@dataclass(frozen=True, slots=True)
class Slot:
    """A place of the text: the fragment that stands there, and whose it is, ids of clauses or a `heading 1`."""

    fragment: Fragment
    owners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LooseSlot:
    """A slot behind the one at `after`, which is -1 for none, and before the one at `before` of those in order; behind
    earlier ones of its `group`, too."""

    slot: Slot
    after: int
    before: int
    group: str


@dataclass(frozen=True, slots=True)
class Expected:
    """`title` is the heading that may be repeated, `ordered` the slots whose order is known."""

    title: Slot | None
    ordered: tuple[Slot, ...]
    loose: tuple[LooseSlot, ...]

    @property
    def slots(self) -> tuple[Slot, ...]:
        """All but the title: those in order, then the loose ones."""
        return self.ordered + tuple(each.slot for each in self.loose)


def heading_id(number: int) -> str:
    """What the fragment of an edition at this place is called, counted from 1."""
    return f"{HEADING} {number}"


def is_heading(slot: Slot) -> bool:
    """It belongs to no clause."""
    return slot.owners[0].startswith(HEADING)


def expect(edition: Edition, clauses: Sequence[Clause]) -> Expected:
    """What the text of an edition with these clauses holds."""
    headings = [Slot(fragment, (heading_id(n),)) for n, fragment in enumerate(edition.fragments, start=1)]
    title = next((slot for slot in headings if slot.fragment == _fingerprint(edition.title.zh)), None)
    headings = [slot for slot in headings if slot is not title]
    ordered = _in_order(headings, clauses)
    loose = [*_loose_headings(headings, ordered), *_later_fragments(clauses, ordered)]
    return Expected(title, tuple(ordered), tuple(loose))


def _in_order(headings: Sequence[Slot], clauses: Sequence[Clause]) -> list[Slot]:
    ordered: list[Slot] = []
    for clause, before in zip(clauses, [None, *clauses], strict=False):
        ordered += [slot for slot in _named_by(clause.place, headings) if slot not in ordered]
        fragment = clause.fragments[0]
        if before is not None and _told_together(before, clause) and ordered[-1].fragment == fragment:
            ordered[-1] = Slot(fragment, (*ordered[-1].owners, clause.id))
        else:
            ordered.append(Slot(fragment, (clause.id,)))
    return ordered


def _named_by(place: str, headings: Sequence[Slot]) -> list[Slot]:
    """`一、访问路径 · 方法 2` names 一、访问路径 and 方法 2, `二、1. 办理资格认证` also 1. 办理资格认证."""
    parts = [part for whole in place.split("·") for part in (whole, re.sub("^[^、]*、", "", whole))]
    named = {_fingerprint(part) for part in parts}
    times = Counter(slot.fragment for slot in headings)
    return [slot for slot in headings if slot.fragment in named and times[slot.fragment] == 1]


def _loose_headings(headings: Sequence[Slot], ordered: Sequence[Slot]) -> Iterator[LooseSlot]:
    at = {slot: n for n, slot in enumerate(ordered)}
    for n, slot in enumerate(headings):
        if slot not in at:
            after = max((at[each] for each in headings[:n] if each in at), default=-1)
            before = min((at[each] for each in headings[n:] if each in at), default=len(ordered))
            yield LooseSlot(slot, after, before, HEADING)


def _later_fragments(clauses: Sequence[Clause], ordered: Sequence[Slot]) -> list[LooseSlot]:
    at = {owner: n for n, slot in enumerate(ordered) for owner in slot.owners}
    loose: list[LooseSlot] = []
    for n, clause in enumerate(clauses):
        before = _next_place(clauses[n:], ordered, at)
        for fragment in clause.fragments[1:]:
            slot = Slot(fragment, (clause.id,))
            shared = _shared(loose, fragment, clauses[n - 1], clause) if n else None
            if shared is not None:
                slot = Slot(fragment, (*loose[shared].slot.owners, clause.id))
                del loose[shared]
            loose.append(LooseSlot(slot, at[clause.id], before, clause.id))
    return loose


def _shared(loose: Sequence[LooseSlot], fragment: Fragment, before: Clause, clause: Clause) -> int | None:
    for n, each in enumerate(loose):
        if each.slot.fragment == fragment and before.id in each.slot.owners and _told_together(before, clause):
            return n
    return None


def _next_place(clauses: Sequence[Clause], ordered: Sequence[Slot], at: dict[str, int]) -> int:
    """The place in order after all clauses that stand where the first of these does."""
    last = at[clauses[0].id]
    for clause in clauses:
        if clause.place != clauses[0].place:
            return last + 1
        last = at[clause.id]
    return len(ordered)


def _told_together(one: Clause, other: Clause) -> bool:
    return one.place == other.place and not set(one.scheme) & set(other.scheme)


def _fingerprint(text: str) -> Fragment | None:
    return fingerprint(text) if normalise(text) else None
