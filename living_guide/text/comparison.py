"""What came of holding a published text against an edition: what stands, and what does not."""

from dataclasses import dataclass
from typing import Literal

Standing = Literal["found", "moved", "changed", "missing"]


@dataclass(frozen=True, slots=True)
class Judged:
    """A clause or a heading. `now` is what stands in its place, as published and as well as can be told, `line` where,
    counted from 1; `altered` are its labels and messages that no longer stand verbatim; `after` is what it has moved
    behind, nothing for the text's beginning and for what has not moved."""

    id: str
    place: str
    standing: Standing
    now: str | None = None
    line: int | None = None
    altered: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NewText:
    """A stretch of the guide's part that belongs to no clause, as published: where, next to which clauses or heading
    (several are told by one sentence), and which clauses of the edition it says again."""

    text: str
    line: int
    after: tuple[str, ...]
    before: tuple[str, ...]
    repeats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NewWord:
    """A quoted label or message that no clause of the edition has, with its marks, and the line it stands in."""

    word: str
    line: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Of a text with one edition. `matched` tells for each edition how much of its words the text holds, from 0 to 1;
    `lines` are the first and last of the guide's part, None if there is none."""

    edition: str
    matched: dict[str, float]
    lines: tuple[int, int] | None
    clauses: tuple[Judged, ...]
    headings: tuple[Judged, ...]
    new_texts: tuple[NewText, ...]
    new_words: tuple[NewWord, ...]

    @property
    def findings(self) -> tuple[Judged, ...]:
        """The clauses and headings that do not stand word for word where they should."""
        return tuple(each for each in (*self.headings, *self.clauses) if each.standing != "found")

    @property
    def differs(self) -> bool:
        return bool(self.findings or self.new_texts or self.new_words)
