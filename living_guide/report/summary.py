"""What a person reads on the screen during a run and after it."""

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from living_guide.report.outcome import ScenarioOutcome, count_passed
from living_guide.report.standing import Standing

ERROR_LINES = 12


def feature_line(console: Console, ran: Sequence[ScenarioOutcome]) -> None:
    """One feature that has run: how many of its scenarios passed, and how long it took."""
    passed, seconds = count_passed(ran), sum(outcome.seconds for outcome in ran)
    mark, style = ("✓", "green") if passed == len(ran) else ("✗", "red")
    console.print(Text.assemble((mark, style), f" {passed:>3}/{len(ran):<3} {seconds:5.1f} s  {ran[0].feature}"))


def print_failure(console: Console, outcome: ScenarioOutcome) -> None:
    """A scenario that did not pass: where, why, and how to see it again."""
    console.print(Text(f"✗ {outcome.name}  ({outcome.status})", style="bold red"), soft_wrap=True)
    for line in (outcome.error or "").splitlines()[:ERROR_LINES]:
        console.print(Text(f"    {line}"), soft_wrap=True)
    console.print(Text(f"    again: behave {outcome.place}"), soft_wrap=True)


def print_summary(
    console: Console,
    outcomes: Sequence[ScenarioOutcome],
    standings: Sequence[Standing],
    seconds: float,
    folder: Path,
) -> None:
    """The whole run: scenarios, clauses of each edition, and where the page is."""
    passed = count_passed(outcomes)
    console.print()
    console.print(Text(f"{passed} of {len(outcomes)} scenarios passed in {seconds:.0f} s", style="bold"))
    for standing in standings:
        console.print(_clauses(standing))
    for outcome in outcomes:
        if not outcome.passed:
            console.print(Text(f"  {outcome.status}: {outcome.place}  {outcome.name}", style="red"), soft_wrap=True)
    console.print(f"Report:   {folder / 'index.html'}")
    console.print(f"Pictures: {folder / 'pictures'}")


def _clauses(standing: Standing) -> Text:
    style = "red" if standing.broken else "green" if not standing.not_run else "yellow"
    words = f"{standing.holding} of {standing.total} clauses hold"
    if standing.broken:
        words += f"; broken: {', '.join(standing.broken)}"
    if standing.not_run:
        words += f"; not run: {len(standing.not_run)}"
    return Text.assemble(f"  {standing.edition}: ", (words, style))
