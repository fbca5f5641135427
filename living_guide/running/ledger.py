"""How the scenarios of a run have ended."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from living_guide.events.record import ScenarioRun


@dataclass(slots=True)
class Ledger:
    """The runs of each scenario, by its id; one that was repeated has several."""

    runs: dict[str, list[ScenarioRun]] = field(default_factory=dict)

    def enter(self, run: ScenarioRun) -> None:
        self.runs.setdefault(run.id, []).append(run)

    def __iter__(self) -> Iterator[ScenarioRun]:
        return (run for runs in self.runs.values() for run in runs)

    def times_ended(self, scenario: str) -> int:
        """How often the scenario of that id came to an end, be it good or bad."""
        return sum(run.ran for run in self.runs.get(scenario, []))
