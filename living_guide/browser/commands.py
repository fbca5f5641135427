"""`yss browser …`: installing and examining the browser that walks the guide."""

from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from living_guide.browser.find import BrowserMissing

if TYPE_CHECKING:
    from living_guide.browser.doctor import Diagnosis
    from living_guide.browser.plan import Action, Facts

app = typer.Typer(help="The browser that walks the guide.", no_args_is_help=True)

INTERRUPTED = 130  # as shells do: 128 + SIGINT


@app.command()
def install(
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Speak only if something is missing.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would be run; run nothing.")] = False,
) -> None:
    """Install a browser and Chinese fonts, unless they are there. Ends with 0 only if there is a browser."""
    try:
        _install(quiet, dry_run)
    except BrowserMissing as missing:
        _fail(str(missing))
    except KeyboardInterrupt:
        _fail("Interrupted. The same command goes on from here.", INTERRUPTED)


@app.command()
def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="Answer in JSON.")] = False,
) -> None:
    """Start the browser and look whether it draws Chinese. Ends with 0 only when it does."""
    from living_guide.browser.doctor import diagnose

    diagnosis = diagnose()
    if as_json:
        _print_json(diagnosis)
    else:
        _print_table(diagnosis)
    raise typer.Exit(0 if diagnosis.usable else 1)


def _install(quiet: bool, dry_run: bool) -> None:
    from living_guide.browser.machine import gather
    from living_guide.browser.plan import plan

    facts = gather()
    actions = plan(facts)
    if not actions:
        _nothing_to_do(facts, quiet)
    elif dry_run:
        _print_plan(actions)
    else:
        _carry_out(actions, facts)


def _nothing_to_do(facts: "Facts", quiet: bool) -> None:
    if not quiet and facts.browser:
        typer.echo(f"Nothing to do: {facts.browser}, and there are Chinese fonts.")


def _print_plan(actions: "list[Action]") -> None:
    from living_guide.browser.install import describe

    for line in describe(actions):
        typer.echo(line)


def _carry_out(actions: "list[Action]", facts: "Facts") -> None:
    from living_guide.browser.doctor import diagnose
    from living_guide.browser.install import carry_out

    carry_out(actions, lambda line: typer.echo(line, err=True))
    if facts.browser and facts.driver and not any(action.attempts for action in actions):
        return  # only fonts are missing, and all there was to give is a hint
    diagnosis = diagnose()
    if diagnosis.executable is not None:  # otherwise the last hint has said it
        _print_table(diagnosis)
    if not diagnosis.starts:
        raise typer.Exit(1)


def _print_json(diagnosis: "Diagnosis") -> None:
    import json
    from dataclasses import asdict

    typer.echo(json.dumps(asdict(diagnosis) | {"usable": diagnosis.usable}, ensure_ascii=False, indent=2))


def _print_table(diagnosis: "Diagnosis") -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(soft_wrap=True, highlight=False)
    for label, value in _rows(diagnosis):
        good = {"yes": "green", "no": "red"}.get(value, "")
        console.print(Text.assemble((f"{label:<12}", "bold"), (value, good)))


def _rows(diagnosis: "Diagnosis") -> list[tuple[str, str]]:
    rows = {
        "rule": diagnosis.rule,
        "executable": diagnosis.executable,
        "version": diagnosis.version,
        "starts": "yes" if diagnosis.starts else "no",
        "Chinese": "yes" if diagnosis.chinese else "no",
        "problem": diagnosis.problem,
        "what to do": diagnosis.advice,
    }
    return [(label, value) for label, value in rows.items() if value is not None]


def _fail(message: str, code: int = 1) -> NoReturn:
    typer.secho(message, err=True, fg="red")
    raise typer.Exit(code)
