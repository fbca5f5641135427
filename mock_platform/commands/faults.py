"""`yss fault …`."""

from typing import Annotated

import typer

from mock_platform.commands.asking import HERE, AsJson, Key, Server, Token, control_of, sandbox_of, settings_of, tell

app = typer.Typer(no_args_is_help=True, help="Let things go wrong in a sandbox of a served platform.")


@app.command()
def put(
    kind: Annotated[str, typer.Argument(help="One of `yss fault kinds`.")],
    settings: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME=VALUE]…", help="operation=begin_capture times=2 seconds=0.5 and so on."),
    ] = None,
    key: Key = "default",
    server: Server = HERE,
    token: Token = "",
) -> None:
    """Let something go wrong from now on; one of the same name is replaced."""
    given = settings_of(settings or [])
    with sandbox_of(server, key, token) as sandbox:
        tell(sandbox.faults.put(kind, **given), False)


@app.command("list")
def list_(key: Key = "default", server: Server = HERE, token: Token = "", as_json: AsJson = False) -> None:
    """List the faults of a sandbox."""
    with sandbox_of(server, key, token) as sandbox:
        tell(sandbox.faults.list(), as_json)


@app.command()
def clear(
    name: Annotated[str | None, typer.Argument(help="Only this one.")] = None,
    key: Key = "default",
    server: Server = HERE,
    token: Token = "",
) -> None:
    """Let all go well again."""
    with sandbox_of(server, key, token) as sandbox:
        if name is None:
            sandbox.faults.clear()
        else:
            sandbox.faults.remove(name)


@app.command()
def kinds(server: Server = HERE, token: Token = "", as_json: AsJson = False) -> None:
    """List the kinds of faults and what they take."""
    with control_of(server, token) as control:
        tell(control.catalogue()["faults"], as_json)


@app.command()
def speed(
    preset: Annotated[str, typer.Argument(help="fast, or realistic.")],
    key: Key = "default",
    server: Server = HERE,
    token: Token = "",
) -> None:
    """Answer as fast as can be, or about as fast as a real platform."""
    with sandbox_of(server, key, token) as sandbox:
        sandbox.faults.speed(preset)
