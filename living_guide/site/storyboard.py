"""The picture map of the flow: where each screen is drawn, and each move between them, coloured by result."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from living_guide.events.record import Attachment
from living_guide.registry.clauses import Bilingual, Edition
from living_guide.registry.flow import Flow, Move, Part, Screen
from living_guide.registry.registry import Registry
from living_guide.site.sightings import Sightings
from living_guide.trace.trace import OF_OUTCOME, Standing, Trace

# All in pixels of the drawing.
WIDTH, HEIGHT = 132, 236  # of a screen
PICTURE = 184  # of that, its picture
GAP, ROW_GAP = 44, 62  # between screens side by side, and one below the other
MARGIN = 34
INWARD = 14  # how far the words of a way back stand on its inner side

# Of several clauses, what tells most about the whole comes first.
_GRAVITY = (
    *(Standing.BROKEN, Standing.UNDEFINED, Standing.UNCOVERED, Standing.NOT_RUN, Standing.STALE, Standing.WAIVED),
    *(Standing.HOLDS, Standing.ADVICE),
)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A screen at its place (x of its middle, y of its top), with the picture of it, if there is one."""

    screen: Screen
    clauses: tuple[str, ...]
    standing: Standing
    picture: Attachment | None
    x: float
    y: float

    @property
    def bottom(self) -> float:
        return self.y + HEIGHT


@dataclass(frozen=True, slots=True)
class Arrow:
    """A move as a path of SVG, and where its words stand; `assumption` if the guide leaves it open."""

    by: Bilingual
    clauses: tuple[str, ...]
    standing: Standing
    path: str
    x: float
    y: float
    assumption: str | None
    labelled: bool


@dataclass(frozen=True, slots=True)
class Exit:
    """A move that leads out of the part: its words stand below its screen."""

    by: Bilingual
    to: Bilingual
    clauses: tuple[str, ...]
    standing: Standing
    x: float
    y: float
    assumption: str | None

    @property
    def words(self) -> Bilingual:
        """What is done, and where it leads."""
        return Bilingual(zh=f"{self.by.zh} → {self.to.zh}", en=f"{self.by.en} → {self.to.en}")


@dataclass(frozen=True, slots=True)
class Board:
    """One part of the flow, in one edition and scheme."""

    part: Part
    edition: Edition
    scheme: str
    screens: tuple[Drawn, ...]
    arrows: tuple[Arrow, ...]
    exits: tuple[Exit, ...]
    width: float
    height: float


def boards(registry: Registry, traced: Trace, sightings: Sightings) -> Iterator[list[Board]]:
    """For each part of the flow and each edition that has screens in it, a board for each scheme."""
    for edition in registry.editions:
        for part in registry.flow.part:
            drafts = [_Draft(registry, traced, sightings, part, edition, scheme) for scheme in edition.schemes]
            if row := [board for draft in drafts if (board := draft.board()).screens]:
                yield row


