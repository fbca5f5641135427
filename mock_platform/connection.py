"""The server's connections, with a wire that faults can cut."""

import asyncio
import socket
import struct
from contextlib import suppress
from time import monotonic
from typing import cast

from uvicorn._types import ASGI3Application
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from mock_platform.joining import JoiningTransport
from mock_platform.wire import EXTENSION

_LINGER_NOT = struct.pack("ii", 1, 0)


class SocketWire:
    """See `mock_platform.wire.Wire`."""

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport
        self.lost = asyncio.Event()
        self.hurried = asyncio.Event()

    async def wait(self, seconds: float) -> None:
        # Again and again, for the loop's own timers may be a millisecond early. Nobody is kept who need not wait.
        until = monotonic() + seconds
        while not self.hurried.is_set() and (left := until - monotonic()) > 0:
            with suppress(TimeoutError):
                async with asyncio.timeout(left):
                    await self.hurried.wait()

    async def reset(self) -> None:
        if not self._transport.is_closing():
            # A socket that does not linger is closed by a reset, instead of by the end of what it sent.
            self._transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER_NOT)
            self._transport.abort()
        await self.lost.wait()

    async def close(self) -> None:
        self._transport.close()
        await self.lost.wait()


class Connection(HttpToolsProtocol):
    """uvicorn's own, which hands its wire to the application."""

    _running: RequestResponseCycle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        joining = cast(asyncio.Transport, JoiningTransport(transport))
        super().connection_made(joining)
        self._wire = SocketWire(joining)

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        if self._running is not None:
            self._running.disconnected = True  # of several requests sent at once uvicorn tells the last alone
        self._wire.hurried.set()
        self._wire.lost.set()

    def shutdown(self) -> None:
        super().shutdown()
        self._wire.hurried.set()

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self.scope["extensions"] = {EXTENSION: self._wire}  # type: ignore[dict-item]

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: ASGI3Application) -> None:
        self._running = cycle
        super()._start_asgi_task(cycle, app)
