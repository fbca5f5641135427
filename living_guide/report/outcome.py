"""How scenarios ended."""

from collections.abc import Sequence
from dataclasses import dataclass, field

PASSED = "passed"


@dataclass(slots=True)
class ScenarioOutcome:
    """One scenario as it ran. `place` is file:line, `tags` are the effective ones, `pictures` PNGs in their order."""

    place: str
    feature: str
    rule: str | None
    name: str
    tags: tuple[str, ...]
    steps: list[tuple[str, str, str]] = field(default_factory=list)  # keyword, text, status
    pictures: list[bytes] = field(default_factory=list)
    status: str = "untested"
    seconds: float = 0.0
    error: str | None = None

    @property
    def passed(self) -> bool:
        return self.status == PASSED

    @property
    def chapter(self) -> str:
        """The folder of the feature."""
        return self.place.split("/")[-2]

    def answers_for(self, clause: str) -> bool:
        return f"clause:{clause}" in self.tags


def count_passed(outcomes: Sequence[ScenarioOutcome]) -> int:
    return sum(outcome.passed for outcome in outcomes)
