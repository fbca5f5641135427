"""An httpx transport into a platform of this process, for clients that wait and for those that await."""

import httpx

from mock_platform.doors.driver import Answered, Asked, Driver


class Transport(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """`httpx.Client(transport=…, base_url=…)`; faults of the wire are the errors httpx has for them."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return self._answer(request, request.read())

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return self._answer(request, await request.aread())

    def _answer(self, request: httpx.Request, body: bytes) -> httpx.Response:
        answered = self._driver.ask(Asked(request.method, str(request.url), request.headers.raw, body))
        if answered.cut:
            raise _error(answered, request)
        return httpx.Response(answered.status, headers=answered.headers, content=answered.body, request=request)


def _error(answered: Answered, request: httpx.Request) -> httpx.TransportError:
    if answered.cut == "reset":
        return httpx.ReadError("[Errno 104] Connection reset by peer", request=request)
    if answered.status:
        said = f"peer closed connection without sending complete message body (received {len(answered.body)} bytes)"
        return httpx.RemoteProtocolError(said, request=request)
    return httpx.RemoteProtocolError("Server disconnected without sending a response.", request=request)
