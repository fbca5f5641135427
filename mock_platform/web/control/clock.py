"""The clock of a sandbox."""

from datetime import timedelta

from mock_platform.application import clock
from mock_platform.application.sandbox import Sandbox
from mock_platform.core.errors import InvalidField
from mock_platform.web.control.answers import ClockAnswer
from mock_platform.web.control.bodies import AdvanceBody, ClockBody
from mock_platform.web.control.routers import SANDBOX, control_router

router = control_router()
CLOCK = SANDBOX + "/clock"


@router.get(CLOCK)
def read_clock(sandbox: Sandbox) -> ClockAnswer:
    """What time it is there."""
    return ClockAnswer.of(sandbox)


@router.put(CLOCK)
def set_clock(sandbox: Sandbox, body: ClockBody) -> ClockAnswer:
    """Stop the clock at a moment, or let it run: with the real one, or so far ahead of it."""
    if body.frozen_at is not None and body.offset is not None:
        raise InvalidField("offset", "停住的时钟没有偏移，frozen_at 与 offset 只写一个")
    if body.frozen_at is not None:
        clock.freeze(sandbox, body.frozen_at)
    else:
        clock.run(sandbox, body.offset or timedelta())
    return ClockAnswer.of(sandbox)


@router.post(CLOCK + "/advance")
def advance_clock(sandbox: Sandbox, body: AdvanceBody) -> ClockAnswer:
    """Move the clock on, whether it stands or runs: by seconds, or by a duration such as P1D."""
    clock.advance(sandbox, body.by)
    return ClockAnswer.of(sandbox)
