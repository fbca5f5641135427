"""A transport on which the head of an answer leaves together with its body."""

import asyncio
from typing import Any


class JoiningTransport:
    """The transport it is given, but for this: what is written leaves in one piece when the loop turns.

    uvicorn writes head and body one by one, and each costs a call of the system. Such calls also slow down the work
    between them, so the answers of all connections that were heard in one turn leave after it.
    """

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport
        self._loop = asyncio.get_running_loop()
        self._held = b""

    def write(self, data: bytes) -> None:
        if not self._held:
            self._loop.call_soon(self._flush)
        self._held += data

    def close(self) -> None:
        self._flush()
        self._transport.close()

    def is_closing(self) -> bool:
        return self._transport.is_closing()

    def _flush(self) -> None:
        held, self._held = self._held, b""
        if held and not self._transport.is_closing():  # whoever asked may have gone since
            self._transport.write(held)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)
