"""The application: every door opens onto this one."""

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.staticfiles import StaticFiles

from mock_platform import __version__
from mock_platform.application.platform import Platform
from mock_platform.core.errors import PlatformError
from mock_platform.web import control, problems
from mock_platform.web.api import router as api
from mock_platform.web.document import describe
from mock_platform.web.hosts import KnownHosts
from mock_platform.web.limits import BodyLimit, SecurityHeaders
from mock_platform.web.pages import about, cases, explorer, home, services, wechat
from mock_platform.web.render import FOLDER
from mock_platform.web.sandbox_key import SandboxCookie

# The most used first: they are tried one after the other.
PAGES = (cases, services, home, wechat, about, explorer)


def create_app(platform: Platform) -> FastAPI:
    """The pages and the control plane of `platform`, as one ASGI application."""
    app = FastAPI(title="YSS mock platform", version=__version__, docs_url=None, redoc_url=None)
    app.state.platform = platform
    for module in PAGES:
        app.router.routes.extend(module.pages)
    app.state.routes = [*app.router.routes, *api.router.routes, *control.router.routes]
    app.include_router(api.router)
    app.include_router(control.router)
    app.mount("/static", StaticFiles(directory=FOLDER / "static"))
    describe(app)
    _answer_errors(app)
    # The last one added is the outermost.
    app.add_middleware(BodyLimit)
    app.add_middleware(SandboxCookie)
    app.add_middleware(KnownHosts)
    app.add_middleware(SecurityHeaders)
    return app


def _answer_errors(app: FastAPI) -> None:
    app.add_exception_handler(PlatformError, problems.refused)
    app.add_exception_handler(HTTPException, problems.not_http)
    app.add_exception_handler(ClientDisconnect, problems.not_http)
    app.add_exception_handler(RequestValidationError, problems.not_valid)
    app.add_exception_handler(Exception, problems.broken)
