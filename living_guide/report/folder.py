"""The folder of a report: what a run puts there."""

import shutil
from pathlib import Path

from living_guide.events.files import EVENTS
from living_guide.site.build import clear_site

FOLDER = Path("report")


def empty(folder: Path) -> None:
    """Remove what an earlier run left in the report's folder, but for what spans several: durations and history."""
    shutil.rmtree(folder / EVENTS, ignore_errors=True)
    clear_site(folder)
