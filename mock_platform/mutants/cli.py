"""The mutants' own commands: list them, and serve one for the suite to catch."""

import json
from typing import Annotated

import typer

from mock_platform.cli import Port, UntilEof
from mock_platform.cli import serve as serve_platform
from mock_platform.mutants import words
from mock_platform.mutants.catalogue import MUTANTS, UnknownMutant, as_json, find

app = typer.Typer(no_args_is_help=True)

Name = Annotated[str | None, typer.Argument(help="A mutant's name, as `list` gives them.")]
Word = Annotated[tuple[str, str] | None, typer.Option(metavar="OLD NEW", help="Change one word instead, on all pages.")]
Sparing = Annotated[list[str] | None, typer.Option(help="A longer word to leave alone; may be given again.")]


@app.callback()
def commands() -> None:
    """Mutants of the mock platform: each breaks the guide in one way."""


@app.command("list")
def list_mutants(as_data: Annotated[bool, typer.Option("--json", help="As JSON.")] = False) -> None:
    """List the mutants that are logic; those of words are whatever one asks for."""
    if as_data:
        typer.echo(json.dumps([as_json(mutant) for mutant in MUTANTS.values()], ensure_ascii=False, indent=1))
    else:
        for mutant in MUTANTS.values():
            typer.echo(f"{mutant.name}  ({', '.join(mutant.clauses)})  {mutant.says}")


@app.command()
def serve(
    name: Name = None,
    word: Word = None,
    sparing: Sparing = None,
    port: Port = 8000,
    until_eof: UntilEof = False,
) -> None:
    """Serve the platform broken in one way."""
    if (name is None) == (word is None):
        raise typer.BadParameter("Give either the name of a mutant, or --word OLD NEW.")
    if word is not None:
        words.install(*word, sparing or ())
    else:
        _install(name or "")
    serve_platform(port=port, until_eof=until_eof)


def _install(name: str) -> None:
    try:
        find(name).install()
    except UnknownMutant:
        raise typer.BadParameter(f"There is no mutant {name!r}; `list` shows them.", param_hint="NAME") from None
