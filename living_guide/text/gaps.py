"""The stretches of a guide's part of a text that belong to nothing known, and whose they may be.

The guide's part are the whole lines from the first to the last that holds words of the edition in their order, its
title apart. What stands outside is the site's; what stands inside and is covered by no slot is new, or it is what has
become of a slot that is lost.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from living_guide.text.alignment import Alignment
from living_guide.text.expected import HEADING
from living_guide.text.published import PublishedText, Span


@dataclass(frozen=True)
class Gaps:
    """Spans count characters of the text's words."""

    text: PublishedText
    alignment: Alignment

    @cached_property
    def part(self) -> Span:
        """The guide's part; empty if nothing stands in its order."""
        placed = self.alignment.placed.values()
        if not placed:
            return Span(0, 0)
        return self.text.lines(Span(min(span.start for span in placed), max(span.end for span in placed)))

    @cached_property
    def unknown(self) -> tuple[Span, ...]:
        """All stretches of the part that belong to nothing known."""
        return tuple(self._unknown(self.part))

    @cached_property
    def doubled(self) -> tuple[Span, ...]:
        """Words that stand twice in a row where two slots meet, with none lost between them, and that the two are known
        to share."""
        meetings = pairwise(sorted(self.alignment.placed.values()))
        found = (self._doubled(one, other) for one, other in meetings if other.start <= one.end)
        return tuple(span for span in found if span is not None)

    @cached_property
    def claims(self) -> dict[int, tuple[Span, ...]]:
        """For each lost slot what may have become of it: what is unknown between its neighbours (for a heading, of
        which less is known, the stretch that is most like it in length), or else the next line outside the part, if it
        is about as long."""
        ordered = len(self.alignment.expected.ordered)
        claims: dict[int, tuple[Span, ...]] = {}
        for slot in self.alignment.lost:
            found = self._between(slot)
            if slot >= ordered and self.alignment.expected.loose[slot - ordered].group == HEADING:
                taken = {span for spans in claims.values() for span in spans}
                found = self._closest(slot, [span for span in found if span not in taken])
            claims[slot] = found or self._outside(slot)
        return claims

    @cached_property
    def lines_before(self) -> tuple[Span, ...]:
        """The unknown lines before the part, the nearest first."""
        return tuple(self._lines(range(self.part.start - 1, -1, -1)))

    @cached_property
    def lines_behind(self) -> tuple[Span, ...]:
        """The unknown lines behind the part, the nearest first."""
        return tuple(self._lines(range(self.part.end, len(self.text.words))))

    def _doubled(self, one: Span, other: Span) -> Span | None:
        end, begin = self.text.words[slice(*one)], self.text.words[slice(*other)]
        shared = max(n for n in range(len(begin)) if end.endswith(begin[:n]))
        if other.start + shared <= one.end or self._is_lost_between(one, other):
            return None
        return Span(one.end, other.start + shared)

    def _is_lost_between(self, one: Span, other: Span) -> bool:
        bounds = map(self.alignment.bounds, self.alignment.lost)
        return any(
            (before is None or before.end <= one.end) and (behind is None or other.start <= behind.start)
            for before, behind in bounds
        )

    def _between(self, slot: int) -> tuple[Span, ...]:
        before, behind = self.alignment.bounds(slot)
        start = before.start if before else 0
        end = behind.end if behind else len(self.text.words)
        return tuple(span for span in self.unknown if start <= span.start and span.end <= end)

    def _closest(self, slot: int, spans: list[Span]) -> tuple[Span, ...]:
        length = self._length(slot)
        enough = [span for span in spans if 2 * (span.end - span.start) >= length]
        return tuple(sorted(enough, key=lambda span: abs(span.end - span.start - length))[:1])

    def _outside(self, slot: int) -> tuple[Span, ...]:
        """The next line outside, for a heading, or for a slot next to the first or the last that stands."""
        before, behind = self.alignment.bounds(slot)
        is_loose = slot >= len(self.alignment.expected.ordered)
        lines: list[Span] = []
        if before is None and (is_loose or self._is_at_edge(slot + 1, min)):
            lines += self.lines_before[:1]
        if behind is None and (is_loose or self._is_at_edge(slot - 1, max)):
            lines += self.lines_behind[:1]
        return tuple(line for line in lines if _alike(line, self._length(slot)))[:1]

    def _is_at_edge(self, slot: int, edge: Callable[[Iterable[Span]], Span]) -> bool:
        placed = self.alignment.placed
        return slot in placed and placed[slot] == edge(placed.values())

    def _lines(self, places: range) -> Iterator[Span]:
        at_rows = {self.text.line(at): at for at in places if not self.alignment.covered[at]}
        for at in at_rows.values():
            spans = list(self._unknown(self.text.lines(Span(at, at + 1))))
            yield Span(spans[0].start, spans[-1].end)

    def _unknown(self, within: Span) -> Iterator[Span]:
        covered, start = self.alignment.covered, within.start
        while (start := covered.find(0, start, within.end)) >= 0:
            end = covered.find(1, start, within.end)
            end = within.end if end < 0 else end
            yield Span(start, end)
            start = end

    def _length(self, slot: int) -> int:
        return self.alignment.expected.slots[slot].fragment.length


def _alike(span: Span, length: int) -> bool:
    return length <= 2 * (span.end - span.start) <= 4 * length
