"""A published text, held against an edition."""

from collections import defaultdict
from dataclasses import dataclass

from living_guide.registry.clauses import Clause, Edition
from living_guide.registry.fragments import Fragment, locate
from living_guide.registry.registry import Registry
from living_guide.text.alignment import align
from living_guide.text.expected import expect
from living_guide.text.gaps import Gaps
from living_guide.text.published import PublishedText, Span
from living_guide.text.recognition import known_edition, matches, recognise


@dataclass(frozen=True, slots=True)
class Held:
    """`matched` tells for each edition how much of its words the text holds, from 0 to 1; `hits` where each fragment of
    any edition stands."""

    edition: Edition
    clauses: tuple[Clause, ...]
    matched: dict[str, float]
    hits: dict[Fragment, list[Span]]
    gaps: Gaps


def hold(registry: Registry, text: PublishedText, edition: str | None = None) -> Held:
    """Hold a text against an edition, by default the one that it matches best; NoEdition if there is none."""
    hits = _hits(registry, text)
    matched = matches(registry, hits)
    name = known_edition(registry, edition) if edition is not None else recognise(registry, matched)
    clauses = tuple(clause for clause in registry if clause.edition == name)
    gaps = Gaps(text, align(expect(registry.edition(name), clauses), hits, len(text.words)))
    return Held(registry.edition(name), clauses, matched, hits, gaps)


def sentences(held: Held) -> dict[str, str]:
    """The phrases of each clause as published, by its id; nothing of a clause that does not stand there whole."""
    text, alignment = held.gaps.text, held.gaps.alignment
    lost = {owner for slot in alignment.lost for owner in alignment.expected.slots[slot].owners}
    spans = {clause.id: alignment.spans_of(clause.id) for clause in held.clauses if clause.id not in lost}
    return {name: " … ".join(text.shown(text.phrases(span)) for span in found) for name, found in spans.items()}


def _hits(registry: Registry, text: PublishedText) -> dict[Fragment, list[Span]]:
    clauses = (fragment for clause in registry for fragment in clause.fragments)
    headings = (fragment for edition in registry.editions for fragment in edition.fragments)
    hits: defaultdict[Fragment, list[Span]] = defaultdict(list)
    for at, fragment in locate(text.words, [*clauses, *headings]):
        hits[fragment].append(Span(at, at + fragment.length))
    return dict(hits)
