"""The command `people`."""

import sys
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mock_platform.core.benefit import Status
from mock_platform.core.cities import find_city
from mock_platform.core.errors import InvalidField
from mock_platform.core.identity import DocumentType, Sex
from mock_platform.core.schemes import Scheme
from mock_platform.imports import uncollected
from mock_platform.roll.formats import Format, format_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import BinaryIO

    from mock_platform.people.cast import Needs
    from mock_platform.roll.rows import Row

    Write = Callable[[Iterable[Iterator[Row]], BinaryIO], None]

YEARS = range(1950, 2100)  # documents tell births of 1800 to 2099, and the oldest are 112

Count = Annotated[int, typer.Argument(min=0, help="How many people.")]
Out = Annotated[
    Path | None, typer.Option(help="File to write. It is there whole or not at all. Default: standard output.")
]
As = Annotated[
    Format | None, typer.Option("--format", help="Default: what the suffix of the file says, for standard output csv.")
]
Seed = Annotated[str, typer.Option(help="Decides who the people are.")]
OfScheme = Annotated[Scheme | None, typer.Option(help="Default: both, as likely.")]
OfStatus = Annotated[Status, typer.Option(help="Of all benefits. Those not started belong to people of 25 to 49.")]
OfCity = Annotated[str | None, typer.Option(help="Code or name, as 445200 or 揭阳市. Default: any of Guangdong's 21.")]
OfSex = Annotated[Sex | None, typer.Option(help="Default: both.")]
OfKind = Annotated[DocumentType, typer.Option(help="Of all documents.")]
Day = Annotated[
    datetime | None,
    typer.Option(
        "--on", formats=["%Y-%m-%d"], help="The day whose pensioners they are, on any day you ask. Default: 2025-01-01."
    ),
]


def people(
    count: Count,
    out: Out = None,
    wanted: As = None,
    seed: Seed = "0",
    scheme: OfScheme = None,
    status: OfStatus = Status.NORMAL,
    city: OfCity = None,
    sex: OfSex = None,
    document_type: OfKind = DocumentType.RESIDENT_ID,
    on: Day = None,
) -> None:
    """Write synthetic pensioners, any number of them, as CSV, JSON lines or Parquet.

    Nobody real: all numbers come from ranges that are issued to nobody, and within a file none comes twice. The same
    seed and options give the same bytes on any day; with a larger number, the same people come first.

    For example: yss people 100000 --city 揭阳市 --out people.csv
    """
    chosen = _format(wanted, out)
    with uncollected():
        write = _writer(chosen)
        rows = _rows(_needs(scheme, status, document_type, city, sex), seed, on, count)
    _write(rows, count, out, write)


def _format(wanted: Format | None, out: Path | None) -> Format:
    chosen = wanted or (format_of(out) if out else Format.CSV)
    if chosen is None:
        names = ", ".join(Format)
        raise typer.BadParameter(f"{out} ends in none of {names}: name it so, or give --format.", param_hint="--out")
    if chosen is Format.PARQUET and out is None and sys.stdout.isatty():
        raise typer.BadParameter("Parquet is nothing to read on a terminal: give --out.", param_hint="--format")
    return chosen


def _writer(chosen: Format) -> "Write":
    if chosen is Format.PARQUET:
        try:
            from mock_platform.roll.parquet import write_parquet
        except ModuleNotFoundError:
            advice = "Parquet needs pyarrow: pip install 'yss-living-guide[parquet]'."
            raise typer.BadParameter(advice, param_hint="--format") from None
        return write_parquet
    from mock_platform.roll.lines import write_csv, write_jsonl

    return write_csv if chosen is Format.CSV else write_jsonl


def _needs(
    scheme: Scheme | None, status: Status, document_type: DocumentType, city: str | None, sex: Sex | None
) -> "Needs":
    from mock_platform.people.cast import Needs

    with _refusing():
        place = None if city is None else find_city(city)
    return Needs(scheme=scheme, status=status, document_type=document_type, city=place, sex=sex)


def _rows(needs: "Needs", seed: str, on: datetime | None, count: int) -> "Iterator[Row]":
    from mock_platform.people.cast import REFERENCE_DAY
    from mock_platform.people.taken import most
    from mock_platform.roll.rows import rows

    if not seed.isprintable():  # among others, bytes that are no text
        raise typer.BadParameter("A seed is text that can be printed.", param_hint="--seed")
    if on and on.year not in YEARS:
        raise typer.BadParameter(f"A day from {YEARS[0]} to {YEARS[-1]}.", param_hint="--on")
    if count > (room := most(needs)):
        raise typer.BadParameter(
            f"There are at most {room:,} numbers of such documents ({needs.document_type}).", param_hint="count"
        )
    with _refusing():
        return rows(needs, seed, on.date() if on else REFERENCE_DAY)


@contextmanager
def _refusing() -> "Iterator[None]":
    """What the core refuses, as a wrong value of the option of that name."""
    try:
        yield
    except InvalidField as error:
        raise typer.BadParameter(str(error), param_hint=f"--{error.field}") from None


def _write(rows: "Iterator[Row]", count: int, out: Path | None, write: "Write") -> None:
    from mock_platform.people.crowd import RunOut
    from mock_platform.roll.place import opened
    from mock_platform.roll.progress import progress
    from mock_platform.roll.rows import batches

    try:
        with progress(count, beside=out is not None) as tell, opened(out) as stream:
            write(batches(rows, count, tell), stream)
    except RunOut as error:
        raise typer.BadParameter(str(error), param_hint="count") from None
    except BrokenPipeError:  # whoever read has seen enough
        raise typer.Exit(1) from None
    except OSError as error:
        typer.echo(f"{out or 'Standard output'} cannot be written: {error.strerror or error}.", err=True)
        raise typer.Exit(1) from None
