"""Where every request comes in."""

from collections.abc import Sequence

from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from mock_platform.web.headers import secured
from mock_platform.web.hosts import refusal_of
from mock_platform.web.shortcut import Shortcut


class Entrance:
    """Whoever may not come in is told so, operations are found at once, and all else goes on to the application."""

    def __init__(self, app: ASGIApp, operations: Sequence[Route]) -> None:
        self.app = app
        self._shortcut = Shortcut(operations)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            way = refusal_of(scope) or self._shortcut.find(scope) or self.app
            await way(scope, receive, secured(send))
        else:
            await self.app(scope, receive, send)
