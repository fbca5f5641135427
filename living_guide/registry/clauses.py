"""What the guide's editions say, clause by clause, and what we assume beyond them."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import ConfigDict, Field, StrictBool, StringConstraints

from living_guide.registry.fragments import Fragment

Words = Annotated[str, StringConstraints(min_length=1)]
SchemeName = Literal["employee", "resident"]
Schemes = Annotated[tuple[SchemeName, ...], Field(min_length=1)]
Kind = Literal["step", "page", "message", "cause", "advice"]


@dataclass(frozen=True, slots=True)
class Strict:
    """Unknown keys are refused, never ignored."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True)
class Bilingual(Strict):
    """One text of ours in Chinese and in English."""

    zh: Words
    en: Words


@dataclass(frozen=True, slots=True)
class Clause(Strict):
    """One statement of an edition. Labels and messages are verbatim, labels with the guide's own brackets;
    `why` says why a clause is not testable; `fragments` digest the text the clause covers; `same_as` names the
    clauses of other editions that say the same, none if it is new, and is left out where texts or words tell;
    `edition` is the id of the edition it was loaded with."""

    id: Annotated[str, StringConstraints(pattern=r"^[A-Z]\d+(\.\d+)*[a-z]?$")]
    place: Words
    scheme: Schemes
    kind: Kind
    testable: StrictBool
    labels: tuple[Words, ...]
    messages: tuple[Words, ...]
    summary: Bilingual
    fragments: Annotated[tuple[Fragment, ...], Field(min_length=1)]
    why: Words | None = None
    same_as: tuple[Words, ...] | None = None
    edition: str = ""

    def __post_init__(self) -> None:
        if self.testable and self.kind == "advice":
            raise ValueError("advice is not testable: it is what the reader does, not the platform")
        if self.testable == (self.why is not None):
            raise ValueError("a clause that is not testable says `why`, and only such a clause does")

    @property
    def words(self) -> tuple[str, ...]:
        """Everything verbatim: labels, then messages."""
        return self.labels + self.messages


@dataclass(frozen=True, slots=True)
class Edition(Strict):
    """One edition of the guide; `dated` is None if it bears no date, `fragments` digest its headings."""

    id: Words
    title: Bilingual
    schemes: Schemes
    note: Bilingual
    fragments: tuple[Fragment, ...]
    dated: date | None = None


@dataclass(frozen=True, slots=True)
class Assumption(Strict):
    """An open point of the guide, the default taken, the clauses it touches, why it is testable or not."""

    id: Annotated[str, StringConstraints(pattern=r"^Q\d+$")]
    open: Bilingual
    default: Bilingual
    clauses: Annotated[tuple[Words, ...], Field(min_length=1)]
    testable: StrictBool
    why: Words
