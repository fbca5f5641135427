"""The search's index: Chinese by pairs of characters, all else by words."""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
WORD = re.compile(r"[0-9a-z]+(?:\.[0-9a-z]+)*")


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found: where it is, what it is called, what kind it is, how it stands, what it says."""

    href: str
    title: str
    kind: str
    standing: str
    text: str


def terms_of(text: str) -> Iterator[str]:
    """The terms of a text, each as often as it stands there. A lone character is a term of its own."""
    words = unicodedata.normalize("NFKC", text).lower()
    yield from WORD.findall(words)
    for run in HAN.findall(words):
        characters = list(run)
        yield from (a + b for a, b in pairwise(characters))
        if len(characters) == 1:
            yield run


def index_script(entries: Iterable[Entry]) -> str:
    """A script that sets `guideIndex`: the entries, and for each term the places of those that hold it, those with it
    in their title first."""
    listed = list(entries)
    places: dict[str, dict[int, None]] = {}
    for part in ("title", "text"):
        for place, entry in enumerate(listed):
            for term in terms_of(getattr(entry, part)):
                places.setdefault(term, {})[place] = None
    told = [[entry.href, entry.title, entry.kind, entry.standing] for entry in listed]
    terms = {term: list(found) for term, found in sorted(places.items())}
    data = json.dumps({"entries": told, "terms": terms}, ensure_ascii=False, separators=(",", ":"))
    return f"var guideIndex={data};\n".replace("</", "<\\/")
