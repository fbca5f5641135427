"""How much of a body is read."""

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MAX_BODY = 10 * 1024 * 1024  # bytes kept of a request
MAX_DRAINED = 64 * 1024 * 1024  # bytes read of it at all


class BodyLimit:
    """Refuse bodies over MAX_BODY with 413."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.app(scope, limited(receive) if scope["type"] == "http" else receive, send)


def limited(receive: Receive) -> Receive:
    """As much of a body as is kept, and HTTPException (413) for one byte more.

    What follows is still read and thrown away, for a browser shows no answer to a request it could not finish.
    """
    taken = 0

    async def receive_limited() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > MAX_BODY:
            await _drain(message, receive, taken)
            raise HTTPException(413)
        return message

    return receive_limited


async def whole_body(receive: Receive) -> bytes:
    """ClientDisconnect if it breaks off."""
    pieces, more = [], True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        pieces.append(message.get("body", b""))
        more = message.get("more_body", False)
    return b"".join(pieces)


async def _drain(message: Message, receive: Receive, taken: int) -> None:
    while message.get("more_body") and taken < MAX_DRAINED:
        message = await receive()
        taken += len(message.get("body", b""))
