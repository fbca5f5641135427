"""Answers spoilt by faults, on their way out."""

from collections.abc import Sequence

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from mock_platform.application.faults import Strike
from mock_platform.core.fault import FaultKind
from mock_platform.wire import Wire, wire_of

DELAYS = frozenset({FaultKind.FIXED_DELAY, FaultKind.RANGE_DELAY, FaultKind.LOGNORMAL_DELAY})
PIECES = 10  # of a slow body


class StruckResponse(Response):
    """An answer, and the faults that strike it, in their order: delays add up, the first other one decides the rest."""

    def __init__(self, response: Response, strikes: Sequence[Strike]) -> None:
        self.response = response
        self.strikes = strikes
        self.status_code = response.status_code
        self.raw_headers = response.raw_headers
        self.whole = bytes(response.body)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        wire = wire_of(scope)
        for strike in self.strikes:
            if strike.fault.kind in DELAYS:
                await wire.wait(strike.seconds)
        spoiling = next((each for each in self.strikes if each.fault.kind not in DELAYS), None)
        if spoiling is None:
            await self.response(scope, receive, send)
        else:
            await self._spoilt(spoiling, wire, send)

    async def _spoilt(self, strike: Strike, wire: Wire, send: Send) -> None:
        parameters, body = strike.fault.parameters, self.whole
        match strike.fault.kind:
            case FaultKind.CONNECTION_RESET:
                await wire.reset()
            case FaultKind.EMPTY_ANSWER:
                await wire.close()
            case FaultKind.TRUNCATED_BODY:
                await self._start(send, len(body))
                await send(_piece(body[: int(len(body) * float(parameters["share"]))], more=True))
                await wire.close()
            case FaultKind.SLOW_BODY:
                await self._slowly(strike.seconds, wire, send)
            case FaultKind.BROKEN_JSON:
                broken = body[: len(body) // 2] + b"\xe4{"
                await self._whole(send, broken)
            case FaultKind.WRONG_CONTENT_TYPE:
                await self._whole(send, body, str(parameters["content_type"]))
            case _:
                await self._whole(send, body)

    async def _slowly(self, seconds: float, wire: Wire, send: Send) -> None:
        body = self.whole
        await self._start(send, len(body))
        for piece in range(PIECES):
            await wire.wait(seconds / PIECES)
            await send(_piece(body[len(body) * piece // PIECES : len(body) * (piece + 1) // PIECES], more=True))
        await send(_piece(b"", more=False))

    async def _whole(self, send: Send, body: bytes, kind: str | None = None) -> None:
        await self._start(send, len(body), kind)
        await send(_piece(body, more=False))

    async def _start(self, send: Send, length: int, kind: str | None = None) -> None:
        changed = {b"content-length": str(length).encode(), **({b"content-type": kind.encode()} if kind else {})}
        headers = [(name, value) for name, value in self.raw_headers if name not in changed]
        await send({"type": "http.response.start", "status": self.status_code, "headers": [*headers, *changed.items()]})


def _piece(body: bytes, *, more: bool) -> dict[str, object]:
    return {"type": "http.response.body", "body": body, "more_body": more}
