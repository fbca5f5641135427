"""A feature file as behave read it, line by line: which lines became something, and which became description."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from living_guide.lint.finding import Finding, shown
from living_guide.lint.keywords import Keywords, keywords_of
from living_guide.lint.read_behave import from_behave
from living_guide.lint.structure import Feature

QUOTES = ('"""', "'''")


class Line(NamedTuple):
    """`text` without the spaces around it."""

    number: int
    text: str


@dataclass(frozen=True)
class Page:
    """`feature` is None if behave found none; `text` is without a byte order mark, which `has_mark` tells of.

    `broken` is the line at which behave gave up, if it did; then `feature` is what stands before.
    """

    path: str
    text: str
    language: str
    feature: Feature | None
    broken: int | None = None
    has_mark: bool = False

    @classmethod
    def of(cls, feature: Any) -> "Page":
        """The page of a `behave.model.Feature`, whose file is read again."""
        path = Path(feature.filename)
        return cls(shown(path), path.read_text(encoding="utf-8-sig"), feature.language, from_behave(feature))

    def finding(self, line: int, rule: str, wrong: str, mend: str) -> Finding:
        return Finding(self.path, line, rule, wrong, mend)

    @property
    def keywords(self) -> Keywords:
        return keywords_of(self.language)

    @cached_property
    def lines(self) -> list[str]:
        """As behave splits them; the first is number 1, so it is `lines[0]`."""
        return self.text.splitlines()

    def line(self, number: int) -> str:
        """Without the spaces around it; nothing past the end."""
        return self.lines[number - 1].strip() if number <= len(self.lines) else ""

    @cached_property
    def descriptions(self) -> dict[int, list[Line]]:
        """The lines that became nothing, by the number of the last line before them that became something (or 0).

        Comments and doc-strings are not among them; on a broken page the line it broke at is the last.
        """
        blocks: dict[int, list[Line]] = {}
        last = 0
        for number, line in enumerate(self.lines[: self.broken], 1):
            if number in self._read:
                last = number
            elif (text := line.strip()) and not text.startswith("#"):
                blocks.setdefault(last, []).append(Line(number, text))
        return blocks

    def unread(self) -> Iterator[Line]:
        for block in self.descriptions.values():
            yield from block

    @cached_property
    def quoted(self) -> frozenset[int]:
        """The lines of doc-strings, their quotes included."""
        if self.feature is None:
            return frozenset()
        opened = (step.text.line for step in self.feature.steps() if step.text)
        return frozenset(number for start in opened for number in self._doc_string(start))

    def _doc_string(self, start: int) -> Iterable[int]:
        quotes = self.line(start)[:3]
        end = start + 1
        while not self.line(end).startswith(quotes):
            end += 1
        return range(start, end + 1)

    @cached_property
    def _read(self) -> frozenset[int]:
        return self.quoted | frozenset(_lines_of(self.feature)) if self.feature else frozenset()


def _lines_of(feature: Feature) -> Iterator[int]:
    yield from (tag.line for part in feature.parts for tag in part.tags)
    yield from (part.line for part in feature.parts)
    yield from (background.line for background in feature.backgrounds())
    yield from (step.line for step in feature.steps())
    yield from (row.line for table in feature.tables() for row in table)
    for scenario in feature.all_scenarios():
        yield scenario.line
        yield from (tag.line for tag in scenario.tags)
        for examples in scenario.examples:
            yield from (examples.line, *(tag.line for tag in examples.tags))
