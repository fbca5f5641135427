"""All rules over one page, put together so that one slip gives one finding."""

from collections.abc import Callable, Iterable, Iterator

from living_guide.lint.columns import unknown_placeholders, unused_columns
from living_guide.lint.emptiness import emptiness
from living_guide.lint.finding import Finding
from living_guide.lint.heading import byte_order_mark, language_header
from living_guide.lint.invisible import invisible_characters
from living_guide.lint.lines import glued_keywords, rows
from living_guide.lint.names import same_rows, same_scenarios
from living_guide.lint.page import Page
from living_guide.lint.tags import changed_tags, full_width_tags, glued_tags
from living_guide.lint.unread import unread_lines

Check = Callable[[Page], Iterator[Finding]]

# In the order in which they explain a line: what the first says of it, the others need not.
_TEXT: tuple[Check, ...] = (
    byte_order_mark,
    language_header,
    invisible_characters,
    unread_lines,
    rows,
    glued_keywords,
    glued_tags,
    full_width_tags,
    changed_tags,
)
_SHAPE_WITHOUT_TABLES: tuple[Check, ...] = (emptiness, same_scenarios)
_SHAPE: tuple[Check, ...] = (*_SHAPE_WITHOUT_TABLES, same_rows, unused_columns, unknown_placeholders)

BAD_TABLES = frozenset({"open-row", "full-width-stroke", "invisible-character"})


def examine(page: Page, names: Iterable[str]) -> list[Finding]:
    """Findings by the rules of these names, by line."""
    wanted = frozenset(names)
    text = _first_of_line(finding for check in _TEXT for finding in check(page) if finding.rule in wanted)
    filled = _owners_of(page, {finding.line for finding in text})
    shape = (finding for check in _checks_of_shape(page, text) for finding in check(page) if finding.rule in wanted)
    return sorted([*text, *(each for each in shape if not (each.rule.startswith("empty-") and each.line in filled))])


def _checks_of_shape(page: Page, text: list[Finding]) -> tuple[Check, ...]:
    """None of a page that was read in part, and none of tables if one has other cells than it seems to have."""
    if page.broken is not None:
        return ()
    return _SHAPE if BAD_TABLES.isdisjoint(finding.rule for finding in text) else _SHAPE_WITHOUT_TABLES


def _first_of_line(findings: Iterable[Finding]) -> list[Finding]:
    """Those of the first rule that found something in the line."""
    rule_of: dict[int, str] = {}
    return [each for each in findings if rule_of.setdefault(each.line, each.rule) == each.rule]


def _owners_of(page: Page, lines: set[int]) -> set[int]:
    """Titles below which one of the lines was lost: what is missing there was written, only not read."""
    lost = lines & {line.number for line in page.unread()}
    levels = page.feature.titles() if page.feature else ()
    return {max((title for title in level if title < line), default=0) for level in levels for line in lost}
