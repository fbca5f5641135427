"""Signals that ask an acceptance to end."""

import signal
from typing import Any, NoReturn


class Interrupted(KeyboardInterrupt):
    """A signal asked the process to end; as with shells the exit code is 128 and the signal's number."""

    @property
    def code(self) -> int:
        return 128 + int(self.args[0])


def heed_signals() -> None:
    """From now on SIGINT and SIGTERM raise Interrupted, once: whoever presses the keys again while the summary is
    being made ends the process for good."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _interrupt)


def _interrupt(number: int, _: Any) -> NoReturn:
    signal.signal(number, signal.SIG_DFL)
    raise Interrupted(number)
