"""Where each clause of the guide stands: what the features and the runs say of it, and what was decided about it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from living_guide.events.record import ScenarioRun
from living_guide.registry.clauses import Assumption, Clause
from living_guide.registry.registry import Registry
from living_guide.registry.reviews import Waiver, text_digest
from living_guide.trace.outcome import Outcome, outcome_of, worst
from living_guide.trace.scenarios import GuideScenario

CLAUSE = "clause:"


class Standing(StrEnum):
    """What a clause is, exactly one of these. ADVICE is what the reader does, not the platform: nothing to test."""

    BROKEN = "broken"
    UNDEFINED = "undefined"
    NOT_RUN = "not run"
    UNCOVERED = "uncovered"
    STALE = "stale"
    WAIVED = "waived"
    HOLDS = "holds"
    ADVICE = "advice"


GOOD = {Standing.HOLDS, Standing.WAIVED, Standing.ADVICE}
OF_OUTCOME = {
    Outcome.FAILED: Standing.BROKEN,
    Outcome.UNDEFINED: Standing.UNDEFINED,
    Outcome.NOT_RUN: Standing.NOT_RUN,
    Outcome.PASSED: Standing.HOLDS,
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """A scenario and how it ran; `runs` are empty if it did not."""

    scenario: GuideScenario
    runs: tuple[ScenarioRun, ...]

    @property
    def outcome(self) -> Outcome:
        return outcome_of(self.runs)


@dataclass(frozen=True, slots=True)
class ClauseTrace:
    """A clause, where it stands, and the scenarios that name it. `waiver` is the one that names it, valid or not."""

    clause: Clause
    standing: Standing
    evidence: tuple[Evidence, ...]
    waiver: Waiver | None = None


@dataclass(frozen=True, slots=True)
class AssumptionTrace:
    """What is ours where the guide is silent: an assumption and the scenarios that name it."""

    assumption: Assumption
    evidence: tuple[Evidence, ...]

    @property
    def outcome(self) -> Outcome:
        return worst([each.outcome for each in self.evidence])


@dataclass(frozen=True, slots=True)
class Orphan:
    """A tag that names a clause the registry does not hold, and where it stands."""

    tag: str
    place: str


@dataclass(frozen=True, slots=True)
class Trace:
    """The whole: clauses in the guide's order; `strangers` ran, but the features do not hold them (any more)."""

    clauses: tuple[ClauseTrace, ...]
    assumptions: tuple[AssumptionTrace, ...]
    extras: tuple[Evidence, ...]
    orphans: tuple[Orphan, ...]
    strangers: tuple[ScenarioRun, ...]

    @property
    def holds(self) -> bool:
        """Nothing is wrong that concerns the guide."""
        return not (self.orphans or self.strangers) and all(each.standing in GOOD for each in self.clauses)

    def of_edition(self, edition: str) -> tuple[ClauseTrace, ...]:
        return tuple(each for each in self.clauses if each.clause.edition == edition)


def trace(registry: Registry, scenarios: Sequence[GuideScenario], runs: Iterable[ScenarioRun], today: date) -> Trace:
    """Hold registry, features and runs against each other; `today` tells which waivers are still valid."""
    ran = list(runs)
    evidence = evidence_of(scenarios, ran)
    known = {scenario.id for scenario in scenarios}
    naming = _by_name(evidence)
    return Trace(
        clauses=tuple(_clause(registry, each, naming[each.id], today) for each in registry),
        assumptions=tuple(AssumptionTrace(each, tuple(naming[each.id])) for each in registry.assumptions),
        extras=tuple(each for each in evidence if each.scenario.is_extra),
        orphans=tuple(_orphans(registry, scenarios)),
        strangers=tuple(run for run in ran if run.id not in known),
    )


def evidence_of(scenarios: Iterable[GuideScenario], runs: Iterable[ScenarioRun]) -> tuple[Evidence, ...]:
    """Each scenario with its runs, in the order of the scenarios."""
    ran = defaultdict(list)
    for run in runs:
        ran[run.id].append(run)
    return tuple(Evidence(scenario, tuple(ran[scenario.id])) for scenario in scenarios)


def standing_of(clause: Clause, evidence: Sequence[Evidence], *, stale: bool) -> Standing:
    """Where a clause stands by these scenarios of it alone."""
    if not clause.testable:
        return Standing.ADVICE
    if not evidence:
        return Standing.UNCOVERED
    standing = OF_OUTCOME[worst([each.outcome for each in evidence])]
    return Standing.STALE if standing is Standing.HOLDS and stale else standing


def is_stale(registry: Registry, clause: Clause) -> bool:
    """Whether its text is another than that its scenarios were last read against."""
    return registry.reviewed.get(clause.id) != text_digest(clause)


def _by_name(evidence: Iterable[Evidence]) -> Mapping[str, list[Evidence]]:
    """By the ids of the clauses and assumptions that the scenarios name."""
    naming = defaultdict(list)
    for each in evidence:
        for name in (*each.scenario.clauses, *each.scenario.assumptions):
            naming[name].append(each)
    return naming


def _clause(registry: Registry, clause: Clause, evidence: Sequence[Evidence], today: date) -> ClauseTrace:
    waiver = next((each for each in registry.waivers if each.clause == clause.id), None)
    standing = standing_of(clause, evidence, stale=is_stale(registry, clause))
    if standing not in GOOD and waiver is not None and today <= waiver.until:
        standing = Standing.WAIVED
    return ClauseTrace(clause, standing, tuple(evidence), waiver)


def _orphans(registry: Registry, scenarios: Iterable[GuideScenario]) -> Iterator[Orphan]:
    known = {f"{CLAUSE}{clause.id}" for clause in registry}
    for scenario in scenarios:
        for tag in sorted(scenario.tags - known):
            if tag.startswith(CLAUSE):
                yield Orphan(f"@{tag}", scenario.place)
