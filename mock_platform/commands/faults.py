"""`yss fault …`."""

from typing import Annotated, Any

import typer

from mock_platform.commands.asking import HERE, AsJson, Key, Server, Token, control_of, sandbox_of, settings_of
from mock_platform.commands.tables import Row, moment, tell_rows

app = typer.Typer(no_args_is_help=True, help="Let things go wrong in a sandbox of a served platform.")


@app.command()
def put(
    kind: Annotated[str, typer.Argument(help="One of `yss fault kinds`.")],
    settings: Annotated[
        list[str] | None,
        typer.Argument(metavar="NAME=VALUE", help="operation=begin_capture times=2 seconds=0.5 and so on."),
    ] = None,
    key: Key = "default",
    server: Server = HERE,
    token: Token = "",
) -> None:
    """Let something go wrong from now on; one of the same name is replaced."""
    given = settings_of(settings or []) | {"kind": kind}
    with sandbox_of(server, key, token) as sandbox:
        tell_rows([], [_row(sandbox.faults.put(**given))], False)


@app.command("list")
def list_(key: Key = "default", server: Server = HERE, token: Token = "", as_json: AsJson = False) -> None:
    """List the faults of a sandbox."""
    with sandbox_of(server, key, token) as sandbox:
        found = sandbox.faults.list()
        tell_rows(found, [_row(each) for each in found], as_json)


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
    """List the kinds of faults, and what each takes besides operation, name, lasts and one of times, pattern and
    probability."""
    with control_of(server, token) as control:
        found = control.catalogue()["faults"]
        rows = [{"kind": each["kind"], "takes": each["parameters"], "what happens": each["words"]} for each in found]
        tell_rows(found, rows, as_json)


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


def _row(told: dict[str, Any]) -> Row:
    what = {name: told[name] for name in ("name", "kind", "operation")}
    return {
        **what,
        "strikes": _when(told),
        "until": moment(told["until"]),
        "seen": told["seen"],
        "with": told["parameters"],
    }


def _when(told: dict[str, Any]) -> str:
    if told["times"] is not None:
        return f"the first {told['times']}"
    if told["pattern"] is not None:
        return "".join("x" if struck else "." for struck in told["pattern"])
    return "always" if told["probability"] is None else f"{told['probability']:.0%}"
