"""Where each clause and each heading of an edition stands in a text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from living_guide.registry.clauses import Clause, Edition
from living_guide.registry.fragments import normalise
from living_guide.text.comparison import Judged, Standing
from living_guide.text.expected import Slot
from living_guide.text.gaps import Gaps
from living_guide.text.published import Span
from living_guide.text.remains import Remains, resembles
from living_guide.text.words import altered_words

TITLE = "title"


@dataclass(frozen=True)
class Judge:
    """Of the owners of an edition's slots, its clauses and headings.

    Word for word means all fragments in order, and all labels and messages mark by mark. An owner that has lost some of
    its fragments, or that remains otherwise (see `Remains`), is changed; one of which nothing is left is missing.
    """

    gaps: Gaps
    edition: Edition
    clauses: Sequence[Clause]

    @cached_property
    def remains(self) -> Remains:
        return Remains(self.gaps, self.clauses)

    def clause(self, clause: Clause) -> Judged:
        spans = self.gaps.alignment.spans_of(clause.id)
        standing, now = self._stands(clause.id)
        altered = altered_words(clause, self.gaps.text, [*spans, *now])
        if standing in ("found", "moved") and altered:
            standing, now = "changed", tuple(spans)
        return self._judged(clause.id, clause.place, standing, now, () if standing == "missing" else altered)

    def heading(self, slot: Slot, number: int, count: int) -> Judged:
        if slot is self.gaps.alignment.expected.title:
            return self._judged(slot.owners[0], TITLE, *self._title(slot))
        return self._judged(slot.owners[0], f"heading {number} of {count}", *self._stands(slot.owners[0]))

    def before(self, span: Span) -> tuple[str, ...]:
        """The clauses or the heading that come next before this stretch; none at the text's beginning."""
        return self._owners(max(((at.end, n) for n, at in self._places if at.end <= span.start), default=None))

    def behind(self, span: Span) -> tuple[str, ...]:
        """The clauses or the heading that come next behind this stretch; none at the text's end."""
        return self._owners(min(((at.start, n) for n, at in self._places if at.end > span.start), default=None))

    def _owners(self, found: tuple[int, int] | None) -> tuple[str, ...]:
        return self.gaps.alignment.expected.slots[found[1]].owners if found else ()

    @property
    def _places(self) -> Iterable[tuple[int, Span]]:
        return [*self.gaps.alignment.placed.items(), *self.gaps.alignment.moved.items()]

    def _stands(self, owner: str) -> tuple[Standing, tuple[Span, ...]]:
        """How, and the stretches that have come in the place of what is lost."""
        if owner not in self.remains.lost:
            moved = set(self.gaps.alignment.moved.values())
            return "moved" if moved & set(self.gaps.alignment.spans_of(owner)) else "found", ()
        if self.remains.has_changed(owner):
            return "changed", tuple(self.gaps.text.clause(span) for span in self.remains.of(owner))
        return "missing", ()

    def _title(self, slot: Slot) -> tuple[Standing, tuple[Span, ...]]:
        titles = self.gaps.alignment.titles
        if any(self._is_alone(span) for span in titles):
            return "found", ()
        if titles:
            return "changed", (self.gaps.text.lines(titles[0]),)
        title, words = normalise(self.edition.title.zh), self.gaps.text.words
        like = [line for line in self.gaps.lines_before if resembles(words[slice(*line)], title)]
        return ("changed", (like[0],)) if like else ("missing", ())

    def _is_alone(self, span: Span) -> bool:
        """Nothing unknown shares the lines of this title."""
        start, end = self.gaps.text.lines(span)
        return 0 not in self.gaps.alignment.covered[start:end]

    def _judged(
        self, owner: str, place: str, standing: Standing, now: Sequence[Span] = (), altered: tuple[str, ...] = ()
    ) -> Judged:
        text, spans = self.gaps.text, self.gaps.alignment.spans_of(owner)
        told = now or (spans if standing == "moved" else ())
        return Judged(
            id=owner,
            place=place,
            standing=standing,
            now=" … ".join(text.shown(span) for span in told) or None,
            line=text.line((told or spans)[0].start) if told or spans else None,
            altered=altered,
            after=self.before(spans[0]) if standing == "moved" else (),
        )
