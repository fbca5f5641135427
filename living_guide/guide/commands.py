"""`yss guide`: the living guide, made from a suite and the reports of its runs."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from living_guide.command.answers import print_json, refuse
from living_guide.command.suite import suite_or_exit
from living_guide.guide.asking import REPORT, registry_or_exit, scenarios_or_exit, sources_or_exit
from living_guide.guide.formats import Format
from living_guide.guide.text_commands import compare, diff, fragment

if TYPE_CHECKING:
    from living_guide.trace.sources import Sources

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
    text: Annotated[
        list[str] | None,
        typer.Option(metavar="FILE", help="The guide's published text: each clause shows its own sentences, too."),
    ] = None,
    history: Annotated[
        Path | None, typer.Option(help="File of earlier runs, to which these are added. Default: in the first report.")
    ] = None,
) -> None:
    """Write the living guide as a site that opens from a file.

    Several reports (of other drivers, of other implementations) make one site. --text may be given for each edition.
    """
    from living_guide.guide.build import Request, build
    from living_guide.history.file import HistoryUnreadable

    folders = reports or [REPORT]
    sources = sources_or_exit(suite_or_exit(), folders)
    request = Request(
        sources=sources,
        sentences=_sentences(sources, text or []),
        into=_site_folder(into or folders[0]),
        single=single_file,
        history=history or folders[0] / "history.jsonl",
    )
    try:
        typer.echo(build(request))
    except HistoryUnreadable as error:
        refuse(str(error))
    except OSError as error:
        refuse(f"{error.filename or request.into} cannot be written: {error.strerror or error}")


@app.command()
def check(reports: Reports = None, as_json: AsJson = False, on: Day = None) -> None:
    """Say where each clause stands.

    Ends with 0 only if each one holds or is waived, and nothing else went wrong.

    A clause holds, is broken (a scenario of it failed), undefined (a step of it is not written), not run, uncovered
    (no scenario names it), stale (its text has changed since its scenarios were read against it: see yss guide
    review), or waived (features/guide/waivers.toml: why, and until when).
    """
    from living_guide.command.console import open_console
    from living_guide.guide import check

    sources = sources_or_exit(suite_or_exit(), reports or [])
    traced = sources.trace((on or datetime.now()).date())
    if as_json:
        print_json(check.as_json(sources, traced))
    else:
        check.print_check(open_console(), sources, traced)
    raise typer.Exit(0 if check.is_good(sources, traced) else 1)


@app.command()
def review(
    clauses: Annotated[list[str] | None, typer.Argument(help="Ids of clauses whose scenarios you have read.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="All clauses that are stale.")] = False,
) -> None:
    """List the clauses whose scenarios are to be read again, or note that they have been.

    A clause is listed if its text has changed since its scenarios were read against it, or if they never were.
    Given clauses, it is noted that their scenarios have been read now.
    """
    from living_guide.command.console import open_console
    from living_guide.guide.review import UnknownClause, chosen, note, print_clauses, stale

    suite = suite_or_exit()
    registry = registry_or_exit(suite)
    if not (clauses or everything):
        print_clauses(open_console(), stale(registry), scenarios_or_exit(suite))
        return
    try:
        noted = note(suite, registry, stale(registry) if everything else chosen(registry, clauses or ()))
    except UnknownClause as error:
        refuse(str(error))
    except OSError as error:
        refuse(f"{error.filename} cannot be written: {error.strerror}")
    typer.echo(f"noted: {', '.join(noted) or 'nothing was stale'}")


@app.command()
def export(
    wanted: Annotated[Format, typer.Argument(metavar="FORMAT", help="junit, messages, allure, csv or xlsx.")],
    reports: Reports = None,
    into: Annotated[
        Path | None, typer.Option(help="File, for Allure a folder. Default: in the first report, named by its format.")
    ] = None,
) -> None:
    """Hand results on to other tools.

    Runs as JUnit XML (junit), Cucumber Messages (messages) or Allure results (allure);
    the coverage matrix, where each clause stands in each scheme, before each driver, as CSV or as a spreadsheet (xlsx).
    """
    from living_guide.export.errors import ExportError
    from living_guide.guide.export import export

    folders = reports or [REPORT]
    suite = suite_or_exit()
    path = into or folders[0] / wanted.file
    try:
        export(wanted, sources_or_exit(suite, folders), suite, path)
    except ExportError as error:
        refuse(str(error))
    except OSError as error:
        refuse(f"{error.filename or path} cannot be written: {error.strerror or error}")
    typer.echo(path)


app.command()(compare)
app.command()(diff)
app.command()(fragment)


def _site_folder(folder: Path) -> Path:
    from living_guide.site.build import is_free

    if not is_free(folder):
        refuse(f"{folder} is neither empty nor a report or site: name another folder with --into")
    return folder


def _sentences(sources: "Sources", texts: list[str]) -> dict[str, str]:
    from living_guide.text.held import hold, sentences
    from living_guide.text.reading import TextUnreadable, read_published
    from living_guide.text.recognition import NoEdition

    found: dict[str, str] = {}
    for text in texts:
        try:
            held = hold(sources.registry, read_published(text))
        except (TextUnreadable, NoEdition) as error:
            refuse(str(error))
        own = sentences(held)
        if lacking := len(held.clauses) - len(own):
            typer.echo(f"{text}: {lacking} clauses are not as they were published; see yss guide compare", err=True)
        found |= own
    return found
