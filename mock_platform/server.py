"""Serving the application."""

import socket
from collections.abc import Callable
from threading import Thread
from typing import BinaryIO

import uvicorn
from starlette.types import ASGIApp

from mock_platform.connection import Connection

HOST = "127.0.0.1"
BACKLOG = 2048  # connections waiting
EVERY_ADDRESS = {"0.0.0.0": HOST, "::": "::1"}  # of this machine, and the one it calls itself


def listen(port: int, host: str = HOST) -> socket.socket:
    """A listening socket; port 0 takes a free one. OSError if the port is taken, or if the address is none of this
    machine's."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio sends at once (TCP_NODELAY) only on a socket that says it is TCP.
    sock = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        sock.bind((host, port))
        sock.listen(BACKLOG)
    except OSError:
        sock.close()
        raise
    return sock


def address_of(sock: socket.socket) -> str:
    """Where it is reached from this machine."""
    host, port = sock.getsockname()[:2]
    host = EVERY_ADDRESS.get(host, host)
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def server_of(app: ASGIApp) -> uvicorn.Server:
    """A server that logs only what goes wrong, and to which a proxy's headers say nothing."""
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        lifespan="off",
        http=Connection,
    )
    return uvicorn.Server(config)


def serve(
    app: ASGIApp, sock: socket.socket, announce: Callable[[str], None], stop_with: BinaryIO | None = None
) -> None:
    """Serve until interrupted, or until `stop_with` ends; `announce` is called with the address as soon as
    connections are taken."""
    server = server_of(app)
    if stop_with is not None:
        Thread(target=_stop_at_end, args=(server, stop_with), daemon=True).start()
    announce(address_of(sock))
    server.run(sockets=[sock])


def _stop_at_end(server: uvicorn.Server, stream: BinaryIO) -> None:
    while stream.read(1024):
        pass
    server.should_exit = True
