"""A feature file as both parsers read it, or why one of them could not."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from behave.parser import ParserError as BehaveError
from behave.parser import parse_feature
from gherkin.errors import ParserError as GherkinError

from living_guide.lint.agreement import disagreements
from living_guide.lint.finding import Finding, shown
from living_guide.lint.header import for_both_parsers, language_of
from living_guide.lint.keywords import ENGLISH
from living_guide.lint.page import Page
from living_guide.lint.page_rules import BAD_TABLES, examine
from living_guide.lint.read_behave import from_behave
from living_guide.lint.read_gherkin import parse_gherkin
from living_guide.lint.reasons import behaves_reason, first_error, gherkins_reason
from living_guide.lint.rules import RULES
from living_guide.lint.structure import Feature

_MARK = b"\xef\xbb\xbf"
_MEND = "Mend this line, or what leads to it."


class Trouble(NamedTuple):
    """Where a parser gave up, and why."""

    line: int
    reason: str


@dataclass(frozen=True)
class Reading:
    """`model` is behave's feature, None if there is none; `troubles` and `gherkins` are what the parsers give."""

    page: Page
    model: Any
    troubles: tuple[Trouble, ...] = ()
    gherkins: Feature | None = None

    @property
    def is_whole(self) -> bool:
        """Whether behave could read it."""
        return self.page.broken is None

    def findings(self) -> list[Finding]:
        """By the rules over a page, and where parsers fail or disagree for no reason these know of."""
        found = examine(self.page, RULES)
        return sorted([*found, *(self._disagreements(found) if self.troubles == () else self._failures(found))])

    def _disagreements(self, found: list[Finding]) -> Iterator[Finding]:
        explained = {finding.line for finding in found}
        return (each for each in disagreements(self.page, self.gherkins) if each.line not in explained)

    def _failures(self, found: list[Finding]) -> Iterator[Finding]:
        """Only the first: parsers stumble over the same slip, but one of them late, and over an empty file, too."""
        if self.is_whole and self.page.feature is None:
            return
        explained = {finding.line for finding in found}
        lost = {line.number for line in self.page.unread()} & explained
        lost |= {finding.line for finding in found if finding.rule in BAD_TABLES}
        first = min(self.troubles, key=lambda trouble: trouble.line)
        if first.line not in explained and not any(line < first.line for line in lost):
            yield self.page.finding(first.line, "unreadable", first.reason, _MEND)


def read(path: Path) -> Reading:
    """Never raises for what a file holds, nor for one that cannot be opened: those are troubles."""
    try:
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
    except OSError as error:
        return _unread(path, Trouble(1, f"The file cannot be opened: {error.strerror}."))
    except UnicodeDecodeError as error:
        return _unread(path, Trouble(data[: error.start].count(b"\n") + 1, "The line is not UTF-8."))
    return _read(Page(shown(path), text, language_of(text.splitlines()), None, has_mark=data.startswith(_MARK)))


def _unread(path: Path, trouble: Trouble) -> Reading:
    return Reading(Page(shown(path), "", ENGLISH, None, broken=trouble.line), None, (trouble,))


def _read(page: Page) -> Reading:
    text = for_both_parsers(page.text)
    model, behaves = _by_behave(page, text)
    gherkins, others = _by_gherkin(page, text)
    known = model if behaves is None else _before(page, text, behaves.line)
    page = replace(page, feature=from_behave(known) if known else None, broken=behaves.line if behaves else None)
    return Reading(page, model, tuple(filter(None, (behaves, others))), gherkins)


def _before(page: Page, text: str, line: int) -> Any:
    """What behave read up to the line it could not: it goes line by line."""
    return _by_behave(page, "\n".join(text.splitlines()[: line - 1]))[0]


def _by_behave(page: Page, text: str) -> tuple[Any, Trouble | None]:
    try:
        with _quiet():
            return parse_feature(text, page.language, page.path), None
    except BehaveError as error:
        line = error.line or 1
        return None, Trouble(line, f"behave cannot read this: {behaves_reason(error, page.line(line))}")
    except Exception as error:  # its parser asserts and looks things up where it should complain
        return None, Trouble(1, f"behave's parser breaks with {type(error).__name__}: {error}.")


def _by_gherkin(page: Page, text: str) -> tuple[Feature | None, Trouble | None]:
    try:
        return parse_gherkin(text, page.language), None
    except GherkinError as error:
        first = first_error(error)
        line = first.location["line"] if first else 1
        reason = gherkins_reason(first, page.line(line)) if first else str(error)
        return None, Trouble(line, f"gherkin-official cannot read this: {reason}")


@contextmanager
def _quiet() -> Iterator[None]:
    """behave logs a row that nothing closes; there is a rule for it."""
    logger = logging.getLogger("behave")
    before, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = before
