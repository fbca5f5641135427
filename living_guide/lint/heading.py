"""Rules over how a file begins: with no mark, and with the language it is in."""

from collections.abc import Iterator

from living_guide.lint.finding import Finding
from living_guide.lint.header import declared_language, nearly_declared
from living_guide.lint.keywords import ENGLISH, is_language
from living_guide.lint.page import Page


def byte_order_mark(page: Page) -> Iterator[Finding]:
    if page.has_mark:
        wrong = "The file begins with a byte order mark, at which behave ends with an error."
        yield page.finding(1, "byte-order-mark", wrong, "Save it as UTF-8 without one.")


def language_header(page: Page) -> Iterator[Finding]:
    """A header that is missing, that a parser does not read as one, or that names no language.

    Missing where the keywords are not English, or are, but not the letters of a title.
    """
    declared, near = declared_language(page.lines), nearly_declared(page.lines)
    if near:
        number, name = near
        wrong = "The line looks like the language header, but not every parser reads it as one."
        yield page.finding(number, "language-header", wrong, f"Write “# language: {name}”.")
    elif declared is None and _is_foreign(page):
        wrong = "No header says which language the file is in."
        named = page.language if page.language != ENGLISH else "zh-CN"
        mend = f"Write “# language: {named}” in its first line, or “# language: {ENGLISH}” if its keywords are meant."
        yield page.finding(1, "language-header", wrong, mend)
    elif declared and not is_language(declared):
        number = next(n for n, line in enumerate(page.lines, 1) if declared in line)
        wrong = f"There is no language “{declared}”."
        yield page.finding(number, "language-header", wrong, f"Name one: “# language: {page.language}”.")


def _is_foreign(page: Page) -> bool:
    if page.language != ENGLISH:
        return True
    titles = [part.name for part in page.feature.parts] if page.feature else []
    return any(letter.isalpha() and ord(letter) > 0x24F for letter in "".join(titles))  # the last of the Latin ones
