"""What has become of the clauses and headings whose words do not stand in a text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from living_guide.registry.clauses import Clause
from living_guide.registry.fragments import normalise
from living_guide.text.gaps import Gaps
from living_guide.text.published import Span


@dataclass(frozen=True)
class Remains:
    """Of the owners of lost slots, by their ids.

    An owner that has lost all its slots remains if unknown words stand in its place. Several may claim the same words.
    If these are half as many characters as all of them had, they all remain; else those do of whom the words hold a
    label or a message, and of the others, in their order, those for whom enough is left, half of what they had.
    """

    gaps: Gaps
    clauses: Sequence[Clause]

    @cached_property
    def lost(self) -> dict[str, list[int]]:
        """The lost slots of each owner that has lost some."""
        lost: dict[str, list[int]] = {}
        for slot in self.gaps.alignment.lost:
            for owner in self.gaps.alignment.expected.slots[slot].owners:
                lost.setdefault(owner, []).append(slot)
        return lost

    @cached_property
    def explained(self) -> frozenset[Span]:
        """The unknown stretches that are what has become of somebody."""
        return frozenset(span for owner in self.lost if self.has_changed(owner) for span in self.of(owner))

    @cached_property
    def outside(self) -> tuple[Span, ...]:
        """The lines outside the guide's part that are what has become of a clause."""
        clauses = [clause.id for clause in self.clauses if clause.id in self.lost]
        spans = {span for owner in clauses if self.has_changed(owner) for span in self.of(owner)}
        return tuple(sorted(span for span in spans if not self._is_inside(span)))

    def has_changed(self, owner: str) -> bool:
        """One that has lost something: whether anything is left of it, in its place or in others."""
        if self.gaps.alignment.spans_of(owner):
            return True
        claimed = self.of(owner)
        rivals = [each for each in self.lost if set(self.of(each)) & set(claimed)]
        left = _length(claimed)
        if len(rivals) <= 1 or 2 * left >= self._had(rivals):
            return bool(claimed)
        return owner in self._sharing(rivals, claimed)

    def of(self, owner: str) -> tuple[Span, ...]:
        """The unknown stretches that an owner claims. Lines outside the guide's part are among them only if they hold
        half the characters of a word that the clause has."""
        return self._claimed.get(owner, ())

    @cached_property
    def _claimed(self) -> dict[str, tuple[Span, ...]]:
        claims = {
            owner: {span for slot in slots for span in self.gaps.claims[slot]} for owner, slots in self.lost.items()
        }
        return {
            owner: tuple(sorted(span for span in spans if self._is_inside(span) or self._hints(owner, span)))
            for owner, spans in claims.items()
        }

    def _sharing(self, rivals: Sequence[str], claimed: Sequence[Span]) -> list[str]:
        remaining = [each for each in rivals if self._says(each, claimed)]
        for each in rivals:
            left = _length(claimed) - self._had(remaining)
            if each not in remaining and 2 * left >= self._had([each]):
                remaining.append(each)
        return remaining

    def _says(self, owner: str, spans: Iterable[Span]) -> bool:
        told = [self.gaps.text.words[start:end] for start, end in spans]
        return any(word in each for word in self._words.get(owner, ()) for each in told)

    def _hints(self, owner: str, span: Span) -> bool:
        words, told = self._words.get(owner, ()), self.gaps.text.words[slice(*span)]
        return not words or any(resembles(told, word) for word in words)

    @cached_property
    def _words(self) -> dict[str, tuple[str, ...]]:
        return {clause.id: tuple(map(normalise, clause.words)) for clause in self.clauses}

    def _had(self, owners: Iterable[str]) -> int:
        slots = {slot for owner in owners for slot in self.lost[owner]}
        return sum(self.gaps.alignment.expected.slots[slot].fragment.length for slot in slots)

    def _is_inside(self, span: Span) -> bool:
        return self.gaps.part.start <= span.start < self.gaps.part.end


def resembles(told: str, word: str) -> bool:
    """Whether a text holds half the characters of a word."""
    return 2 * len(set(word) & set(told)) >= len(set(word))


def _length(spans: Iterable[Span]) -> int:
    return sum(end - start for start, end in spans)
