"""Which sandbox a request is for: named in the address, in a header or in a cookie; else `default`, or none at all."""

import re

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from mock_platform.core.errors import SandboxNotNamed
from mock_platform.web.headers import header

HEADER = "X-YSS-Sandbox"
_SENT = HEADER.lower().encode()
COOKIE = "yss_sandbox"
PARAMETER = "sandbox"
DEFAULT = "default"
PATTERN = "^[A-Za-z0-9_-]{1,64}$"


def key_of(request: HTTPConnection) -> str:
    """What was named, were it nothing, rather than what was not. SandboxNotNamed where the platform is strict."""
    if "key" in request.path_params:
        return str(request.path_params["key"])
    asked = request.query_params.get(PARAMETER) if request.scope["query_string"] else None
    named = asked or header(request.scope, _SENT)
    if named is not None:
        return named
    if (kept := request.cookies.get(COOKIE)) is None and request.app.state.strict:
        raise SandboxNotNamed
    return kept or DEFAULT


class SandboxCookie:
    """Keep the sandbox named in a page's address (`?sandbox=KEY`) for the pages that follow."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked = scope["type"] == "http" and scope["query_string"]
        if not asked:
            await self.app(scope, receive, send)
            return
        named = HTTPConnection(scope).query_params.get(PARAMETER, "")

        async def with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] < 400:
                MutableHeaders(scope=message).append("Set-Cookie", _cookie(named))
            await send(message)

        await self.app(scope, receive, with_cookie if re.fullmatch(PATTERN, named) else send)


def _cookie(key: str) -> str:
    response = Response()
    response.set_cookie(COOKIE, key, httponly=True, samesite="lax")
    return response.headers["set-cookie"]
