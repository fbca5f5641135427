"""Digests of text fragments: whether a text still says something can be told without keeping what it says.

Only letters and digits count. Editions differ in white space, in half- and full-width marks and in a final
full stop where no word differs; the marks that matter, the brackets of labels, the registry keeps verbatim.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import accumulate
from typing import ClassVar

DIGEST_LENGTH = 16  # hexadecimal digits, 64 bits


@dataclass(frozen=True, slots=True)
class Fragment:
    """A run of normalised text, known by its length (characters) and the start of its SHA-256 only.

    ValueError if the length is not positive or the digest is not 16 lower-case hexadecimal digits.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    length: int
    digest: str

    def __post_init__(self) -> None:
        if self.length < 1:
            raise ValueError(f"length {self.length} is not positive")
        if len(self.digest) != DIGEST_LENGTH or not set(self.digest) <= set("0123456789abcdef"):
            raise ValueError(f"digest {self.digest!r} is not {DIGEST_LENGTH} lower-case hexadecimal digits")


def normalise(text: str) -> str:
    """The letters and digits of a text in their NFKC form; white space, punctuation and symbols are gone."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text)))


def fingerprint(text: str) -> Fragment:
    """The fragment that stands for a text; ValueError if it holds no letter or digit."""
    words = normalise(text)
    return Fragment(len(words), _digest(words.encode()))


def find(text: str, fragments: Iterable[Fragment]) -> frozenset[Fragment]:
    """Those of the fragments that stand somewhere in the text, whatever surrounds them."""
    return frozenset(fragment for _, fragment in locate(normalise(text), fragments))


def leftovers(text: str, fragments: Iterable[Fragment]) -> list[str]:
    """The normalised runs of the text that no fragment covers, in order: noise, and whatever was added."""
    words = normalise(text)
    free = list(words)
    for at, fragment in locate(words, fragments):
        free[at : at + fragment.length] = " " * fragment.length
    return "".join(free).split()


def locate(words: str, fragments: Iterable[Fragment]) -> Iterator[tuple[int, Fragment]]:
    """Where the fragments stand in a text that is normalised: each start, in characters, with the fragment. Shorter
    fragments come first, those of one length in the order of the text; overlapping ones are all told."""
    wanted = {(fragment.length, fragment.digest): fragment for fragment in fragments}
    encoded = words.encode()
    bounds = [0, *accumulate(len(char.encode()) for char in words)]  # in bytes: one encoding serves all windows
    for length in sorted({length for length, _ in wanted}):
        for at in range(len(words) - length + 1):
            window = encoded[bounds[at] : bounds[at + length]]
            if fragment := wanted.get((length, _digest(window))):
                yield at, fragment


def _digest(words: bytes) -> str:
    return sha256(words).hexdigest()[:DIGEST_LENGTH]
