"""What is to be told of where the clauses stand: to people line by line, to machines as one object."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from living_guide.trace.outcome import Outcome
from living_guide.trace.sources import Sources, loose_problems
from living_guide.trace.trace import GOOD, ClauseTrace, Evidence, Standing, Trace

PLACES = 4  # of scenarios, told for each clause
STYLES = {Standing.HOLDS: "green", Standing.WAIVED: "yellow", Standing.ADVICE: "dim"}
HINTS = {
    Standing.UNCOVERED: "no scenario names it",
    Standing.STALE: "its text is not the one its scenarios were read against; read them, then: yss guide review {id}",
}


def is_good(sources: Sources, traced: Trace) -> bool:
    """Each clause holds or is waived, and nothing is amiss with the runs themselves."""
    return traced.holds and not loose_problems(sources.reports)


def print_check(console: Console, sources: Sources, traced: Trace) -> None:
    """A line for each clause that does not hold, and for whatever else is wrong; then how each edition stands."""
    for each in traced.clauses:
        if each.standing not in (Standing.HOLDS, Standing.ADVICE):
            console.print(_clause(each))
    for line in [*_loose(traced), *loose_problems(sources.reports)]:
        console.print(Text(line, style="red"))
    for edition in sources.registry.editions:
        console.print(_edition(edition.id, traced.of_edition(edition.id)))
    console.print(_ours(traced))


def as_json(sources: Sources, traced: Trace) -> dict[str, Any]:
    """All of it; ids are those of the registry, places file:line."""
    return {
        "good": is_good(sources, traced),
        "clauses": [_clause_as_json(each) for each in traced.clauses],
        "orphans": [{"tag": each.tag, "place": each.place} for each in traced.orphans],
        "strangers": [{"id": run.id, "place": run.place} for run in traced.strangers],
        "problems": loose_problems(sources.reports),
        "assumptions": {each.assumption.id: each.outcome for each in traced.assumptions if each.evidence},
        "extras": {each.scenario.place: each.outcome for each in traced.extras},
    }


def _clause(each: ClauseTrace) -> Text:
    style = STYLES.get(each.standing, "red")
    line = Text.assemble((f"{each.clause.id:<8}", "bold"), (f"{each.standing:<10}", style), each.clause.summary.zh)
    for told in _reasons(each):
        line.append(f"\n{'':<18}{told}", style="dim")
    return line


def _reasons(each: ClauseTrace) -> Iterator[str]:
    if hint := HINTS.get(each.standing):
        yield hint.format(id=each.clause.id)
    bad = [evidence for evidence in each.evidence if evidence.outcome is not Outcome.PASSED]
    yield from (f"{evidence.outcome}: {evidence.scenario.place}" for evidence in bad[:PLACES])
    if len(bad) > PLACES:
        yield f"and {len(bad) - PLACES} more"
    if each.waiver is not None:
        valid = each.standing is Standing.WAIVED
        yield f"{'waived until' if valid else 'the waiver ended on'} {each.waiver.until}: {each.waiver.reason}"


def _loose(traced: Trace) -> Iterator[str]:
    for orphan in traced.orphans:
        yield f"orphan: {orphan.tag} at {orphan.place}: there is no such clause"
    for run in traced.strangers:
        yield f"{run.place}: ran as {run.id}, which the features do not hold: run the suite again"


def _edition(edition: str, clauses: Sequence[ClauseTrace]) -> Text:
    counted: Counter[Standing] = Counter(each.standing for each in clauses if each.standing is not Standing.ADVICE)
    others = [standing for standing in Standing if standing in counted and standing is not Standing.HOLDS]
    rest = "".join(f"; {standing}: {counted[standing]}" for standing in others)
    style = "green" if set(counted) <= {Standing.HOLDS} else "yellow" if set(counted) <= GOOD else "red"
    return Text(f"{edition}: {counted[Standing.HOLDS]} of {counted.total()} clauses hold{rest}", style=style)


def _ours(traced: Trace) -> str:
    assumed = [each for each in traced.assumptions if each.evidence]
    return f"beyond the guide: {_passed(assumed)} assumptions, {_passed(traced.extras)} extras pass"


def _passed(parts: Sequence[Any]) -> str:
    return f"{sum(part.outcome is Outcome.PASSED for part in parts)} of {len(parts)}"


def _clause_as_json(each: ClauseTrace) -> dict[str, Any]:
    return {
        "id": each.clause.id,
        "edition": each.clause.edition,
        "standing": each.standing,
        "waiver": {"reason": each.waiver.reason, "until": str(each.waiver.until)} if each.waiver else None,
        "scenarios": [_evidence_as_json(evidence) for evidence in each.evidence],
    }


def _evidence_as_json(evidence: Evidence) -> dict[str, Any]:
    return {"id": evidence.scenario.id, "place": evidence.scenario.place, "outcome": evidence.outcome}
