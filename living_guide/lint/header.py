"""The language of a feature file: what its header says, and what it must be if there is no good one."""

import re
from collections.abc import Iterator, Sequence

from living_guide.lint.keywords import COLONS, ENGLISH, is_language, keywords_of

_GOOD = re.compile(r"\s*#\s*language:\s*([A-Za-z_-]+)\s*$")  # as both parsers read it
_NEARLY = re.compile(rf"\s*[#＃]\s*language\s*[:{COLONS}]?\s*(?P<name>[A-Za-z_-]+)\s*$", re.IGNORECASE)
_NATIVE = "zh-CN"  # whose keywords other languages share in part


def declared_language(lines: Sequence[str]) -> str | None:
    """What the header names, whether there is such a language or not; None without a header both parsers read."""
    found = [match[1] for _, line in _ahead(lines) if (match := _GOOD.match(line))]
    return found[-1] if found else None


def nearly_declared(lines: Sequence[str]) -> tuple[int, str] | None:
    """Number of a line that was meant as header but is not read as one by both parsers, and the language it names."""
    for number, line in _ahead(lines):
        if (match := _NEARLY.match(line)) and not _GOOD.match(line):
            return number, match["name"]
    return None


def language_of(lines: Sequence[str]) -> str:
    """A language behave knows: the one declared, or nearly so, else the one the first keyword is of, else English."""
    near = nearly_declared(lines)
    for name in (declared_language(lines), near[1] if near else None):
        if name and is_language(name):
            return name
    return next((name for name in (ENGLISH, _NATIVE) if _begins_in(name, lines)), ENGLISH)


def _begins_in(language: str, lines: Sequence[str]) -> bool:
    words = keywords_of(language)
    for line in map(str.strip, lines):
        if words.with_full_width_colon(line) or words.title(line):
            return True
        if line and line[0] not in "#＃@＠":
            return False
    return False


def _ahead(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Comments and empty lines before anything else: the only place for a header."""
    for number, line in enumerate(lines, 1):
        if line.strip() and line.strip()[0] not in "#＃":
            return
        yield number, line


def for_both_parsers(text: str) -> str:
    """The text without a header at which one of them would stumble; told the language, both read the rest of it."""
    lines = text.splitlines()
    near, declared = nearly_declared(lines), declared_language(lines)
    bad = {near[0]} if near else set()
    if declared and not is_language(declared):
        bad |= {number for number, line in _ahead(lines) if _GOOD.match(line)}
    return "\n".join("#" if number in bad else line for number, line in enumerate(lines, 1)) if bad else text
