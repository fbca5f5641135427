"""Which stretch of a text is which slot of an edition.

An equal fragment may stand at several places, its own and others', so that standing somewhere is not enough. The slots
are held against the places as two orders: the longest chain (in characters) that is in order in both is what stands
where it should; of equally long ones, one in which most equal fragments keep their turn, if all of them stand
somewhere; of those, one whose lost slots lie where there are unknown words. What is left of both is held against each
other in the same way: those have moved. The rest of the slots are lost.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from living_guide.registry.fragments import Fragment
from living_guide.text.expected import Expected
from living_guide.text.published import Span

Candidate = tuple[int, Span]  # a slot, by its number, and a place that has its fragment
Hits = Mapping[Fragment, Sequence[Span]]


@dataclass(frozen=True, slots=True)
class Alignment:
    """Places by the numbers of `expected.slots`; `covered` holds for each character of the text's words whether it
    belongs to one of them or to a title."""

    expected: Expected
    placed: dict[int, Span]
    moved: dict[int, Span]
    titles: tuple[Span, ...]
    covered: bytearray

    @property
    def lost(self) -> list[int]:
        return [n for n in range(len(self.expected.slots)) if n not in self.placed and n not in self.moved]

    def spans_of(self, owner: str) -> list[Span]:
        """Where the slots of a clause or heading stand, as far as they do."""
        at = {**self.placed, **self.moved}
        return [at[n] for n, slot in enumerate(self.expected.slots) if owner in slot.owners and n in at]

    def bounds(self, slot: int) -> tuple[Span | None, Span | None]:
        """The places in order that come next to this slot's, before and behind; None where there is none."""
        ordered = len(self.expected.ordered)
        loose = self.expected.loose[slot - ordered] if slot >= ordered else None
        after, before = (loose.after, loose.before) if loose else (slot - 1, slot + 1)
        return _nearest(self.placed, range(after, -1, -1)), _nearest(self.placed, range(before, ordered))


def align(expected: Expected, hits: Hits, size: int) -> Alignment:
    """Find the slots in a text of so many characters, given where each fragment stands in it."""
    titles = tuple(hits.get(expected.title.fragment, ())) if expected.title else ()
    covered = bytearray(size)
    _cover(covered, titles)
    candidates = [(n, span) for n, span in _candidates(expected, hits) if _gained(covered, span)]
    in_order = [each for each in candidates if each[0] < len(expected.ordered)]
    placed = dict(_chain(in_order, _unknown(size, candidates, titles), _in_turn(expected, in_order)))
    _cover(covered, placed.values())
    alignment = Alignment(expected, placed, {}, titles, covered)
    _place_loose(alignment, candidates)
    while moved := _chain(_left(alignment, candidates), [0] * (size + 1), frozenset()):
        alignment.moved.update(moved)
        _cover(covered, (span for _, span in moved))
    return alignment


def _candidates(expected: Expected, hits: Hits) -> list[Candidate]:
    return [(n, span) for n, slot in enumerate(expected.slots) for span in hits.get(slot.fragment, ())]


def _unknown(size: int, candidates: Iterable[Candidate], titles: Iterable[Span]) -> list[int]:
    """For each place, how many characters before it belong to nothing that is known."""
    known = bytearray(size)
    _cover(known, titles)
    _cover(known, (span for _, span in candidates))
    return [0, *accumulate(1 - each for each in known)]


def _in_turn(expected: Expected, candidates: Iterable[Candidate]) -> frozenset[Candidate]:
    """Of equal fragments that stand as often as they should, the first at the first place, the second at the second."""
    equal = defaultdict(list)
    for slot, span in candidates:
        equal[expected.slots[slot].fragment].append((slot, span))
    orders = [tuple(sorted(set(order)) for order in zip(*each, strict=True)) for each in equal.values()]
    whole = [(slots, places) for slots, places in orders if len(slots) == len(places)]
    return frozenset(pair for slots, places in whole for pair in zip(slots, places, strict=True))


def _chain(candidates: Sequence[Candidate], unknown: Sequence[int], in_turn: Container[Candidate]) -> list[Candidate]:
    """The heaviest chain of candidates, which come by slot and place: slot, start and end rise, the start need not."""
    best: list[tuple[int, int, int, int]] = []  # characters, in turn, minus strange gaps, minus the candidate before
    for slot, span in candidates:
        length, turn = span.end - span.start, (slot, span) in in_turn
        options = [(length, int(turn), 0, 1)]
        for n, (earlier, before) in enumerate(candidates[: len(best)]):
            if earlier < slot and _follows(before, span):
                strange = _strange(slot - earlier - 1, unknown[max(span.start, before.end)] - unknown[before.end])
                options.append((best[n][0] + length, best[n][1] + turn, best[n][2] - strange, -n))
        best.append(max(options))
    chain = []
    last = max(range(len(best)), key=lambda n: (best[n][:3], -n), default=-1)
    while last >= 0:
        chain.append(candidates[last])
        last = -best[last][3]
    return chain[::-1]


def _strange(lost: int, unknown: int) -> bool:
    """Slots are lost where no unknown words are, or the other way round."""
    return bool(lost) != bool(unknown)


def _place_loose(alignment: Alignment, candidates: Sequence[Candidate]) -> None:
    ordered = len(alignment.expected.ordered)
    last: dict[str, Span] = {}
    for n, loose in enumerate(alignment.expected.loose, start=ordered):
        before, behind = alignment.bounds(n)
        for _, span in (each for each in candidates if each[0] == n):
            chains = [(before, span), (last.get(loose.group), span), (span, behind)]
            if _gained(alignment.covered, span) and all(_follows(one, other) for one, other in chains):
                alignment.placed[n] = last[loose.group] = span
                _cover(alignment.covered, [span])
                break


def _follows(one: Span | None, other: Span | None) -> bool:
    return one is None or other is None or (one.start <= other.start and one.end < other.end)


def _left(alignment: Alignment, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Candidates of slots without a place, most of which nothing covers."""
    lost = set(alignment.lost)
    return [
        (n, span)
        for n, span in candidates
        if n in lost and 2 * _gained(alignment.covered, span) > span.end - span.start
    ]


def _nearest(placed: Mapping[int, Span], slots: Iterable[int]) -> Span | None:
    return next((placed[n] for n in slots if n in placed), None)


def _gained(covered: bytearray, span: Span) -> int:
    return covered[span.start : span.end].count(0)


def _cover(covered: bytearray, spans: Iterable[Span]) -> None:
    for start, end in spans:
        covered[start:end] = b"\1" * (end - start)
