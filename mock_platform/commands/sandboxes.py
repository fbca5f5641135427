"""`yss sandbox …` and `yss reset`."""

from typing import Annotated, Any

import typer

from mock_platform.commands.asking import HERE, AsJson, Key, Server, Token, control_of, sandbox_of, settings_of, tell
from mock_platform.commands.tables import Row, moment, tell_rows

app = typer.Typer(no_args_is_help=True, help="Make, list, set and remove sandboxes of a served platform.")

Settings = Annotated[
    list[str] | None,
    typer.Argument(metavar="NAME=VALUE", help="For example seed=7 edition=guangzhou-2023 people='[\"employee\"]'."),
]
Which = Annotated[str, typer.Argument(metavar="KEY")]


@app.command()
def new(
    settings: Settings = None,
    key: Annotated[str, typer.Option(help="Its key; without one it gets one that cannot be guessed.")] = "",
    server: Server = HERE,
    token: Token = "",
) -> None:
    """Make a sandbox and print its key. Requests mean it that carry the header X-YSS-Sandbox: KEY."""
    given = settings_of(settings or []) | ({"key": key} if key else {})
    with control_of(server, token) as control:
        typer.echo(control.create_sandbox(**given).key)


@app.command("list")
def list_(server: Server = HERE, token: Token = "", as_json: AsJson = False) -> None:
    """List the sandboxes that are there."""
    with control_of(server, token) as control:
        found = control.sandboxes()
    tell_rows(found, [_row(each) for each in found], as_json)


@app.command()
def show(key: Which, server: Server = HERE, token: Token = "", as_json: AsJson = False) -> None:
    """What a sandbox is set to."""
    with sandbox_of(server, key, token) as sandbox:
        tell(sandbox.read(), as_json)


@app.command("set")
def set_(key: Which, settings: Settings = None, server: Server = HERE, token: Token = "") -> None:
    """Change settings: register_down=true, account=2, retry_limit=null …"""
    given = settings_of(settings or [])
    with sandbox_of(server, key, token) as sandbox:
        tell(sandbox.change(**given), False)


@app.command()
def delete(key: Which, server: Server = HERE, token: Token = "") -> None:
    """Remove a sandbox and all in it."""
    with sandbox_of(server, key, token) as sandbox:
        sandbox.delete()


def _row(told: dict[str, Any]) -> Row:
    clock = "stands" if told["frozen"] else "runs"
    times = {"now": moment(told["now"]), "clock": clock, "expires": moment(told["expires_at"])}
    return {"key": told["key"], "edition": told["edition"], **times}


def reset(key: Key = "default", server: Server = HERE, token: Token = "") -> None:
    """Bring a sandbox back to how it was made."""
    with sandbox_of(server, key, token) as sandbox:
        sandbox.reset()
