"""What a person sees while scenarios run: a moving display on a terminal, a line now and then elsewhere."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from time import monotonic
from typing import Self

from rich.console import Console, Group
from rich.live import Live
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.text import Text

from living_guide.accept.messages import Assignment
from living_guide.events.record import ScenarioRun
from living_guide.report.summary import print_failure

EVERY = 10.0  # seconds between lines where nothing can move
COLUMNS = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[news]}"), TimeElapsedColumn())


class ProgressDisplay:
    """A context manager. `titles`, and `durations` of earlier runs in seconds, are known by the scenarios' ids."""

    def __init__(
        self,
        console: Console,
        work: Sequence[Assignment],
        titles: Mapping[str, str],
        durations: Mapping[str, float],
        workers: int,
    ) -> None:
        self._console = console
        self._titles, self._durations, self._workers = titles, durations, workers
        self._ahead = Counter(assignment.id for assignment in work)
        self._at_work: dict[int, Assignment] = {}
        self._ended, self._failed = 0, 0
        self._last_line = monotonic()
        self._bar = Progress(*COLUMNS, console=console)
        self._task = self._bar.add_task("", total=len(work), news="")
        self._live = Live(console=console, refresh_per_second=4, transient=True) if console.is_terminal else None

    def __enter__(self) -> Self:
        if self._live:
            self._live.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._live:
            self._live.stop()

    def began(self, worker: int, assignment: Assignment) -> None:
        self._at_work[worker] = assignment

    def ended(self, worker: int, run: ScenarioRun) -> None:
        self._at_work.pop(worker, None)
        self._ahead[run.id] -= 1
        self._ended += 1
        if run.failed:
            self._failed += 1
            print_failure(self._console, run)

    def tell(self, lines: Iterable[str]) -> None:
        """What a worker that came to grief has printed."""
        for line in lines:
            self._console.print(Text(f"    {line}"), soft_wrap=True)

    def tick(self) -> None:
        """Show how things stand, if it is time to."""
        if self._live:
            self._bar.update(self._task, completed=self._ended, news=self._news())
            self._live.update(Group(self._bar, *map(self._line, sorted(self._at_work.items()))))
        elif monotonic() - self._last_line > EVERY:
            self._last_line = monotonic()
            self._console.print(f"{self._ended} of {self._ended + self._ahead.total()}, {self._news()}")

    def _line(self, at_work: tuple[int, Assignment]) -> Text:
        worker, assignment = at_work
        return Text(f"  {worker}: {self._titles[assignment.id]}", style="dim", no_wrap=True, overflow="ellipsis")

    def _news(self) -> str:
        failed = f"{self._failed} failed"
        left = self._seconds_left()
        return failed if left is None else f"{failed}, {left // 60}:{left % 60:02} left"

    def _seconds_left(self) -> int | None:
        known = [self._durations[each] for each in self._ahead if each in self._durations]
        if not known:
            return None
        mean = sum(known) / len(known)
        ahead = sum(self._durations.get(each, mean) * times for each, times in self._ahead.items())
        return round(ahead / self._workers)
