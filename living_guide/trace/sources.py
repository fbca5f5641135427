"""What everything about the guide is made from: the suite's registry and features, and the reports of runs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from living_guide.events.record import ScenarioRun
from living_guide.events.reports import Report, read_report
from living_guide.registry.registry import Registry, load_registry
from living_guide.trace.matrix import Row, matrix
from living_guide.trace.scenarios import GuideScenario, read_scenarios
from living_guide.trace.trace import Trace, trace

REGISTRY = Path("features/guide")
FEATURES = Path("features")
ZONE = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True, slots=True)
class Sources:
    """`reports` may be several: of other drivers, of other implementations."""

    registry: Registry
    scenarios: tuple[GuideScenario, ...]
    reports: tuple[Report, ...]

    @property
    def runs(self) -> tuple[ScenarioRun, ...]:
        return tuple(run for report in self.reports for run in report.runs)

    @property
    def day(self) -> date:
        """On which the last of the runs ended, where the guide is in force."""
        return datetime.fromtimestamp(max(report.ended_at for report in self.reports), ZONE).date()

    def trace(self, today: date | None = None) -> Trace:
        """Where each clause stands; on the day of the last run, unless another is given."""
        return trace(self.registry, self.scenarios, self.runs, today or self.day)

    def matrix(self) -> tuple[Row, ...]:
        """Where each testable clause stands in each scheme, before each driver."""
        return matrix(self.registry, {driver: self._traced_by(driver) for driver in self.drivers})

    @property
    def drivers(self) -> list[str]:
        return sorted({report.run.driver for report in self.reports})

    def _traced_by(self, driver: str) -> Trace:
        runs = [run for report in self.reports if report.run.driver == driver for run in report.runs]
        return trace(self.registry, self.scenarios, runs, self.day)


def read_sources(suite: Path, folders: Iterable[Path]) -> Sources:
    """From a suite's folder and folders of reports. RegistryError, EventsUnreadable, or behave's ParserError for what
    cannot be read."""
    return Sources(
        registry=load_registry(suite / REGISTRY),
        scenarios=tuple(each.masked() for each in read_scenarios(suite / FEATURES)),
        reports=tuple(read_report(folder) for folder in folders),
    )


def loose_problems(reports: Sequence[Report]) -> list[str]:
    """What went wrong in runs and belongs to no scenario."""
    broken_off = [f"{report.folder}: the run did not come to its end" for report in reports if not report.complete]
    return [*broken_off, *(problem for report in reports for problem in report.problems)]
