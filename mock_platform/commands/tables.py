"""Lists as people read them: a line for each, in columns, without colours where nobody looks."""

from collections.abc import Mapping, Sequence
from typing import Any

import typer

from mock_platform.commands.asking import shown, tell

Row = Mapping[str, Any]
PIPED = 1000  # columns, so that nothing is folded for a program


def tell_rows(found: Sequence[Any], rows: Sequence[Row], as_json: bool) -> None:
    """What was found: as JSON all of it, else these rows under the names of their columns; nothing if it is nothing."""
    if as_json:
        tell(found, as_json)
    elif rows:
        typer.echo("\n".join(_lines(rows)))


def moment(told: str | None) -> str | None:
    """A moment of the platform, which are all of its own time zone, to the second."""
    return told and told[:19].replace("T", " ")


def _lines(rows: Sequence[Row]) -> list[str]:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = PIPED
    table = Table(*rows[0], box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for row in rows:
        table.add_row(*(Text(shown(value)) for value in row.values()))
    with console.capture() as drawn:
        console.print(table)
    return [line.rstrip() for line in drawn.get().splitlines()]
