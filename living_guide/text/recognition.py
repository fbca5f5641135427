"""Which edition of the guide a text is of."""

from collections.abc import Collection

from living_guide.registry.fragments import Fragment
from living_guide.registry.registry import Registry


class NoEdition(Exception):
    """There is no such edition, or the text is of none; `str(error)` names those there are."""


def known_edition(registry: Registry, wanted: str) -> str:
    """The id of an edition; NoEdition if the registry has none of this name."""
    if all(edition.id != wanted for edition in registry.editions):
        raise NoEdition(f"There is no edition {wanted!r}; there are: {_names(registry)}.")
    return wanted


def recognise(registry: Registry, matched: dict[str, float]) -> str:
    """The edition that matches best; NoEdition if none does at all."""
    best = max(matched, key=lambda edition: matched[edition])
    if not matched[best]:
        raise NoEdition(
            f"The text is of no edition of the guide: no clause of {_names(registry)} stands in it. "
            "If it is of one of them all the same, say of which with --edition."
        )
    return best


def matches(registry: Registry, found: Collection[Fragment]) -> dict[str, float]:
    """For each edition how much of its clauses' words these fragments are, from 0 to 1."""
    return {edition.id: _share(registry, edition.id, found) for edition in registry.editions}


def _share(registry: Registry, edition: str, found: Collection[Fragment]) -> float:
    fragments = {fragment for clause in registry if clause.edition == edition for fragment in clause.fragments}
    total = sum(fragment.length for fragment in fragments)
    return sum(fragment.length for fragment in fragments if fragment in found) / total if total else 0.0


def _names(registry: Registry) -> str:
    return ", ".join(edition.id for edition in registry.editions)
