"""`yss journal`."""

from typing import Annotated

import typer

from mock_platform.client.lines import entry_line
from mock_platform.commands.asking import HERE, AsJson, Key, Server, Token, sandbox_of, tell


def journal(
    operation: Annotated[str | None, typer.Option(help="Only this operation.")] = None,
    event: Annotated[str | None, typer.Option(help="Only where this happened.")] = None,
    refused: Annotated[bool, typer.Option("--refused", help="Only what was refused, and why.")] = False,
    last: Annotated[int, typer.Option("--last", "-n", min=1, help="At most so many, the newest ones.")] = 20,
    clear: Annotated[bool, typer.Option("--clear", help="Forget it all instead.")] = False,
    key: Key = "default",
    server: Server = HERE,
    token: Token = "",
    as_json: AsJson = False,
) -> None:
    """What was asked of a sandbox, what happened, and why something was refused."""
    sought = {"operation": operation, "event": event, "refused": refused or None}
    with sandbox_of(server, key, token) as sandbox:
        if clear:
            sandbox.journal.clear()
            return
        found = sandbox.journal.entries(**{name: each for name, each in sought.items() if each is not None})[-last:]
    tell(found if as_json else [entry_line(entry) for entry in found], as_json)
