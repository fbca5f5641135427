"""`yss mutants`: whether the suite notices platforms that break the guide."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from living_guide.mutants.candidate import Candidate

Names = Annotated[list[str] | None, typer.Argument(help="Names, or beginnings of names. Default: all mutants.")]
Workers = Annotated[int | None, typer.Option("--workers", "-w", min=1, max=64, help="At a time. Default: the cores.")]
Listing = Annotated[bool, typer.Option("--list", help="Only list them.")]
Whole = Annotated[bool, typer.Option("--all-scenarios", help="Do not stop at the first scenario that notices.")]
Report = Annotated[Path, typer.Option(help="Folder for mutants.json and the events of each mutant.")]


def mutants(
    names: Names = None,
    listing: Listing = False,
    workers: Workers = None,
    all_scenarios: Whole = False,
    report: Report = Path("report/mutants"),
) -> None:
    """Run the suite against platforms that each break the guide in one way. Ends with 0 only if it notices all,
    and finds nothing wrong with the platform as it is."""
    from rich.console import Console

    from living_guide.accept.options import Options
    from living_guide.command.suite import suite_or_exit
    from living_guide.mutants.candidate import NoMutants
    from living_guide.mutants.verdict import hold_practice

    suite = suite_or_exit()
    os.chdir(suite)
    console = Console(highlight=False, soft_wrap=True)
    try:
        chosen = _choose(suite, names or [])
    except NoMutants as error:
        typer.secho(str(error), err=True, fg="red")
        raise typer.Exit(1) from None
    if listing:
        for each in chosen:
            console.print(f"{each.name}  ({', '.join(each.clauses)})  {each.says}", markup=False)
        return
    options = Options(
        suite=suite,
        report=report.resolve(),
        evidence="failures",
        fail_fast=not all_scenarios,
        workers=workers or os.cpu_count() or 1,
    )
    raise typer.Exit(0 if hold_practice(chosen, options, console) else 1)


def _choose(suite: Path, names: list[str]) -> "list[Candidate]":
    from living_guide.mutants.candidate import candidates
    from living_guide.registry.registry import load_registry

    known = candidates(load_registry(suite / "features" / "guide"))
    for name in names:
        if not any(each.name.startswith(name) for each in known):
            raise typer.BadParameter(f"no mutant is called {name}…; see --list")
    return [each for each in known if not names or each.name.startswith(tuple(names))]
