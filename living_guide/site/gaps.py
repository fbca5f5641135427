"""What is not as it should be, by kind."""

from collections.abc import Sequence
from dataclasses import dataclass

from living_guide.registry.clauses import Clause
from living_guide.trace.matrix import Row
from living_guide.trace.outcome import Outcome
from living_guide.trace.trace import ClauseTrace, Evidence, Standing, Trace

WELL = {Standing.HOLDS, Standing.ADVICE}


@dataclass(frozen=True, slots=True)
class Gaps:
    """`single_scheme` are clauses of both schemes, each with the one in which no scenario tries them."""

    by_standing: tuple[tuple[Standing, tuple[ClauseTrace, ...]], ...]
    waivers: tuple[ClauseTrace, ...]
    single_scheme: tuple[tuple[Clause, str], ...]
    problems: tuple[str, ...]
    is_empty: bool

    def bad(self, traced: ClauseTrace) -> list[Evidence]:
        """Those of its scenarios that are to blame."""
        return [each for each in traced.evidence if each.outcome is not Outcome.PASSED]


def gaps_of(traced: Trace, rows: Sequence[Row], problems: Sequence[str]) -> Gaps:
    by_standing = tuple(
        (standing, tuple(each for each in traced.clauses if each.standing is standing))
        for standing in Standing
        if standing not in WELL
    )
    found = tuple((standing, clauses) for standing, clauses in by_standing if clauses)
    return Gaps(
        by_standing=found,
        waivers=tuple(each for each in traced.clauses if each.waiver),
        single_scheme=tuple(_single(rows)),
        problems=tuple(problems),
        is_empty=not (found or problems or traced.orphans or traced.strangers),
    )


def _single(rows: Sequence[Row]) -> list[tuple[Clause, str]]:
    missing: list[tuple[Clause, str]] = []
    for row in rows:
        tried = {cell.scheme for cell in row.cells if cell.scenarios}
        missing += [(row.clause, scheme) for scheme in row.clause.scheme if tried and scheme not in tried]
    return missing
