"""Processes that are killed, interrupted or silent: nothing hangs, nothing is left behind, nothing is green."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.living_guide.accept.accepting import Done, accepting, read_done, surroundings
from tests.living_guide.accept.pipes import PATIENCE, Pipe
from tests.living_guide.accept.small_suite import FILE, START, Suite

TELLS = "it tells pipe and hangs"
HANGING = Suite(scenarios={"first": "it passes", "bad": TELLS, "worse": TELLS, "last": "it passes"})
# Workers import the script again, under another name.
TELLING = """\
import threading

if __name__ != "__main__":
    pipe = open("pipe", "w")
    pipe.write("here\\n")
    pipe.flush()
    threading.Event().wait()

"""
COMING_UP = Suite(scenarios={"one": "it passes"}, files={"yss.py": TELLING + START})


@dataclass(frozen=True)
class Running:
    """An acceptance whose workers have something to tell through the pipe."""

    process: "subprocess.Popen[str]"
    pipe: Pipe
    folder: Path

    def interrupt(self) -> None:
        """As a terminal does it: everybody is told."""
        os.killpg(self.process.pid, signal.SIGINT)

    def end(self) -> Done:
        """Wait for it to end."""
        out, err = self.process.communicate(timeout=PATIENCE)
        return read_done(self.process.returncode, out, err, self.folder / "report")


@contextmanager
def running(folder: Path, suite: Suite = HANGING, *arguments: str) -> Iterator[Running]:
    """By two workers, in a process group of its own, as a shell would start it."""
    with ExitStack() as stack:
        pipe = Pipe(folder / "pipe", stack)
        command = [sys.executable, "yss.py", "accept", "--workers=2", *arguments]
        process = subprocess.Popen(
            command,
            cwd=suite.write(folder),
            env=surroundings(folder),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
        )
        stack.enter_context(process)
        stack.callback(process.kill)
        yield Running(process, pipe, folder)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["by Ctrl-C", "by a supervisor"])
def test_an_interruption_ends_all_processes_and_tells_what_ran(number: int, tmp_path: Path) -> None:
    with running(tmp_path) as run:
        told = [run.pipe.line() for _ in range(2)]
        run.interrupt() if number == signal.SIGINT else run.process.terminate()
        done = run.end()
        run.pipe.until_gone()
    assert len(set(told)) == 2
    assert done.code == 128 + number
    assert done.statuses == {"first": ["passed"]}
    assert "\n1 of 4 scenarios passed" in done.out
    assert done.says("interrupted", f"3 of 4 scenarios were not run to the end: {FILE}:6 and 2 more"), done.lines
    assert (done.report / "index.html").exists()
    assert done.err == ""


def test_an_interruption_while_workers_come_up_is_as_quiet(tmp_path: Path) -> None:
    with running(tmp_path, COMING_UP) as run:
        for _ in range(2):
            run.pipe.line()
        run.interrupt()
        done = run.end()
        run.pipe.until_gone()
    assert (done.code, done.err) == (130, "")


def test_a_run_that_is_refused_leaves_no_worker_behind(tmp_path: Path) -> None:
    features = tmp_path / "features"
    features.mkdir()
    os.mkfifo(features / "late.feature")
    with running(tmp_path, COMING_UP) as run:
        for _ in range(2):
            run.pipe.line()
        (features / "late.feature").write_text("nonsense")
        done = run.end()
        run.pipe.until_gone()
    assert (done.code, done.err) == (1, "")


def test_workers_do_not_outlive_the_process_that_started_them(tmp_path: Path) -> None:
    with running(tmp_path) as run:
        for _ in range(2):
            run.pipe.line()
        run.process.kill()
        run.pipe.until_gone()


def test_workers_killed_from_outside_are_replaced_and_their_scenarios_named(tmp_path: Path) -> None:
    with running(tmp_path) as run:
        victims = {int(run.pipe.line()) for _ in range(2)}
        for victim in victims:
            os.kill(victim, signal.SIGKILL)
        done = run.end()
    assert done.code == 1
    killed = f"the worker that ran it {KILLED}"
    assert done.says(f"{FILE}:6: {killed}", f"{FILE}:9: {killed}"), done.lines
    assert done.statuses == {"first": ["passed"], "bad": ["abandoned"], "worse": ["abandoned"], "last": ["passed"]}


# --- silent, or gone without a word

BAD = Suite(scenarios={"first": "it passes", "bad": "it is odd", "last": "it passes"})


KILLED = "was killed by signal 9"
KILL = "os.kill(os.getpid(), signal.SIGKILL)"
PIPE = "context._runner._pool"


def odd(name: str, body: str, *says: str, **environ: str) -> object:
    case = replace(accepting(name, replace(BAD, files=odd_steps(body)), "--timeout=1"), environ=environ)
    return pytest.param(case, *says, id=name)


def odd_steps(body: str) -> dict[str, str]:
    lines = ["import os, signal, struct", "from behave import step", "", "@step('it is odd')", "def odd(context):"]
    return {"steps/odd.py": "\n".join([*lines, f"    {body}", ""])}


SILENT = "did not answer any more, and was killed"
ODD = [
    odd("it is stopped", "os.kill(os.getpid(), signal.SIGSTOP)", SILENT, GRACE="4"),
    odd("it dies over a message", f"os.write({PIPE}.fileno(), struct.pack('!i', 99) + b'abc'); {KILL}", KILLED),
]


@pytest.mark.parametrize(("done", "says"), ODD, indirect=["done"])
def test_a_worker_that_went_silent_is_replaced_and_its_scenario_named(done: Done, says: str) -> None:
    assert done.code == 1
    assert done.statuses == {"first": ["passed"], "bad": ["abandoned"], "last": ["passed"]}
    assert done.says(f"{FILE}:6: the worker that ran it {says}"), done.lines


@pytest.mark.parametrize("done", [odd("it hangs up", f"{PIPE}.close()")], indirect=True)
def test_a_scenario_that_passed_before_its_worker_could_say_so_is_not_green(done: Done) -> None:
    assert done.code == 1
    assert done.statuses == {"first": ["passed"], "bad": ["passed"], "last": ["passed"]}
    assert done.says(f"{FILE}:6: the worker that ran it ended with exit code 0"), done.lines


def test_what_a_killed_worker_leaves_behind_does_not_hide_its_end(tmp_path: Path) -> None:
    body = f"os.fork() or (open('pipe', 'w', 1).write(f'{{os.getpid()}}\\n'), signal.pause()); {KILL}"
    with running(tmp_path, replace(BAD, files=odd_steps(body))) as run:
        child = int(run.pipe.line())
        try:
            code = run.process.wait(PATIENCE)
        finally:
            os.kill(child, signal.SIGKILL)  # it has the pipes of all others
        done = run.end()
    assert code == 1
    assert done.says(f"{FILE}:6: the worker that ran it {KILLED}"), done.lines
    assert done.statuses == {"first": ["passed"], "bad": ["abandoned"], "last": ["passed"]}


UNREADY = replace(HANGING, hooks="def before_all(context):\n    import threading; threading.Event().wait()\n")


@pytest.mark.parametrize("done", [accepting("unready", UNREADY, COMING_UP="1")], indirect=True)
def test_a_worker_that_does_not_come_up_ends_the_run(done: Done) -> None:
    assert done.code == 1
    assert done.says(f"worker 1 {SILENT}; see …worker-1.log", "4 of 4 scenarios were not run to the end…"), done.lines
