"""The files that scenarios attached, as a report's folder holds them."""

from pathlib import Path

from living_guide.events.files import EVENTS
from living_guide.events.record import Attachment
from living_guide.events.reports import Report
from living_guide.export.errors import ExportError


def attached_file(report: Report, attachment: Attachment) -> Path:
    """Where it lies; ExportError if it is gone."""
    path = report.folder / EVENTS / attachment.file
    if not path.is_file():
        raise ExportError(f"{path} is missing: export from the whole folder of the report, as the run left it.")
    return path


def label(attachment: Attachment) -> str:
    """What to call it."""
    return attachment.title or attachment.kind
