"""Rules over lines that became something, but not what they look like: rows of tables, and steps."""

from collections.abc import Iterator

from living_guide.lint.finding import Finding
from living_guide.lint.keywords import is_wide
from living_guide.lint.meant import STROKES
from living_guide.lint.page import Page
from living_guide.lint.structure import Row


def rows(page: Page) -> Iterator[Finding]:
    """Rows divided by strokes that only look right, and rows that nothing closes."""
    for row in _rows(page):
        line = page.line(row.line)
        if stroke := next((character for character in line if character in STROKES), None):
            wrong = f"“{stroke}” divides no cells, it is part of one."
            yield page.finding(row.line, "full-width-stroke", wrong, "Write “|”.")
        elif not line.endswith("|") or line.endswith(r"\|"):
            wrong = f"No “|” closes the row: its last cell was read as “{row.cells[-1]}”."
            yield page.finding(row.line, "open-row", wrong, "Write “|” at its end.")


def _rows(page: Page) -> Iterator[Row]:
    if page.feature:
        for table in page.feature.tables():
            yield from table


def glued_keywords(page: Page) -> Iterator[Finding]:
    """Where keywords need no space, prose that begins like one is a step; so a space is asked of all."""
    for step in page.feature.steps() if page.feature else ():
        line = page.line(step.line)
        after = line[len(step.keyword) :]
        if is_wide(step.keyword) and after and not after[0].isspace():
            wrong = f"“{line}” is read as the step “{step.keyword}” “{step.name}”."
            mend = f"Write a space after “{step.keyword}”, or begin the line with another word."
            yield page.finding(step.line, "glued-keyword", wrong, mend)
