"""How commands answer: with JSON for machines, or with a sentence on standard error when they cannot do it."""

import json
from typing import Any, NoReturn

import typer


def print_json(answer: Any) -> None:
    typer.echo(json.dumps(answer, ensure_ascii=False, indent=2))


def refuse(reason: str) -> NoReturn:
    """End with code 2, which says that nothing was done."""
    typer.secho(reason, err=True, fg="red")
    raise typer.Exit(2)