class _Draft:
    def __init__(
        self, registry: Registry, traced: Trace, sightings: Sightings, part: Part, edition: Edition, scheme: str
    ) -> None:
        self._flow: Flow = registry.flow
        self._part, self._edition, self._scheme = part, edition, scheme
        self._sightings = sightings
        own = [each for each in traced.of_edition(edition.id) if scheme in each.clause.scheme]
        self._standings = {each.clause.id: each.standing for each in own}
        self._assumed = {each.assumption.id: OF_OUTCOME[each.outcome] for each in traced.assumptions}
        self._screens = {each.id: each for each in self._flow.screen if self._named(each.clauses)}
        self._inside = [each for each in self._screens.values() if each.part == part.id]
        self._moves = [move for move in self._flow.move if self._is_told(move)]

    def board(self) -> Board:
        if not self._inside:
            return Board(self._part, self._edition, self._scheme, (), (), (), 0, 0)
        drawn = {each.screen.id: each for each in self._drawn()}
        exits = tuple(self._exits(drawn))
        right = max(each.x for each in drawn.values()) + WIDTH / 2 + MARGIN
        bottom = max([each.bottom for each in drawn.values()] + [each.y for each in exits]) + MARGIN / 2
        arrows = tuple(self._arrows(drawn))
        return Board(self._part, self._edition, self._scheme, tuple(drawn.values()), arrows, exits, right, bottom)

    def _named(self, clauses: Sequence[str]) -> tuple[str, ...]:
        return tuple(each for each in clauses if each in self._standings)

    def _is_told(self, move: Move) -> bool:
        if move.origin not in self._screens or move.to not in self._screens:
            return False
        return bool(self._named(move.clauses)) or (self._edition.id == "official" and self._scheme in move.scheme)

    def _standing(self, clauses: Sequence[str], assumption: str | None = None) -> Standing:
        found = {self._standings[each] for each in clauses}
        if assumption:
            found.add(self._assumed.get(assumption, Standing.NOT_RUN))
        return next(each for each in _GRAVITY if each in found)

    def _drawn(self) -> Iterator[Drawn]:
        left = min(each.lane for each in self._inside)
        rows = self._rows()
        for screen in self._inside:
            clauses = self._named(screen.clauses)
            yield Drawn(
                screen=screen,
                clauses=clauses,
                standing=self._standing(clauses),
                picture=self._sightings.of_screen(screen, clauses, self._edition.id, self._scheme),
                x=MARGIN + WIDTH / 2 + (screen.lane - left) * (WIDTH + GAP),
                y=MARGIN / 2 + rows[screen.id] * (HEIGHT + ROW_GAP),
            )

    def _rows(self) -> Mapping[str, int]:
        """Each screen a row below the last of those that lead on to it."""
        rows: dict[str, int] = {}
        for screen in self._inside:
            before = [move.origin for move in self._moves if move.to == screen.id and move.origin in rows]
            rows[screen.id] = max((rows[each] + 1 for each in before), default=0)
        return rows

    def _arrows(self, drawn: Mapping[str, Drawn]) -> Iterator[Arrow]:
        told = set()
        for move in self._moves:
            if move.origin in drawn and move.to in drawn:
                origin, to = drawn[move.origin], drawn[move.to]
                path, x, y = _path(origin, to)
                clauses = self._named(move.clauses)
                words = (move.to, move.by, to.y > origin.y)
                standing = self._standing(clauses, move.assumption)
                yield Arrow(move.by, clauses, standing, path, x, y, move.assumption, words not in told)
                told.add(words)

    def _exits(self, drawn: Mapping[str, Drawn]) -> Iterator[Exit]:
        below: dict[str, int] = {}
        for move in self._moves:
            if move.origin in drawn and move.to not in drawn:
                origin = drawn[move.origin]
                below[move.origin] = below.get(move.origin, 0) + 1
                clauses = self._named(move.clauses)
                standing = self._standing(clauses, move.assumption)
                y = origin.bottom + 3 + 17 * below[move.origin]
                yield Exit(move.by, self._screens[move.to].name, clauses, standing, origin.x, y, move.assumption)


def _path(origin: Drawn, to: Drawn) -> tuple[str, float, float]:
    """The path from one screen to another, and where its words stand."""
    if to.y > origin.y:
        low = to.y - ROW_GAP  # straight down beside the rows between, then over to the other lane
        bend = to.y - ROW_GAP / 2
        path = f"M{origin.x:g} {origin.bottom:g}V{low:g}C{origin.x:g} {bend:g} {to.x:g} {bend:g} {to.x:g} {to.y - 7:g}"
        return path, to.x, to.y - 22
    side = 1 if origin.x >= to.x else -1
    x, middle = (max if side > 0 else min)(origin.x, to.x) + side * (WIDTH / 2 + 26), (origin.y + to.y + HEIGHT) / 2
    start, end = origin.x + side * WIDTH / 2, to.x + side * (WIDTH / 2 + 7)
    high, low = to.y + 60, origin.y + 40
    path = f"M{start:g} {low:g}C{x:g} {low:g} {x:g} {low:g} {x:g} {middle:g}S{x:g} {high:g} {end:g} {high:g}"
    return path, x - side * INWARD, to.y + 3 * HEIGHT / 4
