"""Which scheme a scenario is about, told by its words."""

from collections.abc import Iterable

SCHEMES = {"employee": "企业职工", "resident": "城乡居民"}
GIVEN = "given"


def schemes_of(steps: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Of steps as their kind and text: the schemes that those which arrange name, else those that any names; both if
    none does: what is said of neither is said of each."""
    told = list(steps)
    return _named(text for kind, text in told if kind == GIVEN) or _named(text for _, text in told) or tuple(SCHEMES)


def _named(texts: Iterable[str]) -> tuple[str, ...]:
    words = "\n".join(texts)
    return tuple(scheme for scheme, name in SCHEMES.items() if name in words)
