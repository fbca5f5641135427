"""The platform's own commands."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from mock_platform.imports import uncollected

app = typer.Typer(no_args_is_help=True)

Edition = Annotated[str | None, typer.Option(help="Edition of the guide: official (the default) or guangzhou-2023.")]
Database = Annotated[
    Path | None, typer.Option(help="SQLite file to keep the sandboxes in. Default: memory, gone at the end.")
]
Seed = Annotated[str, typer.Option(help="Decides who the people of the sandbox `default` are.")]
UntilEof = Annotated[
    bool, typer.Option("--until-eof", help="Stop when standard input ends: for programs that start a platform.")
]
Port = Annotated[int, typer.Option(min=0, max=65535, help="Port on 127.0.0.1; 0 takes a free one.")]


@app.callback()
def commands() -> None:
    """The mock platform (unofficial)."""


@app.command()
def serve(
    port: Port = 8000, database: Database = None, edition: Edition = None, seed: Seed = "0", until_eof: UntilEof = False
) -> None:
    """Start the mock platform on this machine and open it to browsers and tests."""
    with uncollected():
        from mock_platform.bootstrap import DatabaseUnusable, serve_default
        from mock_platform.core.errors import InvalidField

    try:
        serve_default(
            port=port,
            database=database,
            edition=edition,
            seed=seed,
            announce=_announce,
            stop_with=sys.stdin.buffer if until_eof else None,
        )
    except InvalidField as error:
        raise typer.BadParameter(str(error), param_hint=f"--{error.field}") from None
    except DatabaseUnusable as error:
        raise typer.BadParameter(str(error), param_hint="--database") from None
    except OSError as error:
        typer.echo(f"Port {port} cannot be used ({error.strerror}). Try another one, or --port 0.", err=True)
        raise typer.Exit(1) from None


def _announce(address: str) -> None:
    typer.echo(f"Mock platform (unofficial) at {address} — press Ctrl-C to stop.")
