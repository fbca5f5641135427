"""Waiting at a wire: as long as told and no shorter, unless nobody waits any more or the server stops."""

import asyncio
import signal
import sys
from pathlib import Path
from time import monotonic

import pytest

from mock_platform.connection import SocketWire
from tests.served.processes import PATIENCE, serving
from tests.served.raw_lines import Line, request

if sys.platform == "win32":
    run = asyncio.run
else:
    from uvloop import run  # what the server takes, if it is there

MOMENT = 0.003
LONG = 60.0  # seconds, more than any of these tests may take
ENDS = {signal.SIGINT: 130, signal.SIGTERM: -signal.SIGTERM}


async def _waits() -> list[float]:
    wire, took = SocketWire(asyncio.Transport()), []
    for _ in range(200):
        began = monotonic()
        await wire.wait(MOMENT)
        took.append(monotonic() - began)
    return took


def test_no_wait_is_shorter_than_told() -> None:
    assert min(run(_waits())) >= MOMENT


async def _hurried() -> None:
    wire = SocketWire(asyncio.Transport())
    waiting = asyncio.ensure_future(wire.wait(LONG))
    await asyncio.wait([waiting], timeout=MOMENT)
    assert not waiting.done()
    wire.hurried.set()
    await asyncio.wait_for(waiting, PATIENCE)


def test_nobody_is_kept_who_need_not_wait() -> None:
    run(_hurried())


@pytest.mark.parametrize(("kind", "how"), [("fixed_delay", signal.SIGINT), ("slow_body", signal.SIGTERM)])
def test_a_server_that_is_stopped_keeps_nobody_waiting(tmp_path: Path, kind: str, how: signal.Signals) -> None:
    """Whoever waits is answered at once, and the server ends."""
    with serving(tmp_path) as served, served.control() as control, Line(served.port) as line:
        control.post("/sandboxes/default/faults", json={"kind": kind, "seconds": LONG}).raise_for_status()
        line.send(request("/api/v1/session", "default"))
        sought = {"operation": "read_session"}
        asked = (control.get("/sandboxes/default/journal", params=sought).json() for _ in range(1000))
        assert any(asked), "the request has not come"
        served.process.send_signal(how)
        answer = line.read()
        assert (answer.end, answer.status) == ("whole", 200)
        assert served.process.wait(PATIENCE) == ENDS[how]
