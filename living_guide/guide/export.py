"""Handing results on to other tools, each in the format it reads."""

from collections.abc import Callable, Mapping
from pathlib import Path

from living_guide.export.allure import write_allure
from living_guide.export.coverage import write_csv, write_xlsx
from living_guide.export.cucumber import write_messages
from living_guide.export.junit import write_junit
from living_guide.guide.formats import Format
from living_guide.trace.sources import Sources


def export(wanted: Format, sources: Sources, suite: Path, into: Path) -> None:
    """Write a file, for Allure a folder. ExportError if that cannot be, OSError for what cannot be written."""
    into.parent.mkdir(parents=True, exist_ok=True)
    writers: Mapping[Format, Callable[[], None]] = {
        Format.JUNIT: lambda: write_junit(sources.reports, into),
        Format.MESSAGES: lambda: write_messages(sources.reports, suite, into),
        Format.ALLURE: lambda: write_allure(sources.reports, into, _titles(sources)),
        Format.CSV: lambda: write_csv(sources.matrix(), into),
        Format.XLSX: lambda: write_xlsx(sources.matrix(), into),
    }
    writers[wanted]()


def _titles(sources: Sources) -> dict[str, str]:
    """What editions are called, and the chapters of features (a number, and the id of a part of the flow)."""
    editions = {edition.id: edition.title.zh for edition in sources.registry.editions}
    parts = {part.id: part.title.zh for part in sources.registry.flow.part}
    chapters = {run.chapter for run in sources.runs}
    return editions | {each: parts[name] for each in chapters if (name := each.partition("_")[2]) in parts}
