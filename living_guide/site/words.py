"""The interface's words, in both languages."""

import tomllib
from functools import cache
from importlib.resources import files
from textwrap import wrap

from markupsafe import Markup, escape

from living_guide.registry.clauses import Bilingual

LINE = 1.2  # em, from one line of a drawing to the next
LANGUAGES = (("zh", "zh-CN"), ("en", "en"))


@cache
def words() -> dict[str, Bilingual]:
    text = (files("living_guide.site") / "words.toml").read_text(encoding="utf-8")
    return {key: Bilingual(**each) for key, each in tomllib.loads(text).items()}


@cache
def told(key: str) -> Markup:
    """One of the interface's words; KeyError if there is none of that name."""
    return both(words()[key])


@cache
def both(text: Bilingual) -> Markup:
    """A text in both languages, of which the page shows one."""
    if text.zh == text.en:
        return escape(text.zh)
    return Markup("").join(
        Markup('<span class="{}" lang="{}">{}</span>').format(name, tag, getattr(text, name)) for name, tag in LANGUAGES
    )


def in_drawing(text: Bilingual, x: float, width: int = 14) -> Markup:
    """The same inside of a drawing's text at `x`, in lines of no more than `width` characters of Chinese (of Latin
    letters twice as many), each above the one before it."""
    if text.zh == text.en:
        return _lines(text.zh, x, width)
    return Markup("").join(
        Markup('<tspan class="{}">{}</tspan>').format(name, _lines(getattr(text, name), x, width))
        for name, _ in LANGUAGES
    )


def _lines(text: str, x: float, width: int) -> Markup:
    parts = wrap(text, width if any(ord(each) > 0x2E80 for each in text) else 2 * width)
    first = f"{-LINE * (len(parts) - 1):g}em"
    tspan = Markup('<tspan x="{:g}" dy="{}">{}</tspan>')
    return Markup("").join(tspan.format(x, f"{LINE}em" if number else first, part) for number, part in enumerate(parts))
