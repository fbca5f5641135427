"""Rules over names: what is told apart by its name must not share it."""

from collections.abc import Iterator, Sequence

from living_guide.lint.finding import Finding
from living_guide.lint.page import Page
from living_guide.lint.structure import Scenario


def same_scenarios(page: Page) -> Iterator[Finding]:
    """Of one file, whatever their rule: a scenario is known by its file, its name and the values of its row."""
    first: dict[str, int] = {}
    for scenario in page.feature.all_scenarios() if page.feature else ():
        line = first.setdefault(scenario.name, scenario.line)
        if line != scenario.line:
            wrong = f"“{scenario.name}” is also the name of the scenario in line {line}."
            yield page.finding(scenario.line, "same-scenario", wrong, "Say in the name what differs.")


def same_rows(page: Page) -> Iterator[Finding]:
    for scenario in page.feature.all_scenarios() if page.feature else ():
        yield from _same_rows(page, scenario)


def _same_rows(page: Page, outline: Scenario) -> Iterator[Finding]:
    first: dict[tuple[str, ...], int] = {}
    for examples in outline.examples:
        for row in examples.rows[1:]:
            line = first.setdefault(row.cells, row.line)
            if line != row.line:
                wrong = f"The row in line {line} holds the same values."
                yield page.finding(row.line, "same-row", wrong, "Change it, or take it out.")


def same_features(pages: Sequence[Page]) -> Iterator[Finding]:
    """Of all pages of a suite; the first by path keeps its name."""
    first: dict[str, Page] = {}
    for page in sorted((page for page in pages if page.feature), key=lambda page: page.path):
        assert page.feature is not None
        other = first.setdefault(page.feature.name, page)
        if other is not page and other.feature:
            wrong = f"“{page.feature.name}” is also the name of the feature in {other.path}:{other.feature.line}."
            yield page.finding(page.feature.line, "same-feature", wrong, "Say in the name what differs.")
