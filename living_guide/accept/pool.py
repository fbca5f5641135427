"""The pool: workers that live as long as there is work, and a replacement for each that dies."""

import signal
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from time import monotonic
from typing import Protocol

from living_guide.accept.life import work
from living_guide.accept.messages import Assignment, Ended, Message, Ready, Trouble
from living_guide.accept.options import Options
from living_guide.events.record import ScenarioRun

TICK = 0.25  # seconds between looks at the clock
COMING_UP = 120.0  # seconds until a worker is ready to work
GRACE = 20.0  # seconds to put things away once there is no more work, or to notice that the time is up


class Watcher(Protocol):
    """Who wants to know how the pool is doing."""

    def began(self, worker: int, assignment: Assignment) -> None: ...

    def ended(self, worker: int, run: ScenarioRun) -> None: ...

    def died(self, worker: int, assignment: Assignment | None, how: str) -> None: ...

    def trouble(self, problems: Iterable[str]) -> None: ...

    def tick(self) -> None: ...


@dataclass(slots=True)
class _Worker:
    """`since` is when it was last heard or told something; `has_explained` is true of one that told of problems."""

    number: int
    process: SpawnProcess
    connection: Connection
    at_work: Assignment | None = None
    has_worked: bool = False
    told_to_end: bool = False
    has_explained: bool = False
    is_hanging: bool = False
    since: float = field(default_factory=monotonic)


@dataclass(slots=True)
class Pool:
    """Processes that share out assignments. A scenario whose worker dies is not given out again; the others go on."""

    options: Options
    _queue: deque[Assignment] = field(default_factory=deque)
    _workers: list[_Worker] = field(default_factory=list)
    _born: int = 0
    _watcher: Watcher = field(init=False)

    def start(self, workers: int) -> None:
        """Start processes; they come up while the caller goes on."""
        for _ in range(workers):
            self._spawn()

    def run(self, assignments: Iterable[Assignment], watcher: Watcher) -> None:
        """Share out the assignments, and return when all workers have ended."""
        self._watcher = watcher
        self._queue.extend(assignments)
        while self._workers:
            ready = wait([worker.connection for worker in self._workers], TICK)
            for worker in [each for each in self._workers if each.connection in ready]:
                self._hear(worker)
            self._look_after_the_silent()
            self._watcher.tick()

    def kill(self) -> None:
        """End all workers at once; what they started ends with them."""
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
        self._workers.clear()

    def _spawn(self) -> None:
        self._born += 1
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=work, args=(theirs, self.options, self._born), daemon=True)
        with _uninterrupted():
            process.start()
        theirs.close()  # so that the pipe ends with the worker
        self._workers.append(_Worker(self._born, process, ours))

    def _hear(self, worker: _Worker) -> None:
        try:
            message: Message = worker.connection.recv()
        except (EOFError, OSError):
            self._bury(worker)
            return
        worker.since = monotonic()
        match message:
            case Ready():
                self._give(worker)
            case Ended(run):
                worker.at_work = None
                self._watcher.ended(worker.number, run)
                if run.failed:
                    self._after_a_failure()
            case Trouble(problems):
                worker.has_explained = True
                self._watcher.trouble(problems)

    def _give(self, worker: _Worker) -> None:
        worker.at_work = self._queue.popleft() if self._queue else None
        worker.has_worked, worker.told_to_end = True, worker.at_work is None
        if worker.at_work is not None:
            self._watcher.began(worker.number, worker.at_work)
        try:
            worker.connection.send(worker.at_work)
        except OSError:
            self._bury(worker)

    def _bury(self, worker: _Worker) -> None:
        worker.process.join(GRACE)
        worker.process.kill()
        worker.process.join()
        worker.connection.close()
        self._workers.remove(worker)
        if not _has_ended_well(worker):
            self._watcher.died(worker.number, worker.at_work, _how(worker))
        if worker.at_work is not None:
            self._after_a_failure()
        if worker.has_worked and self._queue:
            self._spawn()

    def _after_a_failure(self) -> None:
        if self.options.fail_fast:
            self._queue.clear()

    def _look_after_the_silent(self) -> None:
        for worker in list(self._workers):
            if not worker.process.is_alive() and not worker.connection.poll():
                self._bury(worker)  # what it left behind keeps its pipe open
            elif monotonic() - worker.since > self._patience(worker):
                worker.is_hanging = True
                worker.process.kill()  # its pipe ends, which is heard

    def _patience(self, worker: _Worker) -> float:
        if not worker.has_worked:
            return COMING_UP
        return GRACE + (self.options.timeout if worker.at_work else 0.0)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """What is started meanwhile hears of no Ctrl-C until it says how to take it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # its start would let the signal through
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _has_ended_well(worker: _Worker) -> bool:
    """Whether it ended as it was told, or has told why not."""
    if worker.at_work is not None or worker.is_hanging:
        return False
    code = worker.process.exitcode
    return code == 1 if worker.has_explained else code == 0 and worker.told_to_end


def _how(worker: _Worker) -> str:
    code = worker.process.exitcode or 0
    if worker.is_hanging:
        return "did not answer any more, and was killed"
    return f"was killed by signal {-code}" if code < 0 else f"ended with exit code {code}"
