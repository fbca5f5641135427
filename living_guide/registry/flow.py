"""The guide's flow as its reader meets it: screens, and the moves between them."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from living_guide.registry.clauses import Bilingual, SchemeName, Strict, Words

FLOW = "flow.toml"


@dataclass(frozen=True, slots=True)
class Part(Strict):
    """A chapter of the flow."""

    id: Words
    title: Bilingual


@dataclass(frozen=True, slots=True)
class Screen(Strict):
    """Something a person sees, by the heading that tells it from others, or one of several (a dialog's stands after its
    page's and ` · `), and the clauses that speak of it. `state` is what the flow calls it if several screens are one
    state of it, `lane` where it is drawn: to the left or right of the others, in widths of a screen."""

    id: Words
    part: Words
    titles: Annotated[tuple[Words, ...], Field(min_length=1)]
    name: Bilingual
    clauses: Annotated[tuple[Words, ...], Field(min_length=1)]
    state: str = ""
    lane: float = 0.0


@dataclass(frozen=True, slots=True)
class Move(Strict):
    """What leads from one screen to another: what a person does or what happens, and the clauses that say so. One that
    the guide leaves open names the `assumption` instead, and the schemes it is taken in."""

    origin: Words
    to: Words
    by: Bilingual
    clauses: tuple[Words, ...] = ()
    assumption: Words | None = None
    scheme: tuple[SchemeName, ...] = ()

    def __post_init__(self) -> None:
        if bool(self.clauses) == bool(self.assumption):
            raise ValueError("a move names its clauses or the assumption it rests on, one of the two")


@dataclass(frozen=True, slots=True)
class Flow(Strict):
    """Parts, and screens in the order they are met in."""

    part: tuple[Part, ...] = ()
    screen: tuple[Screen, ...] = ()
    move: tuple[Move, ...] = ()
