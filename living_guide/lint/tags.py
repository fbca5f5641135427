"""Rules over tags: which are two in one, which only look like another, which behave changes or drops."""

import re
from collections.abc import Iterator
from unicodedata import normalize

from behave.model import Tag as BehaveTag

from living_guide.lint.columns import columns_of, placeholders
from living_guide.lint.finding import Finding
from living_guide.lint.page import Page
from living_guide.lint.structure import Scenario, Tag

_GLUE = re.compile(r"[@＠﹫,，、;；]")
_FULL_WIDTH = re.compile(r"[\uff01-\uff5e\uffe0-\uffee\u3000]")


def glued_tags(page: Page) -> Iterator[Finding]:
    for tag in _all_tags(page):
        if _GLUE.search(tag.name):
            apart = " ".join(f"@{name}" for name in _GLUE.split(tag.name) if name)
            yield page.finding(tag.line, "glued-tags", f"“@{tag.name}” is one tag.", f"Write “{apart}”.")


def full_width_tags(page: Page) -> Iterator[Finding]:
    for tag in _all_tags(page):
        plain = _FULL_WIDTH.sub(lambda found: normalize("NFKC", found[0]), tag.name)
        if plain != tag.name:
            wrong = f"“@{tag.name}” is not the tag “@{plain}”."
            yield page.finding(tag.line, "full-width-tag", wrong, f"Write “@{plain}”.")


def changed_tags(page: Page) -> Iterator[Finding]:
    """behave makes the tags of an outline anew for each row, from the characters it knows."""
    for outline in page.feature.all_scenarios() if page.feature else ():
        if any(examples.rows for examples in outline.examples):
            for tag, columns in _tags_with_columns(outline):
                yield from _change(page, tag, columns)


def _tags_with_columns(outline: Scenario) -> Iterator[tuple[Tag, frozenset[str]]]:
    every = frozenset.intersection(*(columns_of(examples) for examples in outline.examples if examples.rows))
    yield from ((tag, every) for tag in outline.tags)
    for examples in outline.examples:
        yield from ((tag, columns_of(examples)) for tag in examples.tags)


def _change(page: Page, tag: Tag, columns: frozenset[str]) -> Iterator[Finding]:
    filled = tag.name
    for name in placeholders(tag.name):
        if name not in columns:
            wrong = f"behave drops “@{tag.name}”: “{name}” is not a column of its examples."
            yield page.finding(tag.line, "changed-tag", wrong, "Name a column, or take the tag out.")
            return
        filled = filled.replace(f"<{name}>", "x")
    made = BehaveTag.make_name(filled, unescape=True)
    if made != filled:
        wrong = f"In an outline “@{filled}” becomes “@{made}”."
        mend = "Keep to letters, digits and " + " ".join(BehaveTag.allowed_chars) + "."
        yield page.finding(tag.line, "changed-tag", wrong, mend)


def _all_tags(page: Page) -> Iterator[Tag]:
    if page.feature is None:
        return
    yield from (tag for part in page.feature.parts for tag in part.tags)
    for scenario in page.feature.all_scenarios():
        yield from scenario.tags
        yield from (tag for examples in scenario.examples for tag in examples.tags)
