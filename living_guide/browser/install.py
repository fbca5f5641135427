"""Carrying out a plan: every command is shown before it runs, and writes to the terminal itself."""

import shlex
import subprocess
from collections.abc import Callable, Iterable

from living_guide.browser.plan import Action, Command

NOT_FOUND = 127  # what a shell answers for a command that does not exist


def run(command: Command) -> int:
    """Run `command` on this terminal; its exit code, 127 when it does not exist."""
    try:
        process = subprocess.Popen(command)
    except FileNotFoundError:
        return NOT_FOUND
    try:
        return process.wait()
    except KeyboardInterrupt:
        process.wait()  # it got the signal too; killing apt-get half way would leave packages half installed
        raise


def carry_out(actions: Iterable[Action], say: Callable[[str], None], run: Callable[[Command], int] = run) -> None:
    """Run the actions in order. `say` is given every command before it runs, and the hint of what failed."""
    for action in actions:
        _reach(action, say, run)


def describe(actions: Iterable[Action]) -> list[str]:
    """The actions as lines for people: goal, then what is tried for it, in order."""
    return [line for action in actions for line in (f"{action.goal}:", *_attempts(action))]


def _attempts(action: Action) -> list[str]:
    if not action.attempts:
        return [f"  {action.hint}"]
    first, *others = map(shlex.join, action.attempts)
    return [f"  {first}", *(f"  or, if that fails: {other}" for other in others)]


def _reach(action: Action, say: Callable[[str], None], run: Callable[[Command], int]) -> None:
    for command in action.attempts:
        say(f"{action.goal}: {shlex.join(command)}")
        if run(command) == 0:
            return
    say(action.hint)
