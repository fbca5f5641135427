"""Rules over what holds nothing, and therefore passes whatever happens."""

from collections.abc import Iterator

from living_guide.lint.finding import Finding
from living_guide.lint.page import Page
from living_guide.lint.structure import Background, Feature, Rule, Scenario

_MEND = "Fill it, or take it out."


def emptiness(page: Page) -> Iterator[Finding]:
    if page.feature is None:
        yield page.finding(1, "empty-feature", "The file holds no feature.", _MEND)
        return
    if not page.feature.scenarios and not page.feature.rules:
        yield page.finding(page.feature.line, "empty-feature", "The feature has no scenario.", _MEND)
    for part in page.feature.parts:
        yield from _in_part(page, part)


def _in_part(page: Page, part: Feature | Rule) -> Iterator[Finding]:
    if isinstance(part, Rule) and not part.scenarios:
        yield page.finding(part.line, "empty-rule", "The rule has no scenario.", _MEND)
    if part.background:
        yield from _without_steps(page, part.background)
    for scenario in part.scenarios:
        yield from _without_steps(page, scenario)
        if scenario.is_outline:
            yield from _without_rows(page, scenario)


def _without_steps(page: Page, owner: Background | Scenario) -> Iterator[Finding]:
    if not owner.steps:
        name = "background" if isinstance(owner, Background) else "scenario"
        yield page.finding(owner.line, f"empty-{name}", f"The {name} has no step.", _MEND)


def _without_rows(page: Page, outline: Scenario) -> Iterator[Finding]:
    if not outline.examples:
        yield page.finding(outline.line, "empty-outline", "The outline has no examples, so it never runs.", _MEND)
    for examples in outline.examples:
        if len(examples.rows) < 2:  # the heading is one
            yield page.finding(examples.line, "empty-outline", "The examples have no row.", _MEND)
