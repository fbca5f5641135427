"""The platform's own commands. They import what is heavy themselves, so that `yss --help` answers at once."""

import errno
import sys
from pathlib import Path
from typing import Annotated

import typer

from mock_platform.commands import checkpoints, clock, faults, sandboxes
from mock_platform.commands.asking import usable_token
from mock_platform.commands.doctor import doctor
from mock_platform.commands.journal import journal
from mock_platform.commands.sandboxes import reset
from mock_platform.imports import uncollected
from mock_platform.roll.command import people

app = typer.Typer(no_args_is_help=True)
app.add_typer(sandboxes.app, name="sandbox")
app.add_typer(clock.app, name="clock")
app.add_typer(faults.app, name="fault")
app.add_typer(checkpoints.app, name="checkpoint")
app.command()(reset)
app.command()(journal)
app.command()(doctor)
app.command()(people)

Edition = Annotated[
    str | None,
    typer.Option(help="Edition of the guide: official (the default) or guangzhou-2023.", envvar="YSS_EDITION"),
]
Database = Annotated[
    Path | None,
    typer.Option(help="SQLite file to keep the sandboxes in. Default: memory, gone at the end.", envvar="YSS_DATABASE"),
]
Seed = Annotated[str, typer.Option(help="Decides who the people of the sandbox `default` are.", envvar="YSS_SEED")]
UntilEof = Annotated[
    bool, typer.Option("--until-eof", help="Stop when standard input ends: for programs that start a platform.")
]
Port = Annotated[int, typer.Option(min=0, max=65535, help="Port; 0 takes a free one.", envvar="YSS_PORT")]
Host = Annotated[
    str,
    typer.Option(help="Address to listen on. Any but this machine's own needs --control-token.", envvar="YSS_HOST"),
]
Names = Annotated[
    list[str] | None,
    typer.Option("--name", help="A name this platform may be asked for by, besides; may be given again."),
]
Token = Annotated[
    str,
    typer.Option(
        help="Whoever arranges things has to send it: Authorization: Bearer …",
        envvar="YSS_CONTROL_TOKEN",
        callback=usable_token,
    ),
]
Strict = Annotated[
    bool,
    typer.Option("--strict", help="Refuse what names no sandbox; there is no sandbox `default`.", envvar="YSS_STRICT"),
]
Empty = Annotated[bool, typer.Option("--empty", help="Make no sandbox `default` to begin with.")]


@app.callback()
def commands() -> None:
    """The mock platform (unofficial)."""


@app.command()
def serve(
    port: Port = 8000,
    database: Database = None,
    edition: Edition = None,
    seed: Seed = "0",
    host: Host = "127.0.0.1",
    names: Names = None,
    control_token: Token = "",
    strict: Strict = False,
    empty: Empty = False,
    until_eof: UntilEof = False,
) -> None:
    """Start the mock platform and open it to browsers and tests."""
    with uncollected():
        from mock_platform.bootstrap import DatabaseUnusable, Serving, TokenNeeded, serve_platform
        from mock_platform.core.errors import InvalidField

    serving = Serving(port, host, names or (), control_token, database, edition, seed, strict, empty)
    try:
        serve_platform(serving, _announce, sys.stdin.buffer if until_eof else None)
    except InvalidField as error:
        raise typer.BadParameter(str(error), param_hint=f"--{error.field}") from None
    except DatabaseUnusable as error:
        raise typer.BadParameter(str(error), param_hint="--database") from None
    except TokenNeeded:
        hint = "Other machines could arrange things: choose a --control-token, or stay on 127.0.0.1."
        raise typer.BadParameter(hint, param_hint="--host") from None
    except OSError as error:
        others = error.errno in (errno.EADDRINUSE, errno.EACCES)
        hint = "Try another port, or --port 0." if others else "Is --host an address of this machine?"
        typer.echo(f"Port {port} of {host} cannot be used ({error.strerror}). {hint}", err=True)
        raise typer.Exit(1) from None


def _announce(address: str) -> None:
    typer.echo(f"Mock platform (unofficial) at {address} — press Ctrl-C to stop.")
