"""Limits and headers around every request, as plain ASGI."""

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MAX_BODY = 10 * 1024 * 1024  # bytes kept of a request
MAX_DRAINED = 64 * 1024 * 1024  # bytes read of it at all
SECURITY = {
    "Content-Security-Policy": (
        "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}
_RAW = [(name.lower().encode(), value.encode()) for name, value in SECURITY.items()]


class BodyLimit:
    """Refuse bodies over MAX_BODY with 413.

    What follows is still read and thrown away, for a browser shows no answer to a request it could not finish.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        taken = 0

        async def limited() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > MAX_BODY:
                await _drain(message, receive, taken)
                raise HTTPException(413)
            return message

        await self.app(scope, limited if scope["type"] == "http" else receive, send)


async def _drain(message: Message, receive: Receive, taken: int) -> None:
    while message.get("more_body") and taken < MAX_DRAINED:
        message = await receive()
        taken += len(message.get("body", b""))


class SecurityHeaders:
    """Add the headers that keep a page from loading or sending anything elsewhere."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *_RAW]
            await send(message)

        await self.app(scope, receive, with_headers)
