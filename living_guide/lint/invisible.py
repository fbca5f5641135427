"""Characters nobody can see, which make two words that look the same differ."""

import re
from collections.abc import Iterator

from living_guide.lint.finding import Finding
from living_guide.lint.page import Page

# Zero width, soft hyphen, byte order mark, marks of direction. Joiners are left out: emoji are made with them.
INVISIBLE = re.compile("[\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


def invisible_characters(page: Page) -> Iterator[Finding]:
    """In any line but those of comments and doc-strings."""
    if not INVISIBLE.search(page.text):
        return
    for number, line in enumerate(page.lines, 1):
        found = INVISIBLE.search(line)
        if found and number not in page.quoted and not line.strip().startswith("#"):
            before = line[: found.start()].strip()
            wrong = f"After “{before}” stands U+{ord(found[0]):04X}, which cannot be seen."
            yield page.finding(number, "invisible-character", wrong, "Take it out.")
