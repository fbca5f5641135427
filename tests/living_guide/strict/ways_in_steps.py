"""What a step may do to a run."""

from textwrap import indent

from tests.living_guide.strict.way import Way

FEATURE = """\
Feature: f

  Scenario: one
    Given it breaks

  Scenario: two
    Given it works
"""
TAGGED = """\
Feature: f
  @wip
  Scenario: one
    Given it breaks

  Scenario: two
    Given it works
"""
MODULE = """\
import asyncio, atexit, functools, os, signal, subprocess, sys, threading

from behave import step
from behave.api.pending_step import PendingStepError, StepNotImplementedError


async def later():
    raise AssertionError("boom")


def plainly(function):
    @functools.wraps(function)
    def called(*args):
        return function(*args)
    return called


@step("it breaks")
{definition}
"""


def breaking(body: str) -> dict[str, str]:
    """A project whose first step has this body; a second scenario passes."""
    return defined("def it_breaks(context):\n" + indent(body, "    "))


def defined(definition: str, feature: str = FEATURE) -> dict[str, str]:
    return {"features/a.feature": feature, "steps/breaks.py": MODULE.replace("{definition}", definition)}


def pending(error: str) -> dict[str, str]:
    return defined(f"def it_breaks(context):\n    raise {error}('later')", TAGGED)


HANG = "threading.Event().wait()"
STUBBORN = f"""\
while True:
    try:
        {HANG}
    except BaseException:
        pass
"""
CHILD_OF_THE_STEP = "subprocess.run([sys.executable, '-c', 'raise SystemExit(1)'], check=True)"

LEAVING = (
    Way(
        name="sys-exit",
        files=breaking("sys.exit(0)"),
        says=("features/a.feature:4: … the step called sys.exit(0)",),
        guard="no-exit",
    ),
    Way(
        name="sys-exit-afresh",
        files=breaking("sys.exit(0)"),
        flags=("-X", "utf8"),
        says=("features/a.feature:4: … the step called sys.exit(0)",),
    ),
    Way(name="sys-exit-none", files=breaking("sys.exit()"), says=("features/a.feature:4: … sys.exit(",)),
    Way(name="quit", files=breaking("quit()"), says=("features/a.feature:4: … sys.exit(",)),
    Way(
        name="os-exit",
        files=breaking("os._exit(0)"),
        says=("features/a.feature:4: os._exit(0) was called",),
        guard="no-vanishing",
    ),
    Way(
        name="os-exit-in-a-thread",
        files=breaking("thread = threading.Thread(target=os._exit, args=[0])\nthread.start()\nthread.join()"),
        says=("features/a.feature:4: os._exit(0) was called",),
    ),
    Way(
        name="os-exit-imported-by-name",
        files=defined("def it_breaks(context):\n    leave(0)\n\n\nfrom os import _exit as leave"),
        says=("features/a.feature:4: os._exit(0) was called",),
    ),
    Way(
        name="becoming-another-program",
        files=breaking("os.execl(sys.executable, 'python', '-c', '')"),
        says=("features/a.feature:4: os.execv(… was called",),
        guard="no-becoming",
    ),
    Way(
        name="becoming-another-program-with-an-environment",
        files=breaking("os.execvpe(sys.executable, ['python', '-c', ''], {})"),
        says=("features/a.feature:4: os.execve(… was called",),
    ),
    Way(
        name="becoming-another-program-after-all-is-over",
        files=breaking("atexit.register(os.execv, sys.executable, ['python', '-c', ''])\nraise AssertionError('boom')"),
        says=("features/a.feature:4: … boom",),
    ),
    Way(
        name="os-exit-after-all-is-over",
        files=breaking("atexit.register(os._exit, 0)\nraise AssertionError('boom')"),
        says=("features/a.feature:4: … boom",),
    ),
    Way(
        name="os-exit-by-name-after-all-is-over",
        files=breaking("atexit.register(lambda: os._exit(0))\nraise AssertionError('boom')"),
        says=("features/a.feature:4: … boom",),
    ),
    Way(
        name="sys-exit-in-a-cleanup",
        files=breaking("context.add_cleanup(sys.exit, 0)"),
        says=("features/a.feature:3: … cleanup … sys.exit(0)",),
    ),
    Way(
        name="cleanup-that-nobody-awaits",
        files=breaking("context.add_cleanup(later)"),
        says=("features/a.feature:3: … cleanup … coroutine",),
    ),
    Way(
        name="killed",
        files=breaking("os.kill(os.getpid(), signal.SIGKILL)"),
        says=None,
        control=-9,
    ),
    Way(
        name="interrupted",
        files=breaking("raise KeyboardInterrupt"),
        says=("features/a.feature:4: … interrupt",),
        control=1,
    ),
)

