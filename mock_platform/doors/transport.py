"""An httpx transport into a platform of this process, for clients that wait and for those that await."""

from collections.abc import AsyncIterator, Iterator

import httpx

from mock_platform.doors.driver import Answered, Asked, Driver


class Transport(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """`httpx.Client(transport=…, base_url=…)`; faults of the wire are the errors httpx has for them."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return _answer(request, self._driver.ask(_asked(request, request.read())))

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return _answer(request, await self._driver.awaited(_asked(request, await request.aread())))


class _BrokenOff(httpx.SyncByteStream, httpx.AsyncByteStream):
    """What came of a body, and then the error."""

    def __init__(self, body: bytes, error: httpx.TransportError) -> None:
        self._body = body
        self._error = error

    def __iter__(self) -> Iterator[bytes]:
        yield self._body
        raise self._error

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield self._body
        raise self._error


def _asked(request: httpx.Request, body: bytes) -> Asked:
    patience = request.extensions.get("timeout", {}).get("read")
    return Asked(request.method, str(request.url), request.headers.raw, body, patience)


def _answer(request: httpx.Request, answered: Answered) -> httpx.Response:
    if not answered.cut:
        return httpx.Response(answered.status, headers=answered.headers, content=answered.body, request=request)
    error = _error(answered, request)
    if not answered.status:
        raise error
    rest = _BrokenOff(answered.body, error)
    return httpx.Response(answered.status, headers=answered.headers, stream=rest, request=request)


def _error(answered: Answered, request: httpx.Request) -> httpx.TransportError:
    if answered.cut == "late":
        return httpx.ReadTimeout("timed out", request=request)
    if answered.cut == "reset":
        return httpx.ReadError("[Errno 104] Connection reset by peer", request=request)
    if answered.status:
        said = f"peer closed connection without sending complete message body (received {len(answered.body)} bytes)"
        return httpx.RemoteProtocolError(said, request=request)
    return httpx.RemoteProtocolError("Server disconnected without sending a response.", request=request)
