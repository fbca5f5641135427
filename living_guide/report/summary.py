"""What a person reads on the screen during a run and after it."""

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from living_guide.events.record import ScenarioRun
from living_guide.trace.sources import Sources
from living_guide.trace.trace import ClauseTrace, Standing

ERROR_LINES = 12
FRAME = '  File "'


def feature_line(console: Console, ran: Sequence[ScenarioRun]) -> None:
    """One feature that has run: how many of its scenarios passed, and how long it took."""
    passed, seconds = _passed(ran), sum(run.seconds for run in ran)
    mark, style = ("✗", "red") if any(run.failed for run in ran) else ("✓", "green") if passed else ("–", "yellow")
    console.print(Text.assemble((mark, style), f" {passed:>3}/{len(ran):<3} {seconds:5.1f} s  {ran[0].feature}"))


def print_failure(console: Console, run: ScenarioRun) -> None:
    """A scenario that did not pass: where, why, and how to see it again."""
    _, why = run.broken_at
    console.print(Text(f"✗ {run.title}  ({run.status})", style="bold red"), soft_wrap=True)
    for line in _gist(why.splitlines())[:ERROR_LINES]:
        console.print(Text(f"    {line}"), soft_wrap=True)
    console.print(Text(f"    again: {run.again}"), soft_wrap=True)


def print_summary(console: Console, sources: Sources, planned: int, seconds: float, page: Path | None) -> None:
    """The whole run: scenarios of those planned, clauses of each edition, and where the first page is, if there is."""
    traced = sources.trace()
    console.print()
    console.print(Text(f"{_counted(sources.runs, planned)} in {seconds:.0f} s", style="bold"))
    for edition in sources.registry.editions:
        console.print(_clauses(edition.id, [each for each in traced.of_edition(edition.id) if each.clause.testable]))
    if page is not None:
        console.print(f"Report: {page}")


def _gist(why: list[str]) -> list[str]:
    """Of a traceback what counts comes last: the error's own words, after the last of its frames."""
    frames = [number for number, line in enumerate(why) if line.startswith(FRAME)]
    return why[frames[-1] :] if frames else why


def _counted(runs: Sequence[ScenarioRun], planned: int) -> str:
    skipped = sum(run.skipped for run in runs)
    ran = f"{_passed(runs)} of {max(planned, len(runs)) - skipped} scenarios passed"
    return f"{ran}, {skipped} not run" if skipped else ran


def _passed(runs: Sequence[ScenarioRun]) -> int:
    return sum(run.passed for run in runs)


def _clauses(edition: str, clauses: Sequence[ClauseTrace]) -> Text:
    by_standing = {standing: [each.clause.id for each in clauses if each.standing is standing] for standing in Standing}
    holding, broken = by_standing.pop(Standing.HOLDS), by_standing.pop(Standing.BROKEN)
    words = f"{len(holding)} of {len(clauses)} clauses hold"
    if broken:
        words += f"; broken: {', '.join(broken)}"
    words += "".join(f"; {standing}: {len(ids)}" for standing, ids in by_standing.items() if ids)
    style = "red" if broken else "green" if len(holding) == len(clauses) else "yellow"
    return Text.assemble(f"  {edition}: ", (words, style))
