"""The names this machine may be asked for by."""

import re

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from mock_platform.web.problems import Problem, answer

_KNOWN = re.compile(r"(127\.0\.0\.1|localhost|\[::1\])(:[0-9]{1,5})?", re.IGNORECASE)


class KnownHosts:
    """Refuse any other name with 421: it may be a foreign page's own, made to point at this machine."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or _is_known(Request(scope)):
            await self.app(scope, receive, send)
        else:
            await answer(Request(scope), _unknown(scope))(scope, receive, send)


def _is_known(request: Request) -> bool:
    named = request.headers.getlist("host")
    return len(named) == 1 and _KNOWN.fullmatch(named[0]) is not None


def _unknown(scope: Scope) -> Problem:
    _host, port = scope.get("server") or ("", None)
    own = f"http://127.0.0.1:{port}/" if port else "http://127.0.0.1/"
    return Problem(421, "地址不对", f"模拟平台只在本机使用，请改用 {own} 打开", href=own, way_on="用本机地址打开")
