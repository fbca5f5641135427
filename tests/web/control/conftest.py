"""One platform for each module, and in it a new sandbox for each test that asks for one."""

from collections.abc import Iterator

import pytest

from tests.web.control.world import RealClock, World
from tests.web.in_process import InProcess, in_process


@pytest.fixture(scope="module")
def app() -> Iterator[InProcess]:
    with in_process() as opened:
        yield opened


@pytest.fixture
def here(app: InProcess) -> World:
    return World(app)


@pytest.fixture
def clock(app: InProcess, monkeypatch: pytest.MonkeyPatch) -> RealClock:
    """The platform's own clock, which goes on only when it is told."""
    clock = RealClock()
    monkeypatch.setattr(app.platform, "clock", clock)
    return clock
