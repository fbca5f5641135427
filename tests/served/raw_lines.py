"""A connection without an HTTP client, which would mend, hide or retry what is to be seen here."""

import re
import socket
from dataclasses import dataclass, field
from time import perf_counter
from types import TracebackType

HEAD_END = b"\r\n\r\n"
PATIENCE = 20.0  # seconds without a byte


@dataclass
class Raw:
    """What came, and how it ended: `whole` by its own length, `eof`, or `reset`."""

    end: str
    head: bytes = b""
    body: bytes = b""
    pieces: int = 0
    seconds: float = 0.0

    @property
    def status(self) -> int:
        return int(self.head.split(b" ", 2)[1])

    @property
    def headers(self) -> dict[str, str]:
        lines = self.head.decode("latin-1").split("\r\n")[1:]
        return {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}

    @property
    def length(self) -> int:
        """As it was told."""
        return int(self.headers["content-length"])


def request(path: str, sandbox: str, method: str = "GET", body: bytes = b"", *headers: str) -> bytes:
    kind = ["Content-Type: application/json", f"Content-Length: {len(body)}"] if body else []
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", f"X-YSS-Sandbox: {sandbox}", *kind, *headers]
    return "\r\n".join([*lines, "", ""]).encode() + body


@dataclass
class Line:
    """One connection, kept alive; what came too early for one answer is the next one's."""

    port: int
    _left: bytes = field(default=b"", init=False)

    def __post_init__(self) -> None:
        self.socket = socket.create_connection(("127.0.0.1", self.port), PATIENCE)

    def __enter__(self) -> "Line":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.socket.close()

    def ask(self, path: str, sandbox: str, method: str = "GET", body: bytes = b"") -> Raw:
        began = perf_counter()
        self.send(request(path, sandbox, method, body))
        answer = self.read(without_body=method == "HEAD")
        answer.seconds = perf_counter() - began
        return answer

    def send(self, sent: bytes) -> None:
        self.socket.sendall(sent)

    def read(self, *, without_body: bool = False) -> Raw:
        """The next answer, to its end or to that of the connection."""
        answer = Raw("open")
        while HEAD_END not in self._left:
            if end := self._receive():
                return Raw(end, self._left)
        answer.head, _, rest = self._left.partition(HEAD_END)
        length = 0 if without_body else int(_length(answer.head))
        self._left, answer.pieces = rest, 1 if rest else 0
        while len(self._left) < length:
            if end := self._receive():
                answer.end, answer.body = end, self._left
                return answer
            answer.pieces += 1
        answer.end, answer.body, self._left = "whole", self._left[:length], self._left[length:]
        return answer

    def _receive(self) -> str:
        """More of what comes; how the connection ended, if it has."""
        try:
            came = self.socket.recv(65536)
        except ConnectionResetError:
            return "reset"
        self._left += came
        return "" if came else "eof"


def _length(head: bytes) -> bytes:
    found = re.search(rb"(?im)^content-length: *(\d+)", head)
    assert found, head
    return found[1]
