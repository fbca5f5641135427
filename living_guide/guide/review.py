"""Noting that somebody has read a clause's scenarios against its text."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from living_guide.registry.clauses import Clause
from living_guide.registry.registry import Registry
from living_guide.registry.reviews import text_digest, write_reviews
from living_guide.trace.scenarios import GuideScenario
from living_guide.trace.sources import REGISTRY
from living_guide.trace.trace import is_stale


class UnknownClause(Exception):
    """There is no clause of that id."""


def note(suite: Path, registry: Registry, clauses: Iterable[Clause]) -> list[str]:
    """Note the texts of these clauses as read; their ids. OSError if that cannot be written."""
    noted = {clause.id: text_digest(clause) for clause in clauses}
    write_reviews(suite / REGISTRY, registry, {**registry.reviewed, **noted})
    return list(noted)


def stale(registry: Registry) -> list[Clause]:
    """Those whose text is not the one their scenarios were read against."""
    return [clause for clause in registry.testable() if is_stale(registry, clause)]


def chosen(registry: Registry, ids: Iterable[str]) -> list[Clause]:
    """The clauses of these ids; UnknownClause if there is none of one."""
    known = {clause.id: clause for clause in registry}
    if unknown := [each for each in ids if each not in known]:
        raise UnknownClause(f"there is no clause {', '.join(unknown)}")
    return [known[each] for each in ids]


def print_clauses(console: Console, clauses: Sequence[Clause], scenarios: Sequence[GuideScenario]) -> None:
    """Each clause with its words and its scenarios, as one reads them against each other."""
    for clause in clauses:
        console.print(Text.assemble((f"{clause.id:<8}", "bold"), clause.summary.zh))
        for word in clause.words:
            console.print(f"{'':<8}{word}")
        for scenario in scenarios:
            if clause.id in scenario.clauses:
                console.print(Text(f"{'':<8}{scenario.place}  {scenario.name}", style="dim"))
    console.print(f"{len(clauses)} to be read" if clauses else "all scenarios were read against the text as it stands")
