"""behave's formatter that writes what happens into a file of events."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import wraps
from pathlib import Path
from time import time
from typing import IO, Any, ParamSpec

from behave.formatter.base import Formatter
from behave.model import Scenario
from behave.model_type import Status

from living_guide.events.attachments import keep
from living_guide.events.facts import RunFacts
from living_guide.events.files import write_record
from living_guide.events.reading import Match, file_of, scenario_id, scenario_run, writable
from living_guide.events.record import ABANDONED, Attachment, Record, RunEnded, ScenarioBegan, ScenarioRun
from living_guide.events.replay import replay_command

P = ParamSpec("P")


def guarded(callback: Callable[P, None]) -> Callable[P, None]:
    """A callback whose errors are noted, not raised: what is written down must not decide how a scenario ends."""

    @wraps(callback)
    def safe(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            callback(*args, **kwargs)
        except Exception as error:
            formatter: Any = args[0]
            formatter.note("the events could not be written", error)

    return safe


class EventFormatter(Formatter):  # type: ignore[misc]
    """One file of events (`-o`), one line pushed out at once when a scenario begins and one when it is over.

    `problems` holds what went wrong in writing; the strict runner adds it to its verdict.
    """

    name = "events"
    description = "What happens, as lines of JSON."

    def __init__(self, stream_opener: Any, config: Any) -> None:
        super().__init__(stream_opener, config)
        self.problems: list[str] = []
        self.latest: ScenarioRun | None = None
        self.facts = RunFacts()
        self._path = self.events_path()
        self._file: IO[str] | None = None
        self._current: Scenario | None = None
        self._at = 0.0
        self._results = 0
        self._step: int | None = None
        self._awaited: dict[str, Scenario] = {}
        self._matches: dict[int, Match] = {}
        self._attached: list[tuple[str, bytes, int | None]] = []

    def events_path(self) -> Path:
        """The file to write; attachments go into `files/` beside it."""
        return Path(self.stream_opener.name or "behave.ndjson")

    def join(self, facts: RunFacts, planned: Iterable[Scenario]) -> None:
        """The strict runner tells what is planned, and whom to mask."""
        self.facts = facts
        self._awaited = {scenario_id(each): each for each in planned}

    def note(self, what: str, error: Exception) -> None:
        """Something could not be written down, for this reason."""
        problem = writable(self.facts.mask)(f"{what}: {type(error).__name__}: {error}")
        if problem not in self.problems:
            self.problems.append(problem)

    def scenario(self, scenario: Scenario) -> None:
        self._settle()
        self._begin()
        self._current, self._at = scenario, time()
        self._results, self._step, self._matches, self._attached = 0, None, {}, []
        self._write_begin(scenario)

    @guarded
    def _write_begin(self, scenario: Scenario) -> None:
        place = f"{file_of(scenario)}:{scenario.line}"
        began = ScenarioBegan(id=scenario_id(scenario), round=self.facts.round, place=place, at=self._at)
        self._write(began)

    @guarded
    def match(self, match: Any) -> None:
        self._step = self._results
        step = self._step_at_work()
        if step is not None and match.location is not None:
            arguments = {
                argument.name or str(number): argument.original
                for number, argument in enumerate(match.arguments)
                if argument.original is not None
            }
            self._matches[step.line] = Match(str(match.location), arguments)

    def result(self, step: Any) -> None:
        self._results, self._step = self._results + 1, None

    def embedding(self, mime_type: str, data: bytes) -> None:
        self._attached.append((mime_type, data, self._step))

    def rule_finished(self) -> None:
        self._settle()

    def eof(self) -> None:
        self._settle()

    def catch_up(self, scenario: Scenario) -> None:
        """Write down one that behave passed over without a word, since its feature or rule was skipped."""
        if self.latest is None and scenario.status is Status.skipped:
            self._write_down(scenario)

    def _write_down(self, scenario: Scenario) -> None:
        self.scenario(scenario)
        self._settle()

    def abandon(self, why: str) -> None:
        """The process is about to end in the middle of a scenario, for this reason."""
        self._settle(why)
        self._close()

    def close(self) -> None:
        self._finish()

    def _finish(self) -> None:
        self._settle()
        for scenario in [each for each in self._awaited.values() if each.status is Status.skipped]:
            self._write_down(scenario)
        self._write_end()
        self._close()

    @guarded
    def _write_end(self) -> None:
        self._write(RunEnded(at=time(), problems=tuple(self.problems)))

    def prepare(self) -> None:
        """The first scenario is about to be written."""

    def wrote(self, run: ScenarioRun) -> None:
        """A scenario is over and written down."""
        self.latest = run

    @guarded
    def _settle(self, why: str | None = None) -> None:
        # Only when the next one begins are a scenario's hooks over, and its status final.
        scenario, self._current = self._current, None
        if scenario is None:
            return
        run = scenario_run(scenario, self._matches, self.facts.mask)
        run = replace(run, round=self.facts.round, at=self._at, again=replay_command(run.place, self.facts))
        if why is not None:
            run = replace(run, status=ABANDONED, error=why, seconds=time() - self._at)
        run = replace(run, attachments=tuple(self._keep(run.place)))
        self._write(run)
        self._awaited.pop(run.id, None)
        self.wrote(run)

    def _keep(self, place: str) -> Iterator[Attachment]:
        for mime, data, step in self._attached:
            try:
                yield keep(self._path.parent, mime, data, step, self.facts.mask)
            except Exception as error:
                self.note(f"{place}: an attachment could not be kept", error)

    def _step_at_work(self) -> Any:
        steps = list(self._current.all_steps) if self._current else []
        return steps[self._results] if self._results < len(steps) else None

    @guarded
    def _begin(self) -> None:
        # Not earlier: a run that is refused leaves what stands there, and only before_all knows the versions.
        if self._file is None:
            self.prepare()
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._path.open("w", encoding="utf-8")
            self._write(self.facts.run_began(time()))

    def _write(self, record: Record) -> None:
        if self._file is not None:
            write_record(self._file, record)

    @guarded
    def _close(self) -> None:
        if self._file is not None:
            self._file.close()
