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

from mock_platform.doors.driver import Answered, Asked, Driver

Others = Literal["refuse", "pass"]
ANY = "ANY"


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

    def __init__(self, driver: Driver, address: str) -> None:
        super().__init__(ANY, address, self._answer, content_type=None)
        self._driver = driver
        self._address = address

    def matches(self, request: PreparedRequest) -> tuple[bool, str]:
        url = request.url or ""
        return url == self._address or url.startswith((f"{self._address}/", f"{self._address}?")), ""

    def _answer(self, request: Any) -> tuple[int, list[tuple[str, str]], bytes | Exception]:
        asked = Asked(request.method, request.url, _headers(request), _body(request))
        answered = self._driver.ask(asked)
        headers = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in answered.headers]
        return answered.status, headers, _error(answered) or answered.body


@contextmanager
def intercepted(driver: Driver, address: str, others: Others) -> Iterator[None]:
    """Meanwhile `requests` is answered at `address`; other hosts are refused or passed through, by choice."""
    host = urlsplit(address).hostname or ""
    with responses.RequestsMock(assert_all_requests_are_fired=False) as mock, _guarded(host):
        mock.add(_Door(driver, address))
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
        if isinstance(name, str) and name.lower() == host:
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
    if isinstance(body, bytes | bytearray):
        return bytes(body)
    if hasattr(body, "read"):
        return _read(body.read())
    return b"".join(_read(piece) for piece in body)


def _read(piece: str | bytes) -> bytes:
    return piece.encode() if isinstance(piece, str) else bytes(piece)


def _error(answered: Answered) -> Exception | None:
    """What `requests` raises for such a wire."""
    if answered.cut == "reset":
        return requests.ConnectionError(ConnectionResetError(104, "Connection reset by peer"))
    if answered.cut and answered.status:
        missing = http.client.IncompleteRead(answered.body)
        return requests.exceptions.ChunkedEncodingError(missing)
    if answered.cut:
        return requests.ConnectionError(http.client.RemoteDisconnected("Remote end closed connection without response"))
    return None
