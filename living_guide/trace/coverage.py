"""Features and clause registry cover each other: checks that return their reasons, none if all is well."""

from collections.abc import Callable, Iterator, Sequence

from living_guide.registry.clauses import Clause
from living_guide.registry.registry import Registry
from living_guide.trace.scenarios import GuideScenario

BEYOND = "9_beyond_the_guide"

Check = Callable[[Registry, Sequence[GuideScenario]], list[str]]


def unproven_clauses(registry: Registry, scenarios: Sequence[GuideScenario]) -> list[str]:
    """Testable clauses that no scenario names."""
    named = {clause_id for scenario in scenarios for clause_id in scenario.clauses}
    return [
        f"{clause.id}: no scenario ({clause.summary.en})" for clause in registry.testable() if clause.id not in named
    ]


def unproven_assumptions(registry: Registry, scenarios: Sequence[GuideScenario]) -> list[str]:
    """Testable assumptions that no scenario names."""
    named = {assumption_id for scenario in scenarios for assumption_id in scenario.assumptions}
    return [
        f"{assumption.id}: no scenario ({assumption.open.en})"
        for assumption in registry.assumptions
        if assumption.testable and assumption.id not in named
    ]


def unknown_names(registry: Registry, scenarios: Sequence[GuideScenario]) -> list[str]:
    """Tags that name a clause, an assumption or an edition the registry does not hold."""
    known = {f"clause:{clause.id}" for clause in registry}
    known |= {f"assumption:{assumption.id}" for assumption in registry.assumptions}
    known |= {f"edition:{edition.id}" for edition in registry.editions}
    return [
        f"{scenario.place}: @{tag} is not registered"
        for scenario in scenarios
        for tag in sorted(scenario.tags - known)
        if tag.startswith(("clause:", "assumption:", "edition:"))
    ]


def unfounded_scenarios(registry: Registry, scenarios: Sequence[GuideScenario]) -> list[str]:
    """Scenarios that name no clause and no assumption and are not marked as ours."""
    return [
        f"{scenario.place}: has neither @clause:… nor @assumption:… nor @extra"
        for scenario in scenarios
        if not (scenario.clauses or _is_ours(scenario))
    ]


def mixed_scenarios(registry: Registry, scenarios: Sequence[GuideScenario]) -> list[str]:
    """Scenarios in which the guide and what is ours mix, by their tags or by their folder."""
    return [f"{scenario.place}: {reason}" for scenario in scenarios for reason in _mixtures(scenario)]


def _mixtures(scenario: GuideScenario) -> Iterator[str]:
    beyond = scenario.feature.split("/")[1] == BEYOND
    if scenario.clauses and _is_ours(scenario):
        yield "names a clause and something of ours"
    if _is_ours(scenario) and not beyond:
        yield f"is ours, but stands outside {BEYOND}/"
    if scenario.clauses and beyond:
        yield f"names a clause, but stands in {BEYOND}/"


def _is_ours(scenario: GuideScenario) -> bool:
    return bool(scenario.assumptions) or scenario.is_extra


def wrong_editions(registry: Registry, scenarios: Sequence[GuideScenario]) -> list[str]:
    """Scenarios of two editions, or of another edition than a clause they name."""
    edition_of = {clause.id: clause.edition for clause in registry}
    reasons = [
        f"{scenario.place}: has {len(scenario.editions)} editions, {', '.join(scenario.editions)}"
        for scenario in scenarios
        if len(scenario.editions) > 1
    ]
    return reasons + [
        f"{scenario.place}: runs as {scenario.edition}, but {clause_id} is of {edition_of[clause_id]}"
        for scenario in scenarios
        for clause_id in scenario.clauses
        if edition_of.get(clause_id, scenario.edition) != scenario.edition
    ]


def missing_words(registry: Registry, scenarios: Sequence[GuideScenario]) -> list[str]:
    """Labels and messages that stand literally in no step of any scenario that names their clause."""
    return [
        f"{clause.id}: {word}"
        for clause in registry
        for word in clause.words
        if not any(word in scenario.steps for scenario in _naming(clause, scenarios))
    ]


def _naming(clause: Clause, scenarios: Sequence[GuideScenario]) -> Iterator[GuideScenario]:
    return (scenario for scenario in scenarios if clause.id in scenario.clauses)


CHECKS: tuple[Check, ...] = (
    unproven_clauses,
    unproven_assumptions,
    unknown_names,
    unfounded_scenarios,
    mixed_scenarios,
    wrong_editions,
    missing_words,
)
