"""A guide's text as somebody published it, with its words found back in what stands on the page."""

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from living_guide.registry.fragments import normalise

PAUSES = "，。；：、,;:"  # the marks that part a sentence


class Span(NamedTuple):
    """Part of a text: its start, and the end that no longer belongs to it."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PublishedText:
    """`original` as it was read, and `words`, its letters and digits as the registry's fragments know them.

    All spans count characters of `words`, lines count from 1. `places` holds for each of the words' characters the
    part of the original it was read from, `rows` its line.
    """

    original: str
    words: str
    places: tuple[Span, ...]
    rows: tuple[int, ...]

    def shown(self, span: Span) -> str:
        """What stands there, with the marks that open and close it; runs of white space are one space."""
        begin, end = self.places[span.start].start, self.places[span.end - 1].end
        while begin > 0 and _opens(self.original[begin - 1]):
            begin -= 1
        while end < len(self.original) and _closes(self.original[end]):
            end += 1
        return " ".join(self.original[begin:end].split())

    def marked(self, span: Span) -> str:
        """What stands there as it is, with everything up to the next letter or digit on both sides."""
        return self.original[slice(*self.region(span))]

    def region(self, span: Span) -> Span:
        """The part of the original that `marked` gives."""
        begin = self.places[span.start - 1].end if span.start else 0
        end = self.places[span.end].start if span.end < len(self.words) else len(self.original)
        return Span(begin, end)

    def clause(self, span: Span) -> Span:
        """The span made longer on both sides, to the next mark that parts a sentence or to the line's end."""
        start, end = span
        while start > 0 and not self._parted(start):
            start -= 1
        while end < len(self.words) and not self._parted(end):
            end += 1
        return Span(start, end)

    def phrases(self, span: Span) -> Span:
        """The phrases, whole ones, of which at least half lies in the span; all that it cuts if there is none."""
        first, last = (self.clause(Span(at, at + 1)) for at in (span.start, span.end - 1))
        start = first.start if 2 * (first.end - span.start) >= first.end - first.start else first.end
        end = last.end if 2 * (span.end - last.start) >= last.end - last.start else last.start
        return Span(start, end) if start < end else Span(first.start, last.end)

    def lines(self, span: Span) -> Span:
        """The whole lines that the span is part of."""
        first, last = self.rows[span.start], self.rows[span.end - 1]
        return Span(bisect_left(self.rows, first), bisect_right(self.rows, last))

    def line(self, at: int) -> int:
        """The line of the character at this place."""
        return self.rows[at]

    def first_in(self, region: Span) -> int:
        """The place of the first letter or digit in a part of the original that holds one."""
        return bisect_left(self.places, region.start, key=lambda place: place.start)

    def _parted(self, at: int) -> bool:
        if self.rows[at - 1] != self.rows[at]:
            return True
        between = self.original[self.places[at - 1].end : self.places[at].start]
        return any(mark in PAUSES for mark in between)


def read_text(original: str) -> PublishedText:
    """A text of any length; it may be without words."""
    words, places = [], []
    for span in _clusters(original):
        for char in normalise(original[slice(*span)]):
            words.append(char)
            places.append(span)
    return PublishedText(original, "".join(words), tuple(places), tuple(_rows(original, places)))


def _clusters(text: str) -> Iterator[Span]:
    """The shortest parts that normalise by themselves: a character with the marks that are set upon it."""
    start = 0
    for at in range(1, len(text)):
        if not _joins(text[start:at], text[at]):
            yield Span(start, at)
            start = at
    if text:
        yield Span(start, len(text))


def _joins(before: str, char: str) -> bool:
    if char.isascii() or "\u3400" <= char <= "\u9fff":
        return False
    composed = unicodedata.normalize("NFKC", char)
    if unicodedata.category(composed[0]).startswith("M"):
        return True
    return unicodedata.normalize("NFKC", before + char) != unicodedata.normalize("NFKC", before) + composed


def _rows(original: str, places: list[Span]) -> Iterator[int]:
    ends, end = [], 0
    for line in original.splitlines(keepends=True):
        end += len(line)
        ends.append(end)
    return (bisect_right(ends, place.start) + 1 for place in places)


def _opens(mark: str) -> bool:
    return unicodedata.category(mark) in ("Ps", "Pi")


def _closes(mark: str) -> bool:
    return unicodedata.category(mark) in ("Pe", "Pf", "Po")
