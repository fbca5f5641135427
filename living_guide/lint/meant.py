"""What a line that was read as description may have been meant as, judged by how it begins."""

from living_guide.lint.finding import Finding
from living_guide.lint.invisible import INVISIBLE
from living_guide.lint.keywords import ENGLISH, keywords_of
from living_guide.lint.page import QUOTES, Line, Page

ATS = "＠﹫"
STROKES = "｜│┃￨∣"


def meant_as_title(page: Page, line: Line) -> Finding | None:
    """A title, by a keyword without its colon or with another."""
    for language in dict.fromkeys((page.language, ENGLISH)):
        if written := keywords_of(language).with_full_width_colon(_seen(line)):
            return page.finding(
                line.number,
                "full-width-colon",
                f"“{written}” is read as description, not as a keyword.",
                f"Write “{written[:-1].rstrip()}:”.",
            )
    return _like_a_title(page, line)


def _like_a_title(page: Page, line: Line) -> Finding | None:
    word = page.keywords.title(_seen(line))
    if word and line.number == page.broken and line.text.startswith(f"{word}:"):
        return None  # a keyword well written, in the wrong place
    if word:
        return _like(page, line, word, f"Write “{word}:” if it was meant so, or begin the line with another word.")
    if word := keywords_of(ENGLISH).title(_seen(line)):
        return _foreign(page, line, word, f"{page.keywords.first(keywords_of(ENGLISH).titles[word])}:")
    return None


def meant_as_something(page: Page, line: Line) -> Finding | None:
    """A tag, a row, a comment, a doc-string or a step."""
    return _sign(page, line) or _lost(page, line) or _like_a_step(page, line)


def _sign(page: Page, line: Line) -> Finding | None:
    if line.text[0] in "@|":
        return _sign_within(page, line)
    rule, sign, name = {
        **dict.fromkeys(ATS, ("full-width-at", "@", "a tag")),
        **dict.fromkeys(STROKES, ("full-width-stroke", "|", "a row of a table")),
        "＃": ("full-width-hash", "#", "a comment"),
    }.get(line.text[0], ("", "", ""))
    if not rule:
        return None
    wrong = f"The line begins with “{line.text[0]}” and is read as description, not as {name}."
    return page.finding(line.number, rule, wrong, f"Write “{sign}”.")


def _sign_within(page: Page, line: Line) -> Finding | None:
    """Of a line that is not read although it begins as it should."""
    if line.text[0] == "@" and (sign := _first(ATS, line.text)):
        return page.finding(line.number, "full-width-at", f"“{sign}” begins no tag.", "Write “@”.")
    if line.text[0] == "|" and (sign := _first(STROKES, line.text)):
        return page.finding(line.number, "full-width-stroke", f"“{sign}” divides no cells.", "Write “|”.")
    return None


def _first(signs: str, text: str) -> str | None:
    return next((character for character in text if character in signs), None)


def _lost(page: Page, line: Line) -> Finding | None:
    if line.text.startswith(QUOTES):
        wrong = f"The doc-string that {line.text[:3]} begins here is never closed, or belongs to no step."
        return page.finding(line.number, "lost-line", wrong, f"Close it with {line.text[:3]}, below its step.")
    if line.text.startswith("@") and line.number != page.broken:
        wrong = f"“{line.text}” stands before nothing that could carry it."
        return page.finding(line.number, "lost-line", wrong, "Move it above its scenario, or take it out.")
    return None


def _like_a_step(page: Page, line: Line) -> Finding | None:
    if word := page.keywords.step(_seen(line)):
        mend = "Move it into a scenario if it is a step, or begin the line with another word."
        return None if line.number == page.broken else _like(page, line, word, mend)
    if word := keywords_of(ENGLISH).step(_seen(line)):
        return _foreign(page, line, word, page.keywords.first(keywords_of(ENGLISH).steps[word]))
    return None


def _like(page: Page, line: Line, word: str, mend: str) -> Finding:
    return page.finding(
        line.number, "like-a-keyword", f"The line begins like the keyword “{word}”, but is read as description.", mend
    )


def _foreign(page: Page, line: Line, word: str, own: str) -> Finding:
    return page.finding(
        line.number,
        "like-a-keyword",
        f"“{word}” is a keyword in English, but this file is in {page.language}: the line is read as description.",
        f"Write “{own}”, or begin the line with another word.",
    )


def _seen(line: Line) -> str:
    """The line as a person sees it."""
    return INVISIBLE.sub("", line.text)
