"""Labels and messages in a published text, mark by mark: the fragments of the registry know letters and digits only.

Sites set commas, colons, semicolons and brackets half-width and break lines anywhere, so that these do not count; all
other marks of a label or a message do.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from living_guide.registry.clauses import Clause
from living_guide.registry.fragments import normalise
from living_guide.text.published import PublishedText, Span

FULL_WIDTH = str.maketrans(",:;()", "，：；（）")
QUOTED = re.compile("【[^【】]+】|“[^“”]+”|《[^《》]+》")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Something between 【】, “” or 《》: as it is compared, and the part of the original where it stands."""

    quoted: str
    where: Span

    @property
    def inner(self) -> str:
        return self.quoted[1:-1]

    @property
    def is_prose(self) -> bool:
        """Quoted as a sentence quotes; the other brackets belong to a label."""
        return self.quoted[0] == "“"


def fold(text: str) -> str:
    """A text as labels and messages are compared in it."""
    return "".join(char for char in text if _counts(char)).translate(FULL_WIDTH)


def quotations(text: PublishedText, part: Span) -> Iterator[Quotation]:
    """Everything quoted in this part of the original that holds a word."""
    for found in QUOTED.finditer(text.original, *part):
        if normalise(found[0]):
            yield Quotation(fold(found[0]), Span(*found.span()))


def altered_words(clause: Clause, text: PublishedText, spans: Iterable[Span]) -> tuple[str, ...]:
    """The labels and messages of a clause that stand verbatim in none of these stretches, which are its own."""
    stretches = [fold(text.marked(span)) for span in spans]
    labels = (word for word in clause.labels if not any(_stands(word, each) for each in stretches))
    messages = (word for word in clause.messages if not any(_is_told(word, each) for each in stretches))
    return (*labels, *messages)


def known_words(clauses: Iterable[Clause]) -> frozenset[str]:
    """All labels and messages of these clauses, folded."""
    return frozenset(fold(word) for clause in clauses for word in clause.words)


def is_known(quotation: Quotation, words: frozenset[str]) -> bool:
    """It is one of the words with its brackets, or a sentence quotes one that has none."""
    return quotation.quoted in words or (quotation.is_prose and quotation.inner in words)


def _stands(word: str, stretch: str) -> bool:
    """A word with its marks; a mark at its ends that is doubled is another one."""
    folded = fold(word)
    before = "" if folded[0].isalnum() else f"(?<!{re.escape(folded[0])})"
    behind = "" if folded[-1].isalnum() else f"(?!{re.escape(folded[-1])})"
    return re.search(before + re.escape(folded) + behind, stretch) is not None


def _is_told(message: str, stretch: str) -> bool:
    """A message stands; and where a sentence quotes it, the quotation holds it and nothing more."""
    quoted = [found[0] for found in QUOTED.finditer(stretch) if normalise(found[0]) == normalise(message)]
    return _stands(message, stretch) and all(each[1:-1] == fold(message) for each in quoted)


def _counts(char: str) -> bool:
    return not char.isspace() and unicodedata.category(char) != "Cf"
