"""The lines of an events file. Ids, digests and statuses are texts, times seconds, places file:line."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

PASSED, SKIPPED, UNTESTED = "passed", "skipped", "untested"
ABANDONED = "abandoned"  # its process ended in the middle of it: behave has no word for this


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file kept beside the events, under the name of its digest. `step` counts from 0; None: outside of the steps.
    `title` is what the thing itself is called: of a picture, the page that it shows."""

    kind: str
    mime: str
    digest: str
    file: str
    step: int | None = None
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRun:
    """One step as it ran. `arguments` are the texts that matched, by the names of the definition's fields."""

    keyword: str
    kind: str
    text: str
    line: int
    status: str
    seconds: float = 0.0
    definition: str | None = None
    arguments: dict[str, str] = field(default_factory=dict)
    doc: str | None = None
    table: list[list[str]] | None = None
    error: str | None = None
    captured: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioBegan:
    """A scenario is at work: of all that never ended, the last of these names the one that was."""

    event: Literal["begin"] = "begin"
    id: str
    round: int
    place: str
    at: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioRun:
    """One scenario as it ran; `round` counts its repetitions from 1, `row` holds its values if it is of an outline,
    `again` is the command that runs just it, with the same people."""

    event: Literal["scenario"] = "scenario"
    id: str
    round: int = 1
    file: str
    line: int
    feature: str
    rule: str | None = None
    name: str
    tags: tuple[str, ...] = ()
    row: dict[str, str] = field(default_factory=dict)
    edition: str
    status: str
    seconds: float = 0.0
    at: float = 0.0
    reason: str | None = None
    error: str | None = None
    captured: str | None = None
    again: str = ""
    steps: tuple[StepRun, ...] = ()
    attachments: tuple[Attachment, ...] = ()

    @property
    def place(self) -> str:
        return f"{self.file}:{self.line}"

    @property
    def title(self) -> str:
        return title_of(self.name, self.row)

    @property
    def chapter(self) -> str:
        """The folder of the feature; empty if it lies in none."""
        return self.file.rpartition("/")[0].rpartition("/")[2]

    @property
    def passed(self) -> bool:
        """Whether it and each of its steps passed."""
        return self.status == PASSED and all(step.status == PASSED for step in self.steps)

    @property
    def skipped(self) -> bool:
        """Not run, for `reason`."""
        return self.status == SKIPPED

    @property
    def ran(self) -> bool:
        return self.status != UNTESTED

    @property
    def failed(self) -> bool:
        return self.ran and not self.passed and not self.skipped

    @property
    def broken_at(self) -> tuple[str, str]:
        """Of a failed one, and why: the place of the step that broke; its own if it is a row, or if none did."""
        broken = next((step for step in self.steps if step.status not in (PASSED, SKIPPED, UNTESTED)), None)
        if broken is None or self.status == ABANDONED:
            return self.place, self.error or self.status
        place = self.place if self.row else f"{self.file}:{broken.line}"
        return place, broken.error or f"{broken.status}: {broken.keyword} {broken.text}"

    def answers_for(self, clause: str) -> bool:
        return f"clause:{clause}" in self.tags


@dataclass(frozen=True, slots=True, kw_only=True)
class RunBegan:
    """What is going to run, with what. `planned` are the ids of all that was selected, on all machines together;
    `shard` is this one's part, `i/n`."""

    event: Literal["run"] = "run"
    at: float
    seed: str
    driver: str
    target: str | None
    platform: str | None = None
    rounds: int = 1
    shard: str = "1/1"
    planned: tuple[str, ...]
    versions: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunEnded:
    """The file is complete; `problems` are those that belong to no scenario."""

    event: Literal["end"] = "end"
    at: float
    problems: tuple[str, ...] = ()


def title_of(name: str, row: Mapping[str, str]) -> str:
    """What a scenario is called: its name, and those values of its row that the name does not hold yet."""
    values = [value for value in row.values() if value and value not in name]
    return f"{name}（{'，'.join(values)}）" if values else name


Record = RunBegan | ScenarioBegan | ScenarioRun | RunEnded
