"""behave's formatter of this project: a line per feature as it goes, the summary and the page at the end."""

from pathlib import Path
from time import monotonic
from typing import Any

from living_guide.command.console import open_console
from living_guide.events.files import EVENTS
from living_guide.events.formatter import EventFormatter
from living_guide.events.record import ScenarioRun
from living_guide.report.ending import end_run
from living_guide.report.folder import FOLDER, empty
from living_guide.report.summary import feature_line, print_failure


class GuideFormatter(EventFormatter):
    """Writes events and shows what they say; the strict runner decides the verdict."""

    name = "guide"
    description = "A line per feature, a summary, and a page with pictures."

    def __init__(self, stream_opener: Any, config: Any) -> None:
        super().__init__(stream_opener, config)
        self.stream = stream_opener.open()
        self._console = open_console(self.stream)
        self._runs: list[ScenarioRun] = []
        self._feature_begins = 0
        self._began_at = monotonic()

    def events_path(self) -> Path:
        return FOLDER / EVENTS / "behave.ndjson"

    def prepare(self) -> None:
        empty(FOLDER)

    def feature(self, feature: Any) -> None:
        self._feature_begins = len(self._runs)

    def wrote(self, run: ScenarioRun) -> None:
        super().wrote(run)
        self._runs.append(run)
        if run.failed:
            print_failure(self._console, run)

    def eof(self) -> None:
        super().eof()
        if ran := self._runs[self._feature_begins :]:
            feature_line(self._console, ran)

    def close(self) -> None:
        self._finish()
        if self._runs:
            planned, seconds = len(self.facts.planned), monotonic() - self._began_at
            self.problems += end_run(self._console, Path.cwd(), FOLDER, planned, seconds, None)
        self.close_stream()
