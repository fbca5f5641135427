"""Rules over the columns of examples and the <placeholders> that name them."""

import re
from collections.abc import Iterable, Iterator

from living_guide.lint.finding import Finding
from living_guide.lint.page import Page
from living_guide.lint.structure import Examples, Feature, Scenario, Step

_PLACEHOLDER = re.compile(r"<([^<>\s](?:[^<>]*[^<>\s])?)>")
_MEND = {True: "Name a column, or add it.", False: "Make it an outline with examples, or write the value."}
_BEHAVES_OWN = frozenset({"examples.name", "examples.index", "row.index", "row.id"})


def placeholders(text: str) -> list[str]:
    return _PLACEHOLDER.findall(text)


def columns_of(examples: Examples) -> frozenset[str]:
    """What a row can fill in; behave adds a few of its own."""
    return frozenset(examples.rows[0].cells if examples.rows else ()) | _BEHAVES_OWN


def unused_columns(page: Page) -> Iterator[Finding]:
    for outline in _outlines(page.feature):
        used = {name for text in _texts(page.feature, outline) for name in placeholders(text)}
        for examples in outline.examples:
            for name in examples.rows[0].cells if examples.rows else ():
                if name not in used:
                    line = examples.rows[0].line
                    wrong = f"The column “{name}” is used nowhere in the outline."
                    yield page.finding(line, "unused-column", wrong, f"Write “<{name}>” into a step, or take it out.")


def unknown_placeholders(page: Page) -> Iterator[Finding]:
    """In titles, steps and their tables. A doc-string may hold what it likes; tags have a rule of their own."""
    for scenario in page.feature.all_scenarios() if page.feature else ():
        tables = [examples for examples in scenario.examples if examples.rows]
        if scenario.is_outline and not tables:
            continue
        for line, name in _named(scenario):
            for reason in _reasons(name, tables):
                yield page.finding(line, "unknown-placeholder", reason, _MEND[bool(tables)])


def _reasons(name: str, tables: list[Examples]) -> Iterator[str]:
    if not tables:
        yield f"“<{name}>” stands in a scenario that has no examples."
    for examples in tables:
        if name not in columns_of(examples):
            yield f"“<{name}>” is not a column of the examples in line {examples.line}."


def _named(scenario: Scenario) -> Iterator[tuple[int, str]]:
    texts = [(scenario.line, scenario.name), *((step.line, step.name) for step in scenario.steps)]
    texts += [(row.line, cell) for step in scenario.steps for row in step.table for cell in row.cells]
    yield from ((line, name) for line, text in texts for name in placeholders(text))


def _outlines(feature: Feature | None) -> Iterable[Scenario]:
    return (scenario for scenario in feature.all_scenarios() if scenario.is_outline) if feature else ()


def _texts(feature: Feature | None, outline: Scenario) -> Iterator[str]:
    """Every text a row is put into: behave does so with the steps of backgrounds, too."""
    yield outline.name
    yield from (tag.name for tag in outline.tags)
    for examples in outline.examples:
        yield from (examples.name, *(tag.name for tag in examples.tags))
    for step in outline.steps:
        yield from _texts_of(step)
    for background in feature.backgrounds() if feature else ():
        yield from (text for step in background.steps for text in _texts_of(step))


def _texts_of(step: Step) -> Iterator[str]:
    yield step.name
    yield step.text.content if step.text else ""
    yield from (cell for row in step.table for cell in row.cells)
