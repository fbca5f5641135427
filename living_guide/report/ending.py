"""The end of a run: the site, and the summary on the screen."""

from pathlib import Path

from rich.console import Console

from living_guide.history.file import HistoryUnreadable, add_to_history, past_of
from living_guide.report.summary import print_summary
from living_guide.site.build import Made, build_site
from living_guide.trace.sources import Sources, read_sources

HISTORY = "history.jsonl"  # in the report's folder, unless it is kept elsewhere


def end_run(
    console: Console, suite: Path, report: Path, planned: int, seconds: float, history: Path | None
) -> list[str]:
    """Add the run in a report's folder to the history, write the site there and print the summary; `planned` is how
    many runs there were to be. What could not be written is answered. RegistryError, EventsUnreadable or behave's
    ParserError if the run cannot be read at all."""
    sources = read_sources(suite, [report])
    problems = _write(sources, report, history or report / HISTORY)
    print_summary(console, sources, planned, seconds, None if problems else report / "index.html")
    return problems


def _write(sources: Sources, report: Path, history: Path) -> list[str]:
    try:
        past = add_to_history(history, map(past_of, sources.reports))
        build_site(Made(sources, past), report)
    except OSError as error:
        return [f"the report could not be written: {error.filename or report}: {error.strerror or error}"]
    except HistoryUnreadable as error:
        return [str(error)]
    return []
