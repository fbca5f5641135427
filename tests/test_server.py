"""How the platform listens."""

import asyncio
import socket
from contextlib import closing

import pytest

from mock_platform.server import HOST, listen


async def _taken(listener: socket.socket) -> int:
    """What an accepted connection says of sending at once."""
    said: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def on_connection(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        said.set_result(writer.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
        writer.close()

    async with await asyncio.start_server(on_connection, sock=listener):
        with socket.create_connection(listener.getsockname()):
            return await said


def test_answers_are_sent_at_once() -> None:
    """Else each waits for the client to acknowledge the piece before it: forty milliseconds a request."""
    assert asyncio.run(_taken(listen(0)))


def test_a_port_that_is_taken_is_refused() -> None:
    with closing(listen(0)) as taken, pytest.raises(OSError, match="in use"):
        listen(taken.getsockname()[1])
    with closing(listen(0)) as free:
        assert free.getsockname()[0] == HOST
