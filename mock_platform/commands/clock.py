"""`yss clock …`."""

from typing import Annotated

import typer

from mock_platform.commands.asking import HERE, AsJson, Key, Server, Token, sandbox_of, tell

app = typer.Typer(no_args_is_help=True, help="Read and move the clock of a sandbox.")

Duration = Annotated[str, typer.Argument(help="Seconds, or a duration such as PT5M or P1D.")]


@app.command()
def show(key: Key = "default", server: Server = HERE, token: Token = "", as_json: AsJson = False) -> None:
    """What time it is there."""
    with sandbox_of(server, key, token) as sandbox:
        tell(sandbox.clock.read(), as_json)


@app.command()
def freeze(
    at: Annotated[str, typer.Argument(help="A day or a moment: 2025-03-15, or 2025-03-15T09:00:00+08:00.")],
    key: Key = "default",
    server: Server = HERE,
    token: Token = "",
) -> None:
    """Let it stand still at a moment."""
    with sandbox_of(server, key, token) as sandbox:
        tell(sandbox.clock.freeze(at), False)


@app.command(context_settings={"ignore_unknown_options": True})
def run(offset: Duration = "0", key: Key = "default", server: Server = HERE, token: Token = "") -> None:
    """Let it run with the real clock, or that far ahead of it."""
    with sandbox_of(server, key, token) as sandbox:
        tell(sandbox.clock.run(_duration(offset)), False)


@app.command(context_settings={"ignore_unknown_options": True})
def advance(by: Duration, key: Key = "default", server: Server = HERE, token: Token = "") -> None:
    """Move it on, whether it stands or runs."""
    with sandbox_of(server, key, token) as sandbox:
        tell(sandbox.clock.advance(_duration(by)), False)


def _duration(typed: str) -> float | str:
    try:
        return float(typed)
    except ValueError:
        return typed
