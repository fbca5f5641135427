"""`yss checkpoint …`."""

from typing import Annotated

import typer

from mock_platform.commands.asking import HERE, AsJson, Key, Server, Token, sandbox_of
from mock_platform.commands.tables import moment, tell_rows

app = typer.Typer(no_args_is_help=True, help="Keep states of a sandbox, and come back to them.")

Name = Annotated[str, typer.Argument(help="What it is called.")]


@app.command("list")
def list_(key: Key = "default", server: Server = HERE, token: Token = "", as_json: AsJson = False) -> None:
    """List what was kept, the oldest first."""
    with sandbox_of(server, key, token) as sandbox:
        found = sandbox.checkpoints()
        tell_rows(found, [{"name": each["name"], "taken at": moment(each["taken_at"])} for each in found], as_json)


@app.command()
def take(name: Name, key: Key = "default", server: Server = HERE, token: Token = "") -> None:
    """Keep everything that is in the sandbox."""
    with sandbox_of(server, key, token) as sandbox:
        sandbox.take(name)


@app.command()
def restore(name: Name, key: Key = "default", server: Server = HERE, token: Token = "") -> None:
    """Put everything back as it was."""
    with sandbox_of(server, key, token) as sandbox:
        sandbox.restore(name)


@app.command()
def drop(name: Name, key: Key = "default", server: Server = HERE, token: Token = "") -> None:
    """Forget it."""
    with sandbox_of(server, key, token) as sandbox:
        sandbox.drop(name)
