"""A served platform, somebody who arranges it by command, and a sandbox for each test."""

from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from threading import Thread

import pytest

from tests.commands.calling import Caller
from tests.commands.foreign import Foreign


@pytest.fixture(scope="session")
def yss(platform_address: str) -> Caller:
    return Caller(platform_address)


@pytest.fixture
def key(yss: Caller) -> str:
    """A new sandbox, in which it is noon and a pensioner is logged in."""
    made = yss.well("sandbox", "new", "seed=7", "frozen_at=2025-03-15T12:00:00+08:00", 'people=["employee"]')
    return made.out.strip()


@pytest.fixture(scope="session")
def foreign() -> Iterator[str]:
    """The address of a server that is no platform; a further part says what it answers to everything."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Foreign) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
