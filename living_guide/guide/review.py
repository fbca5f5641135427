"""Noting that somebody has read a clause's scenarios against its text."""

from collections.abc import Collection, Iterator
from pathlib import Path

from rich.console import Console
from rich.text import Text

from living_guide.guide.sources import FEATURES, REGISTRY
from living_guide.registry.clauses import Clause
from living_guide.registry.registry import Registry, load_registry
from living_guide.registry.reviews import text_digest, write_reviews
from living_guide.trace.scenarios import read_scenarios
from living_guide.trace.trace import is_stale


class UnknownClause(Exception):
    """There is no clause of that id."""


def review(console: Console, suite: Path, chosen: Collection[str], *, everything: bool) -> None:
    """Note the texts of the chosen clauses, or of all that are stale; tell which are stale if none is chosen."""
    registry = load_registry(suite / REGISTRY)
    stale = [clause for clause in registry.testable() if is_stale(registry, clause)]
    if not (chosen or everything):
        _list(console, suite, stale)
        return
    read = stale if everything else list(_chosen(registry, chosen))
    noted = {clause.id: text_digest(clause) for clause in read}
    write_reviews(suite / REGISTRY, registry, {**registry.reviewed, **noted})
    console.print(f"noted: {', '.join(noted) or 'nothing was stale'}")


def _chosen(registry: Registry, chosen: Collection[str]) -> Iterator[Clause]:
    for clause_id in chosen:
        try:
            yield registry.clause(clause_id)
        except KeyError:
            raise UnknownClause(f"there is no clause {clause_id}") from None


def _list(console: Console, suite: Path, stale: Collection[Clause]) -> None:
    scenarios = list(read_scenarios(suite / FEATURES))
    for clause in stale:
        console.print(Text.assemble((f"{clause.id:<8}", "bold"), clause.summary.zh))
        for word in clause.words:
            console.print(f"{'':<8}{word}")
        for scenario in scenarios:
            if clause.id in scenario.clauses:
                console.print(Text(f"{'':<8}{scenario.place}  {scenario.name}", style="dim"))
    console.print(f"{len(stale)} to be read" if stale else "all scenarios were read against the text as it stands")
