"""Why a parser gave up, in plain words instead of its own."""

import re

from behave.parser import ParserError as BehaveError
from gherkin.errors import CompositeParserException, ParserException, UnexpectedEOFException, UnexpectedTokenException
from gherkin.errors import ParserError as GherkinError

_BEHAVE = (
    (r"state=initial", "{line} stands where the title of the feature must come first."),
    (r"state=taggable_statement", "after tags must come what carries them, not {line}."),
    (r"REASON: (?P<why>.+)", "{line} cannot stand here. {why}"),
    (r"Parser failure", "{line} is no step, and begins nothing else."),
    (r"STEP REQUIRES", "{line} goes on from a step before it, and there is none."),
    (r"Malformed table", "the row has more or fewer cells than the heading of its table."),
    (r"BAD-INDENT", "the line begins left of the doc-string it belongs to, or that was never closed."),
    (r"Second Background", "there can be only one background."),
    (r"Background supports no tags", "a background can carry no tags."),
    (r"Examples must only", "examples belong to an outline."),
    (r"^tag: ", "a line of tags holds a word that begins with no “@”."),
    (r"before any step|without step", "a table or doc-string belongs to a step, and there is none."),
)


def behaves_reason(error: BehaveError, line: str) -> str:
    """`line` is the text of the line at which it gave up."""
    message = str(error.args[0])
    for pattern, words in _BEHAVE:
        if found := re.search(pattern, message):
            return words.format(line=f"“{line}”", **found.groupdict())
    return f"it says “{' '.join(message.split())}”."


def first_error(error: GherkinError) -> ParserException | None:
    """The others are mostly consequences of the first; None if it names no place."""
    errors = error.errors if isinstance(error, CompositeParserException) else [error]
    return next((each for each in errors if isinstance(each, ParserException)), None)


def gherkins_reason(error: ParserException, line: str) -> str:
    if isinstance(error, UnexpectedEOFException):
        return "the file ends too early: something before is not closed, or carried by nothing."
    if isinstance(error, UnexpectedTokenException):
        return f"“{line}” cannot stand here."
    message = str(error).partition(": ")[2]
    if "cell count" in message:
        return "the row has more or fewer cells than the heading of its table."
    return f"it says “{message}”."
