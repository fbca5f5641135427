"""The step definitions of a suite: where each stands, what it matches, and which have a field of no type."""

import re
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from string import Formatter
from typing import Any

from behave.matchers import MatchWithError, ParseMatcher

from living_guide.lint.finding import Finding, absolute, shown
from living_guide.lint.loading import load
from living_guide.lint.suite import Suite

_NO_TYPE = re.compile(r"[<>=^]?\d*(\.\d+)?")  # how wide and how aligned, but not what


@dataclass(frozen=True)
class Definition:
    """One pattern of a step function; `kind` is given, when, then, or step for all of them."""

    path: str
    line: int
    kind: str
    pattern: str
    matcher: Any

    @property
    def place(self) -> str:
        return f"{self.path}:{self.line}"

    def matches(self, text: str) -> bool:
        """Whether behave would take it for a step of this text, even if it could not read what is in the fields."""
        return self.matcher.match(text) is not None

    def error(self, text: str) -> str | None:
        """Why the fields of a step that matches cannot be read."""
        match = self.matcher.match(text)
        return str(match.stored_error) if isinstance(match, MatchWithError) else None

    def greedy(self) -> Iterator[str]:
        """Its fields that have no type, as they are written."""
        if isinstance(self.matcher, ParseMatcher):
            for _, name, form, _ in Formatter().parse(self.pattern):
                if name is not None and _NO_TYPE.fullmatch(form or ""):
                    yield f"{{{name}:{form}}}" if form else f"{{{name}}}"


def read_definitions(suite: Suite) -> tuple[list[Definition], list[Finding]]:
    """All definitions in the order of behave's search, and why some or (with the first empty) all are missing."""
    try:
        loaded = load(suite)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # a suite's files may do anything, sys.exit() too
        return [], [_broken(suite, error)]
    definitions = [_definition(kind, matcher) for kind, matchers in loaded.matchers.items() for matcher in matchers]
    return definitions, [_bad(_definition(matcher.step_type, matcher), error) for matcher, error in loaded.bad]


def _definition(kind: str, matcher: Any) -> Definition:
    path, pattern = Path(matcher.location.filename), str(matcher.pattern)
    return Definition(shown(path), _line(path, matcher.location.line, pattern), kind, pattern, matcher)


def _line(path: Path, first: int, pattern: str) -> int:
    """Of the decorator: a function may have several, and behave knows only where the first of them stands."""
    lines = path.read_text(encoding="utf-8").splitlines()[first - 1 :] if path.is_file() else []
    decorators = takewhile(lambda line: not line.lstrip().startswith(("def ", "async def ")), lines)
    quoted = (f'"{pattern}"', f"'{pattern}'")
    own = (number for number, line in enumerate(decorators, first) if any(text in line for text in quoted))
    return next(own, first)


def _broken(suite: Suite, error: BaseException) -> Finding:
    """At the line of the suite that raised."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if Path(frame.filename).is_file()]
    own = [frame for frame in frames if absolute(Path(frame.filename)).is_relative_to(suite.root)]
    path, line = (own[-1].filename, own[-1].lineno or 1) if own else (str(suite.steps), 1)
    if isinstance(error, SyntaxError) and error.filename:
        path, line = error.filename, error.lineno or 1
    wrong = f"The step definitions cannot be loaded: {type(error).__name__}: {' '.join(str(error).split())}"
    mend = "Mend it; steps were not looked at."
    return Finding(shown(Path(path)), line, "broken-steps", f"{wrong.rstrip('.')}.", mend)


def _bad(definition: Definition, error: Exception) -> Finding:
    wrong = f"behave leaves out “{definition.pattern}”: {' '.join(str(error).split())}".rstrip(".") + "."
    return Finding(definition.path, definition.line, "broken-steps", wrong, "Mend its pattern.")
