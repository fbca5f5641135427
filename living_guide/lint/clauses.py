"""Rules over clauses: the checks of coverage that speak of a scenario, each at the line where it can be mended."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from living_guide.lint.finding import Finding, shown
from living_guide.lint.page import Page
from living_guide.lint.structure import Feature, Scenario, Tag
from living_guide.registry.registry import Registry, RegistryError, load_registry
from living_guide.trace.coverage import (
    BEYOND,
    Check,
    mixed_scenarios,
    unfounded_scenarios,
    unknown_names,
    wrong_editions,
)
from living_guide.trace.scenarios import GuideScenario

_CHECKS: tuple[tuple[Check, str, str], ...] = (
    (unknown_names, "unknown-tag", "Name one the registry beside the features holds."),
    (unfounded_scenarios, "no-clause", f"Tag it with the clause it answers for; what is ours stands in {BEYOND}/."),
    (mixed_scenarios, "mixed-provenance", f"Keep the guide outside {BEYOND}/, and what is ours inside."),
    (wrong_editions, "wrong-edition", "Leave one edition, that of its clauses."),
)


def read_registry(folder: Path) -> tuple[Registry | None, list[Finding]]:
    """The registry in a folder, or a finding for each thing wrong with it."""
    try:
        return load_registry(folder), []
    except RegistryError as error:
        return None, [_broken(folder, line) for line in str(error).splitlines()]


def clause_rules(
    registry: Registry, pages: Mapping[str, Page], scenarios: Sequence[GuideScenario]
) -> Iterator[Finding]:
    """`pages` are known by the path that scenarios name; the rows of an outline share one finding."""
    place_of = {scenario.place: scenario for scenario in scenarios}
    found = [
        (rule, mend, place_of[place], wrong)
        for check, rule, mend in _CHECKS
        for place, _, wrong in (reason.partition(": ") for reason in check(registry, scenarios))
    ]
    yield from dict.fromkeys(
        pages[scenario.feature].finding(_line(pages[scenario.feature], scenario, wrong), rule, f"{wrong}.", mend)
        for rule, mend, scenario, wrong in found
    )


def _broken(folder: Path, reason: str) -> Finding:
    file, _, wrong = reason.partition(": ")
    path = folder / file if (folder / file).is_file() else folder
    return Finding(shown(path), 1, "broken-registry", f"{wrong or reason}.", "Mend it; clauses were not looked at.")


def _line(page: Page, scenario: GuideScenario, wrong: str) -> int:
    """Of the tag that is meant, else of the scenario's or the outline's title."""
    owner = _owner(page.feature, scenario.line)
    if owner is None or page.feature is None:
        return scenario.line
    named = wrong.split(" ")[0]
    meant = (tag.line for tag in _tags(page.feature, owner, scenario.line) if f"@{tag.name}" == named)
    return next(meant, owner.line)


def _owner(feature: Feature | None, line: int) -> Scenario | None:
    """The scenario of a title's line or of a row's."""
    scenarios = [] if feature is None else [each for each in feature.all_scenarios() if each.line <= line]
    return max(scenarios, key=lambda each: each.line, default=None)


def _tags(feature: Feature, owner: Scenario, line: int) -> Iterator[Tag]:
    """Those that count for the scenario of a line, the nearest first."""
    for examples in owner.examples:
        if any(row.line == line for row in examples.rows):
            yield from examples.tags
    yield from owner.tags
    for part in reversed(feature.parts):
        if owner in part.scenarios or part is feature:
            yield from part.tags
