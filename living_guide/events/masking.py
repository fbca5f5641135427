"""Hiding what identifies a person, even an invented one, in what a run writes down."""

import json
import re
from urllib.parse import quote

# Where a number may begin: a letter or digit before it belongs to it, unless it is the end of an escape.
_BEGIN = r"(?:(?<![0-9A-Za-z])|(?<=\\[bfnrt])|(?<=\\u[0-9A-Fa-f]{4})|(?<=%[0-9A-Fa-f]{2}))"
# The long numbers of identity documents: eighteen characters, or one to three letters and seven to twelve digits.
_LONG = r"(\d{3})\d{11}(\d{3}[\dXx])(?![0-9A-Za-z])"
_SHORT = r"[A-Z]{1,3}\d{7,12}(?![0-9A-Za-z])"
_NUMBER = re.compile(f"{_BEGIN}(?:{_LONG}|{_SHORT})")
_ESCAPE = re.compile("%[0-9A-F]{2}")


class Mask:
    """Masks document numbers wherever they stand, and the names and numbers it was told, also as JSON, an address or
    HTML writes them."""

    def __init__(self) -> None:
        self._words: dict[str, str] = {}

    def hide(self, *words: str) -> None:
        """From now on stars stand for these, but for a last character of each."""
        for word in words:
            if len(word) > 1:
                self._words |= _written(word, "*" * (len(word) - 1) + word[-1])

    def forget(self) -> None:
        """Begin anew, for people of another scenario."""
        self._words.clear()

    def __call__(self, text: str) -> str:
        text = _NUMBER.sub(_masked, text)
        # The longest first: a name may hold another.
        for word in sorted(self._words, key=len, reverse=True):
            text = text.replace(word, self._words[word])
        return text


def _written(word: str, stars: str) -> dict[str, str]:
    """The ways a word may be written, each with what is to stand there instead."""
    ways = {word: stars}
    old, new = word, stars
    for _ in range(2):  # JSON may stand in JSON
        old, new = json.dumps(old)[1:-1], json.dumps(new)[1:-1]
        ways[old] = new
    percent = quote(word, safe="")
    for way in (percent, _ESCAPE.sub(lambda found: found[0].lower(), percent)):
        ways[way] = quote(stars, safe="*")
    ways[_in_ascii(word)] = _in_ascii(stars)
    return ways


def _in_ascii(text: str) -> str:
    return text.encode("ascii", "xmlcharrefreplace").decode()


def _masked(found: re.Match[str]) -> str:
    """The first three and last four characters of a long number, or stars alone."""
    return f"{found[1]}***********{found[2]}" if found[1] else "*" * len(found[0])
