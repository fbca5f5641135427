"""The keywords of a language, as behave knows them, and lines that begin with one or nearly so."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from unicodedata import east_asian_width

from behave.i18n import languages

ENGLISH = "en"
COLONS = "：﹕︓∶꞉"
_TITLES = ("feature", "rule", "background", "scenario", "scenario_outline", "examples")
_STEPS = ("given", "when", "then", "and", "but")


@dataclass(frozen=True)
class Keywords:
    """Keywords of a language that behave knows; `titles` (with a colon) and `steps` (without) map each to its kind."""

    language: str
    titles: dict[str, str]
    steps: dict[str, str]

    def first(self, kind: str) -> str:
        """The keyword one would write for a kind."""
        return next(word for word, own in {**self.steps, **self.titles}.items() if own == kind)

    def with_full_width_colon(self, line: str) -> str | None:
        """The keyword that a full-width colon follows, with that colon."""
        found = self._full_width.match(line)
        return found[0] if found else None

    def title(self, line: str) -> str | None:
        """The keyword of a title the line begins with, whatever follows; if a colon does, in any case."""
        found = self._title.match(line) or self._title_in_any_case.match(line)
        return next((word for word in self.titles if word.lower() == found[1].lower()), None) if found else None

    def step(self, line: str) -> str | None:
        """The keyword of a step the line begins with."""
        found = self._step.match(line)
        return found[0] if found else None

    @cached_property
    def _full_width(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{_any(self.titles)})\s*[{COLONS}]", re.IGNORECASE)

    @cached_property
    def _title(self) -> re.Pattern[str]:
        return re.compile(f"({_any(map(_whole, self.titles), escape=False)})")

    @cached_property
    def _title_in_any_case(self) -> re.Pattern[str]:
        return re.compile(rf"({_any(self.titles)})\s*:", re.IGNORECASE)

    @cached_property
    def _step(self) -> re.Pattern[str]:
        return re.compile(_any(map(_whole, self.steps), escape=False))


@lru_cache
def keywords_of(language: str) -> Keywords:
    """Of a language behave knows, else KeyError. The star, which begins lists in prose too, is left out."""
    words = languages[language]
    return Keywords(language, _by_word(words, _TITLES), _by_word(words, _STEPS))


def is_language(name: str) -> bool:
    return name in languages


def is_wide(text: str) -> bool:
    """Whether its last character is of a script that puts no space between words."""
    return east_asian_width(text[-1]) in "WF"


def _by_word(words: dict[str, list[str]], kinds: tuple[str, ...]) -> dict[str, str]:
    found = {word.strip(): kind for kind in kinds for word in words[kind]}
    found.pop("*", None)
    return found


def _any(words: "dict[str, str] | map[str]", escape: bool = True) -> str:
    return "|".join(re.escape(word) if escape else word for word in sorted(words, key=len, reverse=True))


def _whole(word: str) -> str:
    return re.escape(word) + ("" if is_wide(word) else r"(?![\w'’-])")
