"""The guide's messages: each with the clauses that quote it, and the causes and advice that follow it there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from living_guide.registry.fragments import normalise
from living_guide.site.sightings import Sighting, Sightings
from living_guide.trace.trace import ClauseTrace, Evidence, Standing, Trace

FOLLOWERS = {"cause", "advice"}
_GRAVITY = tuple(Standing)  # BROKEN first, ADVICE last


@dataclass(frozen=True, slots=True)
class Told:
    """A message, in the words of the first clause that quotes it."""

    words: str
    clauses: tuple[ClauseTrace, ...]
    causes: tuple[ClauseTrace, ...]
    advice: tuple[ClauseTrace, ...]
    sightings: tuple[Sighting, ...]

    @property
    def standing(self) -> Standing:
        return min((each.standing for each in self.clauses), key=_GRAVITY.index)

    @property
    def schemes(self) -> tuple[str, ...]:
        return tuple(sorted({scheme for each in self.clauses for scheme in each.clause.scheme}))

    @property
    def evidence(self) -> list[Evidence]:
        found = {each.scenario.id: each for clause in self.clauses for each in clause.evidence}
        return list(found.values())


def messages(traced: Trace, sightings: Sightings) -> list[Told]:
    """In the order in which the guide first quotes them. Causes and advice belong to the message they come after; the
    same message in other clauses, and without its closing full stop, is the same."""
    clauses: dict[str, list[ClauseTrace]] = {}
    followers: dict[str, list[ClauseTrace]] = {}
    for words, each in _quoted(traced):
        known = clauses if words in each.clause.messages else followers
        known.setdefault(normalise(words), []).append(each)
    return [_told(sightings, key, own, followers.get(key, [])) for key, own in clauses.items()]


def _told(sightings: Sightings, key: str, own: list[ClauseTrace], followers: list[ClauseTrace]) -> Told:
    causes = tuple(each for each in followers if each.clause.kind == "cause")
    return Told(
        words=next(word for word in own[0].clause.messages if normalise(word) == key),
        clauses=tuple(own),
        causes=causes,
        advice=tuple(each for each in followers if each.clause.kind == "advice"),
        sightings=tuple(_different(_seen(sightings, own, causes))),
    )


def _quoted(traced: Trace) -> Iterator[tuple[str, ClauseTrace]]:
    latest: str | None = None
    for each in traced.clauses:
        if each.clause.messages:
            latest = each.clause.messages[0]
            yield from ((words, each) for words in each.clause.messages)
        elif each.clause.kind in FOLLOWERS and latest is not None:
            yield latest, each
        else:
            latest = None


def _seen(sightings: Sightings, own: Sequence[ClauseTrace], causes: Sequence[ClauseTrace]) -> list[Sighting]:
    """Pictures of a message's clauses and causes: of what the clauses are about, or else of anything."""
    found = [seen for each in (*own, *causes) for seen in sightings.of_clause(each)]
    fitting = [seen for seen in found if any(sightings.is_about(seen, each.clause) for each in own)]
    return fitting or found


def _different(seen: list[Sighting]) -> list[Sighting]:
    by_title = {(each.picture.title, each.evidence.scenario.schemes): each for each in reversed(seen)}
    return list(by_title.values())[::-1][:2]
