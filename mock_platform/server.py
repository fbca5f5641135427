"""Serving the application on this machine's loopback address."""

import socket
from collections.abc import Callable
from threading import Thread
from typing import BinaryIO

import uvicorn
from starlette.types import ASGIApp

from mock_platform.connection import Connection

HOST = "127.0.0.1"
BACKLOG = 2048  # connections waiting


def listen(port: int) -> socket.socket:
    """A listening socket on the loopback address; port 0 takes a free one. OSError if the port is taken."""
    # asyncio sends at once (TCP_NODELAY) only on a socket that says it is TCP.
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        sock.bind((HOST, port))
        sock.listen(BACKLOG)
    except OSError:
        sock.close()
        raise
    return sock


def address_of(sock: socket.socket) -> str:
    return f"http://{HOST}:{sock.getsockname()[1]}"


def serve(
    app: ASGIApp, sock: socket.socket, announce: Callable[[str], None], stop_with: BinaryIO | None = None
) -> None:
    """Serve until interrupted, or until `stop_with` ends; `announce` is called with the address as soon as
    connections are taken."""
    config = uvicorn.Config(app, log_level="warning", access_log=False, lifespan="off", http=Connection)
    server = uvicorn.Server(config)
    if stop_with is not None:
        Thread(target=_stop_at_end, args=(server, stop_with), daemon=True).start()
    announce(address_of(sock))
    server.run(sockets=[sock])


def _stop_at_end(server: uvicorn.Server, stream: BinaryIO) -> None:
    while stream.read(1024):
        pass
    server.should_exit = True
