"""A platform served on a free port, by a thread of this process or by a process beside it, for as long as needed."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from threading import Thread
from typing import Any

import uvicorn

from mock_platform.bootstrap import open_platform
from mock_platform.client.asking import over_http
from mock_platform.client.control import Control
from mock_platform.doors.opened import DEFAULT, Opened
from mock_platform.server import address_of, listen, server_of
from mock_platform.variables import VARIABLES
from mock_platform.web.app import create_app

GRACE = 5  # seconds a server has to stop


def serve(
    *, port: int = 0, strict: bool = False, process: bool = False, **settings: Any
) -> AbstractContextManager[Opened]:
    """`with serve() as platform:` serves a new platform in memory at `platform.address`, on this machine alone.

    In a thread, or with `process` in a process of its own, which other load does not slow down. `settings` are those of
    its sandbox `default`: seed, edition, people and so on. OSError if the port is taken.
    """
    return _filled(_in_process(port, strict) if process else _in_thread(port, strict), settings, strict)


@contextmanager
def _filled(opening: AbstractContextManager[str], settings: dict[str, Any], strict: bool) -> Iterator[Opened]:
    with opening as address:
        ask, close = over_http(address)
        try:
            if not strict or settings:
                Control(ask).create_sandbox(key=DEFAULT, **settings)
            yield Opened(ask, address)
        finally:
            close()


@contextmanager
def _in_thread(port: int, strict: bool) -> Iterator[str]:
    with listen(port) as sock:
        platform = open_platform()
        server = server_of(create_app(platform, strict=strict))
        thread = Thread(target=server.run, kwargs={"sockets": [sock]}, name="mock platform", daemon=True)
        thread.start()
        try:
            yield address_of(sock)
        finally:
            _stop(server, thread)
            platform.database.close()


def _stop(server: uvicorn.Server, thread: Thread) -> None:
    server.should_exit = True
    thread.join(GRACE)
    server.force_exit = True  # whoever is still being answered is not answered any more
    thread.join(GRACE)


@contextmanager
def _in_process(port: int, strict: bool) -> Iterator[str]:
    command = [sys.executable, "-m", "mock_platform", "serve", "--port", str(port), "--empty", "--until-eof"]
    command += ["--strict"] if strict else []
    # What the environment says of a platform is said of another one: its database, its token, its seed.
    environment = {name: value for name, value in os.environ.items() if name not in VARIABLES}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env=environment) as process:
        try:
            yield _announced(process)
        finally:
            process.terminate()
            process.wait(GRACE)


def _announced(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    said = process.stdout.readline()
    found = re.search(r"http://\S+", said)
    if not found:
        raise OSError(f"the mock platform did not start (exit {process.wait(GRACE)})")
    return found[0]
