"""The application: every door opens onto this one."""

from collections.abc import Iterable
from functools import cache

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from mock_platform.application.platform import Platform
from mock_platform.core.errors import PlatformError
from mock_platform.web import document, problems
from mock_platform.web.calls import routes_of
from mock_platform.web.door import UNKNOWN, turned_away
from mock_platform.web.entrance import Entrance
from mock_platform.web.files import file_routes
from mock_platform.web.hosts import host_named
from mock_platform.web.limits import BodyLimit
from mock_platform.web.pages import about, cases, explorer, home, services, wechat
from mock_platform.web.sandbox_key import SandboxCookie

# The most used first: they are tried one after the other.
PAGES = (cases, services, home, wechat, about, explorer)


async def _not_http(request: Request, error: Exception) -> Response:
    return turned_away(request, UNKNOWN, problems.not_http(request, error), error)


ERRORS = {
    PlatformError: problems.told,
    HTTPException: _not_http,
    ClientDisconnect: _not_http,
    Exception: problems.broken,
}


def create_app(platform: Platform, *, strict: bool = False, hosts: Iterable[str] = (), token: str = "") -> Starlette:
    """The pages, the reference API and the control plane of `platform`, as one ASGI application.

    A strict one refuses what names no sandbox. It answers to the names of this machine, and to `hosts`. With a `token`
    the control plane wants it.
    """
    pages = [page for module in PAGES for page in module.pages]
    others = [Route("/openapi.json", document.show), *file_routes()]
    app = Starlette(
        routes=[*pages, *others, *_operations()],
        middleware=[
            Middleware(Entrance, _operations()),
            Middleware(SandboxCookie),
            Middleware(BodyLimit),
        ],
        exception_handlers=ERRORS,
    )
    app.state.platform = platform
    app.state.strict = strict
    app.state.hosts = frozenset(map(host_named, hosts))
    app.state.token = token
    return app


@cache
def _operations() -> tuple[Route, ...]:
    """The same for every platform, and most of what it takes to open one."""
    return tuple(route for router in document.ROUTERS for route in routes_of(router))
