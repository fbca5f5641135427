"""behave's formatter of this project: a line per feature as it goes, the summary and the page at the end."""

from pathlib import Path
from time import monotonic
from typing import Any

from behave.formatter.base import Formatter
from rich.console import Console

from living_guide.registry import load_registry
from living_guide.report.masking import mask
from living_guide.report.outcome import ScenarioOutcome
from living_guide.report.page import FOLDER, write_page
from living_guide.report.standing import standings
from living_guide.report.summary import feature_line, print_failure, print_summary

PNG = "image/png"
REGISTRY = Path("features/guide")


class GuideFormatter(Formatter):  # type: ignore[misc]
    """Collects what happens; behave itself decides the verdict. Runs that only list steps leave no page."""

    name = "guide"
    description = "A line per feature, a summary, and a page with pictures."

    def __init__(self, stream_opener: Any, config: Any) -> None:
        super().__init__(stream_opener, config)
        self.stream = self.open()
        self._console = Console(file=self.stream)
        self._outcomes: list[ScenarioOutcome] = []
        self._current: tuple[Any, ScenarioOutcome] | None = None
        self._rule: str | None = None
        self._feature_begins = 0
        self._began = monotonic()

    def feature(self, feature: Any) -> None:
        self._feature_begins = len(self._outcomes)
        self._rule = None

    def rule(self, rule: Any) -> None:
        self._rule = rule.name

    def scenario(self, scenario: Any) -> None:
        self._settle()
        tags = tuple(sorted(map(str, scenario.effective_tags)))
        feature = scenario.feature
        place = f"{feature.filename}:{scenario.line}"
        outcome = ScenarioOutcome(place, feature.name, self._rule, _name(scenario), tags)
        self._current = (scenario, outcome)
        self._outcomes.append(outcome)

    def embedding(self, mime_type: str, data: bytes) -> None:
        """A picture the scenario attached."""
        if self._current is not None and mime_type == PNG:
            self._current[1].pictures.append(data)

    def eof(self) -> None:
        self._settle()
        ran = self._outcomes[self._feature_begins :]
        if ran and not self.config.dry_run:
            feature_line(self._console, ran)

    def close(self) -> None:
        self._settle()
        if self._outcomes and not self.config.dry_run:
            registry = load_registry(REGISTRY)
            write_page(registry, self._outcomes, FOLDER)
            stand = standings(registry, self._outcomes)
            print_summary(self._console, self._outcomes, stand, monotonic() - self._began, FOLDER)
        super().close()

    def _settle(self) -> None:
        # Only when the next one begins are a scenario's hooks over, and its status final.
        if self._current is None:
            return
        scenario, outcome = self._current
        self._current = None
        outcome.status = scenario.status.name
        outcome.seconds = scenario.duration
        outcome.steps = [(step.keyword, step.name, step.status.name) for step in scenario.all_steps]
        outcome.error = None if outcome.passed else mask(_error(scenario))
        if outcome.status not in ("passed", "skipped", "untested"):
            print_failure(self._console, outcome)


def _name(scenario: Any) -> str:
    """The scenario's name; a row of an outline adds those of its values the name does not hold yet."""
    row = getattr(scenario, "_row", None)
    name = str(scenario.name).partition(" -- @")[0]
    values = [cell for cell in row.cells if cell and cell not in name] if row else []
    return f"{name}（{'，'.join(values)}）" if values else name


def _error(scenario: Any) -> str:
    messages = [_reason(each) for each in (*scenario.all_steps, scenario)]
    return "\n".join(filter(None, messages))


def _reason(run: Any) -> str:
    # A step whose hook failed keeps the exception and loses its message.
    return str(run.error_message or run.exception or "").strip()
