"""`yss guide`: the living guide, made from a suite and the reports of its runs."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

if TYPE_CHECKING:
    from living_guide.guide.sources import Sources

app = typer.Typer(
    no_args_is_help=True,
    help="The living guide: every clause beside its scenarios, their results and pictures.",
)
Reports = Annotated[list[Path] | None, typer.Argument(metavar="REPORTS", help="Folders of reports. Default: report.")]
AsJson = Annotated[bool, typer.Option("--json", help="Answer in JSON.")]
Day = Annotated[datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], help="As of this day. Default: today.")]


@app.command()
def build(
    reports: Reports = None,
    into: Annotated[Path | None, typer.Option(help="Folder for the site. Default: the first report's.")] = None,
    single_file: Annotated[
        Path | None, typer.Option("--single-file", help="Write one page, with small pictures in it, and no folder.")
    ] = None,
    history: Annotated[
        Path | None, typer.Option(help="File of earlier runs, to which these are added. Default: in the first report.")
    ] = None,
) -> None:
    """Write the living guide as a site that opens from a file. Several reports (of other drivers, of other
    implementations) make one site."""
    from living_guide.guide.build import Request, build
    from living_guide.history.file import HistoryUnreadable

    folders = reports or [Path("report")]
    request = Request(
        sources=_sources(folders),
        into=_site_folder(into or folders[0]),
        single=single_file,
        history=history or folders[0] / "history.jsonl",
    )
    try:
        typer.echo(build(request))
    except HistoryUnreadable as error:
        _refuse(str(error))
    except OSError as error:
        _refuse(f"{error.filename or request.into} cannot be written: {error.strerror or error}")


@app.command()
def check(reports: Reports = None, as_json: AsJson = False, on: Day = None) -> None:
    """Say where each clause stands. Ends with 0 only if each one holds or is waived.

    A clause holds, is broken (a scenario of it failed), undefined (a step of it is not written), not run, uncovered
    (no scenario names it), stale (its text has changed since its scenarios were read against it: see yss guide
    review), or waived (features/guide/waivers.toml: why, and until when).
    """
    from living_guide.guide import check
    from living_guide.report.console import open_console

    sources = _sources(reports)
    traced = sources.trace((on or datetime.now()).date())
    if as_json:
        _dump(check.as_json(sources, traced))
    else:
        check.print_check(open_console(), sources, traced)
    raise typer.Exit(0 if check.is_good(sources, traced) else 1)


@app.command()
def review(
    clauses: Annotated[list[str] | None, typer.Argument(help="Ids of clauses whose scenarios you have read.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="All clauses that are stale.")] = False,
) -> None:
    """List the clauses whose text has changed since their scenarios were read against it, or was never read; given
    clauses, note that their scenarios have been read now."""
    from living_guide.guide import review
    from living_guide.report.console import open_console

    suite = _suite()
    try:
        review.review(open_console(), suite, clauses or (), everything=everything)
    except review.UnknownClause as error:
        _refuse(str(error))
    except OSError as error:
        _refuse(f"{error.filename} cannot be written: {error.strerror}")


def _sources(folders: list[Path] | None) -> "Sources":
    from behave.parser import ParserError

    from living_guide.events.files import EventsUnreadable
    from living_guide.guide.sources import read_sources
    from living_guide.registry.files import RegistryError

    try:
        return read_sources(_suite(), folders or [Path("report")])
    except (EventsUnreadable, RegistryError, ParserError) as error:
        _refuse(str(error))


def _site_folder(folder: Path) -> Path:
    from living_guide.site.build import is_free

    if not is_free(folder):
        _refuse(f"{folder} is neither empty nor a report or site: name another folder with --into")
    return folder


def _suite() -> Path:
    from living_guide.accept.suite import suite_or_exit

    return suite_or_exit()


def _dump(answer: Any) -> None:
    import json

    typer.echo(json.dumps(answer, ensure_ascii=False, indent=2))


def _refuse(reason: str) -> NoReturn:
    typer.secho(reason, err=True, fg="red")
    raise typer.Exit(2)
