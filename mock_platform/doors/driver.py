"""The application driven by hand: what is asked of it is answered at once, without a server and without a loop.

It never waits for anything but what it is sent, so a coroutine of it runs from its beginning to its end in one go;
nobody is in the way of a loop that the caller may be running.
"""

import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import inf
from urllib.parse import unquote, urlsplit

import anyio
from starlette.types import ASGIApp, Message, Scope

from mock_platform.wire import EXTENSION

Headers = list[tuple[bytes, bytes]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A request; `url` is a whole one. `patience` is how many seconds the caller waits for the next byte."""

    method: str
    url: str
    headers: Headers
    body: bytes = b""
    patience: float | None = None


@dataclass(slots=True)
class Answered:
    """What came back. `cut` says that the connection was `reset`, or `closed` before all was sent, or that the caller
    had gone, for whom it came too `late`."""

    status: int = 0
    headers: Headers = field(default_factory=list)
    body: bytes = b""
    cut: str = ""
    patience: float = inf
    silent: float = 0.0  # seconds since the last byte

    async def wait(self, seconds: float) -> None:
        left = self.patience - self.silent
        if not self.cut:
            await self._pass(min(seconds, left))
            self.silent += seconds
            self.cut = "late" if seconds > left else ""

    async def _pass(self, seconds: float) -> None:
        time.sleep(seconds)

    async def reset(self) -> None:
        self.cut = "reset"

    async def close(self) -> None:
        self.cut = "closed"


class _Awaited(Answered):
    """For a caller with a loop, in which others go on meanwhile."""

    async def _pass(self, seconds: float) -> None:
        await anyio.sleep(seconds)


class Driver:
    """Drives one application, for any number of threads."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    def ask(self, asked: Asked) -> Answered:
        """The answer; a fault of the application is raised here."""
        answered = Answered(patience=_patience(asked))
        _run(self._drive(asked, answered))
        return answered

    async def awaited(self, asked: Asked) -> Answered:
        """The same, for callers that await."""
        answered = _Awaited(patience=_patience(asked))
        await self._drive(asked, answered)
        return answered

    async def _drive(self, asked: Asked, answered: Answered) -> None:
        sent = iter(({"type": "http.request", "body": asked.body, "more_body": False},))

        async def receive() -> Message:
            return next(sent, {"type": "http.disconnect"})

        async def send(message: Message) -> None:
            if answered.cut:
                return
            answered.silent = 0.0
            if message["type"] == "http.response.start":
                answered.status = message["status"]
                answered.headers = list(message["headers"])
            elif asked.method != "HEAD":
                answered.body += message.get("body", b"")

        await self.app(_scope(asked, answered), receive, send)


def _patience(asked: Asked) -> float:
    return inf if asked.patience is None else asked.patience


def _run(coroutine: object) -> None:
    try:
        coroutine.send(None)  # type: ignore[attr-defined]
    except StopIteration:
        return
    raise RuntimeError("the application waits for something in this process")


def _scope(asked: Asked, answered: Answered) -> Scope:
    parts = urlsplit(asked.url)
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": asked.method,
        "scheme": parts.scheme,
        "path": unquote(parts.path) or "/",
        "raw_path": (parts.path or "/").encode(),
        "query_string": parts.query.encode(),
        "root_path": "",
        "headers": _with_host(asked.headers, parts.netloc.rpartition("@")[2]),
        "server": (parts.hostname, parts.port),
        "client": None,
        "extensions": {EXTENSION: answered},
    }


def _with_host(headers: Iterable[tuple[bytes, bytes]], host: str) -> Headers:
    told = [(name.lower(), value) for name, value in headers]
    return told if any(name == b"host" for name, _ in told) else [(b"host", host.encode()), *told]
