"""Rules over the lines that behave passed over as description: one of them may have been meant otherwise."""

from collections.abc import Iterator
from itertools import takewhile

from living_guide.lint.finding import Finding
from living_guide.lint.meant import meant_as_something, meant_as_title
from living_guide.lint.page import QUOTES, Line, Page


def unread_lines(page: Page) -> Iterator[Finding]:
    """One finding a line. What follows a lost title is lost with it, which goes without saying."""
    for owner, block in page.descriptions.items():
        found = list(_in_block(page, _without_what_broke(page, block)))
        yield from found or _lost_table(page, owner, block)


def _in_block(page: Page, lines: list[Line]) -> Iterator[Finding]:
    lost_title = lost_any = False
    for line in lines:
        opens = line.text.startswith(QUOTES)
        title = meant_as_title(page, line)
        lost_title = lost_title or title is not None
        found = title or (None if lost_title or (opens and lost_any) else meant_as_something(page, line))
        if found:
            lost_any = True
            yield found
        if opens:
            return  # what a doc-string holds is no description


def _lost_table(page: Page, owner: int, block: list[Line]) -> Iterator[Finding]:
    """Below the title of a scenario a table was meant for a step; below that of a feature it may explain something."""
    row = next((line for line in block if line.text.startswith("|")), None)
    if row and page.feature and owner in {each.line for each in page.feature.with_steps()}:
        wrong = "The table that begins here stands above the first step, and belongs to none."
        yield page.finding(row.number, "lost-line", wrong, "Move it below its step.")


def _without_what_broke(page: Page, block: list[Line]) -> list[Line]:
    """Where behave gave up, tags and a doc-string before that line are not lost: they wait for what could not come."""
    if block[-1].number != page.broken:
        return block
    outside = takewhile(lambda line: not line.text.startswith(QUOTES), block)
    return [line for line in outside if line.number == page.broken or not line.text.startswith("@")]