LYING = (
    Way(
        name="returns-false",
        files=breaking("return False"),
        says=("features/a.feature:4: … the step returned False",),
        guard="no-false",
    ),
    Way(
        name="returns-false-afresh",
        files=breaking("return False"),
        flags=("-X", "utf8"),
        says=("features/a.feature:4: … the step returned False",),
    ),
    Way(
        name="returns-a-coroutine",
        files=breaking("return later()"),
        says=("features/a.feature:4: … coroutine",),
    ),
    Way(
        name="async-behind-a-decorator",
        files=defined("@plainly\nasync def it_breaks(context):\n    raise AssertionError('boom')"),
        says=("features/a.feature:4: … coroutine",),
    ),
    Way(
        name="coroutine-nobody-awaits",
        guard="awaited",
        files=breaking("later()"),
        says=("features/a.feature:4: … coroutine",),
    ),
    Way(
        name="a-generator",
        guard="nothing-pending",
        files=breaking("yield\nraise AssertionError('boom')"),
        says=("features/a.feature:4: … generator",),
    ),
    Way(
        name="an-error-in-a-thread",
        guard="threads",
        files=breaking("thread = threading.Thread(target=lambda: 1 / 0)\nthread.start()\nthread.join()"),
        says=("features/a.feature:4: … thread … division by zero",),
    ),
    Way(
        name="wip-not-implemented",
        files=pending("StepNotImplementedError"),
        says=("features/a.feature:4: … pending",),
        guard="failures",
    ),
    Way(name="wip-pending", files=pending("PendingStepError"), says=("features/a.feature:4: … pending",)),
    Way(
        name="asserts-switched-off",
        guard="assertions",
        files=breaking("assert False, 'boom'"),
        environ={"PYTHONOPTIMIZE": "1"},
        says=("… assert…",),
    ),
    Way(
        name="asserts-switched-off-by-a-flag",
        files=breaking("assert False, 'boom'"),
        flags=("-O",),
        says=("… assert…",),
    ),
    Way(
        name="skips-itself",
        files=breaking("context.scenario.skip()"),
        says=("features/a.feature:3: skipped without a reason",),
        guard="reasons",
    ),
    Way(
        name="skips-itself-for-a-blank-reason",
        files=breaking("context.scenario.skip('  ')"),
        says=("features/a.feature:3: skipped without a reason",),
    ),
    Way(
        name="skips-the-feature",
        files=breaking("context.feature.skip()"),
        says=("features/a.feature:3: skipped without a reason", "features/a.feature:6: skipped without a reason"),
    ),
)

FAILING = (
    Way(
        name="assertion",
        files=breaking("raise AssertionError('boom')"),
        says=("features/a.feature:4: … boom",),
        control=1,
    ),
    Way(
        name="error",
        files=breaking("raise RuntimeError('boom')"),
        says=("features/a.feature:4: … RuntimeError: boom",),
        control=1,
    ),
    Way(
        name="error-of-several-lines",
        files=breaking("raise RuntimeError('boom\\nNOT GREEN: more')"),
        says=("features/a.feature:4: … RuntimeError: boom",),
        control=1,
    ),
    Way(
        name="error-without-a-word",
        files=breaking("raise RuntimeError"),
        says=("features/a.feature:4: … RuntimeError",),
        control=1,
    ),
    Way(
        name="cancelled",
        files=breaking("raise asyncio.CancelledError('boom')"),
        says=("features/a.feature:4: … CancelledError…",),
        control=1,
    ),
    Way(
        name="async-step-that-fails",
        files=defined("async def it_breaks(context):\n    raise AssertionError('boom')"),
        says=("features/a.feature:4: … boom",),
        control=1,
    ),
    Way(
        name="a-process-of-the-step-fails",
        files=breaking(CHILD_OF_THE_STEP),
        says=("features/a.feature:4: … CalledProcessError…",),
        control=1,
    ),
    Way(
        name="undefined",
        files={"features/a.feature": FEATURE},
        says=("features/a.feature:4: … undefined",),
        control=1,
    ),
    Way(
        name="undefined-inside-a-step",
        files=breaking("context.execute_steps('Given it is unheard of')"),
        says=("features/a.feature:4: … it is unheard of",),
        control=1,
    ),
    Way(
        name="pending-without-wip",
        files=breaking("raise StepNotImplementedError('later')"),
        says=("features/a.feature:4: … StepNotImplementedError",),
        control=1,
    ),
    Way(
        name="cleanup-of-a-scenario",
        files=breaking("context.add_cleanup(lambda: 1 / 0)"),
        says=("features/a.feature:3: … cleanup … division by zero",),
        control=1,
    ),
    Way(
        name="cleanup-of-a-feature",
        guard="containers",
        files=breaking("context.add_cleanup(lambda: 1 / 0, layer='feature')"),
        says=("features/a.feature:1: … cleanup … division by zero",),
        control=1,
    ),
    Way(
        name="cleanup-of-the-run",
        files=breaking("context.add_cleanup(lambda: 1 / 0, layer='testrun')"),
        says=("… cleanup … division by zero",),
        control=1,
    ),
    Way(
        name="cleanup-whose-error-is-declared-harmless",
        guard="cleanups",
        files=breaking("context.fail_on_cleanup_errors = False\ncontext.add_cleanup(lambda: 1 / 0)"),
        says=("features/a.feature:3: … cleanup … division by zero",),
    ),
    Way(
        name="hangs",
        files=breaking(HANG),
        arguments=("-D", "timeout=1"),
        says=("features/a.feature:3: timed out after 1 s",),
        control=None,
    ),
    Way(
        name="takes-too-long",
        files=breaking("threading.Event().wait(2)"),
        arguments=("-D", "timeout=1"),
        says=("features/a.feature:3: timed out after 1 s",),
        guard="timeouts",
    ),
    Way(
        name="hangs-and-catches-everything",
        files=breaking(STUBBORN),
        arguments=("-D", "timeout=1"),
        says=("features/a.feature:3: timed out after 1 s",),
        control=None,
    ),
)

WAYS_IN_STEPS = (*LEAVING, *LYING, *FAILING)
