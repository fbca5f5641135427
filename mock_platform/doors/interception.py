"""`requests` calls answered in this process, by way of `responses`."""

import http.client
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal
from unittest.mock import patch
from urllib.parse import urlsplit

import requests
import responses
from requests import PreparedRequest
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, Timeout
from urllib3.exceptions import ProtocolError, ReadTimeoutError

from mock_platform.doors.driver import Answered, Asked, Driver

Others = Literal["refuse", "pass"]
ANY = "ANY"
ELSEWHERE = 'is where the mock platform answers; with others="pass" requests to other hosts go there'
USUAL_PORTS = {"http": 80, "https": 443}


class NotIntercepted(socket.gaierror):
    """Somebody asked for the platform past `requests`."""

    def __init__(self, host: str) -> None:
        super().__init__(
            socket.EAI_NONAME,
            f"{host} is no host: the mock platform answers there in this process, and to `requests` alone. For httpx "
            "take `platform.transport()`; for any other client start one with `mock_platform.serve()`",
        )


class _Door(responses.CallbackResponse):
    """Whatever is asked of an address, by any method."""

    def __init__(self, driver: Driver, address: str, calls: responses.CallList) -> None:
        super().__init__(ANY, address, self._answer, content_type=None)
        self._driver = driver
        self._origin = _origin(address)
        self._all_calls = calls

    def matches(self, request: PreparedRequest) -> tuple[bool, str]:
        return _origin(request.url or "") == self._origin, ELSEWHERE

    def _answer(self, request: Any) -> tuple[int, list[tuple[str, str]], bytes | Exception]:
        # They would be kept to the end, with every page; the platform has a journal.
        self._all_calls.reset()
        self.calls.reset()
        patience = _patience(request.req_kwargs.get("timeout"))
        answered = self._driver.ask(Asked(request.method, request.url, _headers(request), _body(request), patience))
        headers = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in answered.headers]
        return answered.status, headers, _error(answered, request) or answered.body


@contextmanager
def intercepted(driver: Driver, address: str, others: Others) -> Iterator[None]:
    """Meanwhile `requests` is answered at `address`; other hosts are refused or passed through, by choice."""
    host = urlsplit(address).hostname or ""
    # Whoever passes on passes on to whoever was there before: another platform, or mocks of the caller's own.
    mocking = responses.RequestsMock(assert_all_requests_are_fired=False, real_adapter_send=HTTPAdapter.send)
    with mocking as mock, _guarded(host):
        mock.add(_Door(driver, address, mock.calls))
        if others == "pass":
            mock.add_passthru("http://")
            mock.add_passthru("https://")
        yield


@contextmanager
def _guarded(host: str) -> Iterator[None]:
    """No client looks for the host elsewhere: it is told what to do instead."""
    usual = socket.getaddrinfo

    def getaddrinfo(asked: Any, *arguments: Any, **more: Any) -> Any:
        name = asked.decode("ascii", "replace") if isinstance(asked, bytes) else asked
        if isinstance(name, str) and name.lower().rstrip(".") == host:
            raise NotIntercepted(host)
        return usual(asked, *arguments, **more)

    with patch.object(socket, "getaddrinfo", getaddrinfo):
        yield


def _headers(request: PreparedRequest) -> list[tuple[bytes, bytes]]:
    return [(_bytes(name), _bytes(value)) for name, value in request.headers.items()]


def _bytes(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode("latin-1")


def _body(request: PreparedRequest) -> bytes:
    body = request.body
    if body is None:
        return b""
    if isinstance(body, str):
        return body.encode()
    if isinstance(body, bytes | bytearray | memoryview):
        return bytes(body)
    if hasattr(body, "read"):
        return _read(body.read())
    return b"".join(_read(piece) for piece in body)


def _read(piece: str | bytes) -> bytes:
    return piece.encode() if isinstance(piece, str) else bytes(piece)


def _origin(url: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port or USUAL_PORTS.get(parts.scheme)


def _patience(timeout: Any) -> float | None:
    """Seconds for which `requests` would wait for the next byte."""
    read = timeout[-1] if isinstance(timeout, tuple) else timeout
    read = read.read_timeout if isinstance(read, Timeout) else read
    return read if isinstance(read, int | float) else None


def _error(answered: Answered, request: Any) -> Exception | None:
    """What `requests` raises for such a wire. Of a body that is too short it sees that by itself."""
    if answered.cut == "late":
        late = ReadTimeoutError(HTTPConnectionPool(urlsplit(request.url).hostname), request.url, "Read timed out.")
        kind = requests.ConnectionError if answered.status else requests.ReadTimeout
        return kind(late, request=request)
    if answered.cut and not answered.status:
        return requests.ConnectionError(ProtocolError("Connection aborted.", _end(answered)), request=request)
    return None


def _end(answered: Answered) -> OSError:
    if answered.cut == "reset":
        return ConnectionResetError(104, "Connection reset by peer")
    return http.client.RemoteDisconnected("Remote end closed connection without response")
