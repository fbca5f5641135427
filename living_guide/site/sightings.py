"""Which picture shows what: of a screen, of a clause."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from living_guide.events.record import Attachment, ScenarioRun
from living_guide.registry.clauses import Clause
from living_guide.registry.flow import Flow, Screen
from living_guide.trace.outcome import Outcome
from living_guide.trace.trace import ClauseTrace, Evidence

PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Sighting:
    """A picture, and the scenario that took it."""

    picture: Attachment
    evidence: Evidence
    run: ScenarioRun

    @property
    def rank(self) -> tuple[bool, int, str, int]:
        """Lowest first: from a scenario that passed, and that is about little else."""
        scenario = self.evidence.scenario
        passed = self.evidence.outcome is Outcome.PASSED
        return not passed, len(scenario.clauses), scenario.id, -self._step

    @property
    def after(self) -> str:
        """The text of the step it was taken after."""
        return self.run.steps[self._step].text if self.run.steps else ""

    @property
    def _step(self) -> int:
        last = len(self.run.steps) - 1
        return last if self.picture.step is None else min(self.picture.step, last)


class Sightings:
    """All the pictures of the runs."""

    def __init__(self, evidence: Sequence[Evidence], flow: Flow) -> None:
        self._all = sorted(_seen(evidence), key=_rank)
        self._by_clause: defaultdict[str, list[Sighting]] = defaultdict(list)
        for seen in self._all:
            for clause in seen.evidence.scenario.clauses:
                self._by_clause[clause].append(seen)
        self._flow = flow
        self._screens = {screen.id: screen for screen in flow.screen}

    def of_screen(self, screen: Screen, clauses: Sequence[str], edition: str, scheme: str) -> Attachment | None:
        """The best picture of a screen in an edition: rather of the scheme, rather from a scenario of these clauses,
        which speak of it, and of those rather one taken right after what leads there. None if there is none."""
        found = [seen for seen in self._all if seen.run.edition == edition and _shows(seen, screen)]
        ways = [move.by.zh for move in self._flow.move if move.to == screen.id]

        def likeness(seen: Sighting) -> tuple[bool, bool, bool]:
            scenario = seen.evidence.scenario
            is_own = not set(clauses).isdisjoint(scenario.clauses)
            return scheme in scenario.schemes, is_own, is_own and any(way in seen.after for way in ways)

        return max(found, key=likeness).picture if found else None

    def of_clause(self, traced: ClauseTrace) -> list[Sighting]:
        """The best picture of a clause for each of its schemes, no picture twice: rather of a screen that it speaks
        of."""
        screens = self._spoken_of(traced.clause)
        found: dict[str, Sighting] = {}
        for scheme in traced.clause.scheme:
            own = [each for each in self._by_clause[traced.clause.id] if scheme in each.evidence.scenario.schemes]
            fitting = (each for screen in screens for each in own if _shows(each, screen))
            best = next(fitting, next(iter(own), None))
            if best is not None:
                found.setdefault(best.picture.digest, best)
        return list(found.values())

    def is_about(self, seen: Sighting, clause: Clause) -> bool:
        """Whether it is a picture of a screen that the clause is about."""
        return any(_shows(seen, screen) for screen in self._about(clause))

    def _spoken_of(self, clause: Clause) -> list[Screen]:
        """The screens that a step leads to, then those it is about; of what is no step, the other way round."""
        reached = [self._screens[move.to] for move in self._flow.move if clause.id in move.clauses]
        about = self._about(clause)
        return [*reached, *about] if clause.kind == "step" else [*about, *reached]

    def _about(self, clause: Clause) -> list[Screen]:
        return [screen for screen in self._flow.screen if clause.id in screen.clauses]


def pictures_of(run: ScenarioRun) -> list[Attachment]:
    return [each for each in run.attachments if each.kind == PICTURE]


def _seen(evidence: Sequence[Evidence]) -> Iterator[Sighting]:
    for each in evidence:
        for run in each.runs:
            yield from (Sighting(picture, each, run) for picture in pictures_of(run))


def _rank(seen: Sighting) -> tuple[bool, int, str, int]:
    return seen.rank


def _shows(seen: Sighting, screen: Screen) -> bool:
    return seen.picture.title in screen.titles
