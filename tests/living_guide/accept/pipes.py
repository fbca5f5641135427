"""Named pipes to wait by: for a process to get somewhere, and for it to be gone."""

import os
import select
from contextlib import ExitStack
from pathlib import Path

PATIENCE = 60  # seconds


class Pipe:
    """Processes open its `path`, write a line and keep it open; this side hears the lines, and when all have ended."""

    def __init__(self, path: Path, stack: ExitStack) -> None:
        self.path = path
        os.mkfifo(path)
        self._end = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        stack.callback(os.close, self._end)
        self._heard = b""

    def line(self) -> str:
        """The next line somebody writes."""
        while b"\n" not in self._heard:
            more = self._hear()
            assert more, f"nobody is left to write to {self.path.name}"
            self._heard += more
        line, _, self._heard = self._heard.partition(b"\n")
        return line.decode()

    def until_gone(self) -> str:
        """Everything written until all that had it open have ended."""
        while more := self._hear():
            self._heard += more
        return self._heard.decode()

    def _hear(self) -> bytes:
        # Before anybody has opened it there is nothing to hear, not even its end.
        poll = select.poll()
        poll.register(self._end, select.POLLIN)
        assert poll.poll(PATIENCE * 1000), f"nothing comes from {self.path.name}"
        return os.read(self._end, 4096)
