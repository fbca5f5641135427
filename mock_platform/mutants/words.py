"""One word changed wherever a page shows it."""

import re
from collections.abc import Callable, Iterable, Iterator

from jinja2 import Template

from mock_platform.mutants.changes import put

_TAG = re.compile(r"(<[^>]*>)")
# What a person perceives of a tag: shown, or read out by a screen reader.
_PERCEIVED = re.compile(r'(?<= )((?:alt|aria-label|placeholder|title)=")([^"]*)(?=")')


def install(old: str, new: str, sparing: Iterable[str] = ()) -> None:
    """Let every page of this process show `new` for `old`."""
    render, spared = Template.render, tuple(sparing)

    def rewritten(*args: object, **context: object) -> str:
        return rewrite(render(*args, **context), old, new, spared)  # type: ignore[arg-type]

    put(Template, "render", rewritten)


def rewrite(html: str, old: str, new: str, sparing: Iterable[str] = ()) -> str:
    """The page with `new` where it shows the word `old`, in text and in what is read out with it.

    Where the page shows `old` by itself (a heading, a button, a term), there only; on a page that does not, wherever
    it stands within other words, but not within one of the longer words `sparing`. Addresses and what is sent stay.
    """
    by_itself = any(words.strip() == old for words in perceived(html))
    change = _by_itself(old, new) if by_itself else _within(old, new, sparing)
    pieces = _TAG.split(html)
    texts = [change(text) for text in pieces[::2]]
    tags = [_PERCEIVED.sub(lambda found: found[1] + change(found[2]), tag) for tag in pieces[1::2]]
    return "".join(piece for pair in zip(texts, [*tags, ""], strict=True) for piece in pair)


def perceived(html: str) -> Iterator[str]:
    """What a person sees or hears of a page, piece by piece, as it stands in the HTML."""
    pieces = _TAG.split(html)
    yield from pieces[::2]
    yield from (words for tag in pieces[1::2] for _, words in _PERCEIVED.findall(tag))


def _by_itself(old: str, new: str) -> Callable[[str], str]:
    return lambda words: words.replace(old, new) if words.strip() == old else words


def _within(old: str, new: str, sparing: Iterable[str]) -> Callable[[str], str]:
    longer = sorted((word for word in sparing if old in word and word != old), key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, [*longer, old])))
    return lambda words: pattern.sub(lambda found: new if found[0] == old else found[0], words)
