"""The server's connections, with a wire that faults can cut."""

import asyncio
import socket
import struct

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from mock_platform.wire import EXTENSION

_LINGER_NOT = struct.pack("ii", 1, 0)


class SocketWire:
    """See `mock_platform.wire.Wire`."""

    def __init__(self, transport: asyncio.Transport, lost: asyncio.Event) -> None:
        self._transport = transport
        self._lost = lost

    async def wait(self, seconds: float) -> None:
        await asyncio.sleep(seconds)

    async def reset(self) -> None:
        # A socket that does not linger is closed by a reset, instead of by the end of what it sent.
        self._transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER_NOT)
        self._transport.abort()
        await self._lost.wait()

    async def close(self) -> None:
        self._transport.close()
        await self._lost.wait()


class Connection(HttpToolsProtocol):
    """uvicorn's own, which hands its wire to the application."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._lost = asyncio.Event()
        self._extensions = {EXTENSION: SocketWire(transport, self._lost)}

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        self._lost.set()

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self.scope["extensions"] = self._extensions  # type: ignore[typeddict-item]
