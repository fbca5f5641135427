"""What one edition of the guide has and another has not, and the scenarios that it touches."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from living_guide.registry.registry import Registry
from living_guide.text.differing import Change, Differing
from living_guide.text.recognition import known_edition
from living_guide.trace.scenarios import GuideScenario


@dataclass(frozen=True, slots=True)
class Difference:
    """Between two editions, by their ids; `same` counts the clauses of each that say the same in the other."""

    old: str
    new: str
    same: tuple[int, int]
    changes: tuple[Change, ...]


def diff(registry: Registry, scenarios: Iterable[GuideScenario], a: str, b: str) -> Difference:
    """What changed from edition `a` to edition `b`, in the order of `a`; NoEdition if there is none of that name.

    Clauses that say the same (see `pairing`) have changed if a label or a message is in none of the other's, nor in
    another clause of its place (editions cut the same text differently); if the schemes differ that both editions
    cover; or, unless somebody vouches for them by `same_as`, if their fragments differ. Those with equal fragments hold
    the same words: of them only marks can differ. Moved are those outside the longest chain in the order of both.
    """
    old, new = (registry.edition(known_edition(registry, name)) for name in (a, b))
    differing = Differing(
        old=[clause for clause in registry if clause.edition == a],
        new=[clause for clause in registry if clause.edition == b],
        schemes=frozenset(old.schemes) & frozenset(new.schemes),
    )
    told = list(scenarios)
    changes = [_with_scenarios(change, told) for change in differing.changes]
    return Difference(a, b, differing.same, tuple(changes))


def _with_scenarios(change: Change, scenarios: Iterable[GuideScenario]) -> Change:
    ids = {*change.old, *change.new}
    return replace(change, scenarios=tuple(each.place for each in scenarios if ids & set(each.clauses)))
