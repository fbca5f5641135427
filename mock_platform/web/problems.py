"""Refusals and faults to answers: pages for people, problem details (RFC 9457) for programs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Match

from mock_platform.core import errors
from mock_platform.core.fault import Fault
from mock_platform.web.api.steps import steps
from mock_platform.web.headers import SECURITY
from mock_platform.web.refusals import BUSY, CLAUSES, CODES, HTTP_WORDS, INJECTED, OTHER_WORDS, STATUSES, TITLES
from mock_platform.web.render import page
from mock_platform.web.wording import sentences

Details = Mapping[str, Any]


class InvalidRequest(Exception):
    """A request that does not fit the document; `errors` are pydantic's, with the place of each in the request."""

    def __init__(self, errors: Sequence[Details]) -> None:
        super().__init__(f"{len(errors)} errors")
        self.errors = errors


@dataclass(frozen=True, slots=True)
class Problem:
    """What happened, and how to go on; without `href` no page leads on."""

    status: int
    title: str
    detail: str
    href: str = "/yss"
    way_on: str = "返回首页"


START_AGAIN = {"href": "/?sandbox=default", "way_on": "使用默认沙箱"}
NOWHERE = {"href": "", "way_on": ""}
TO_WECHAT = {"href": "/", "way_on": "返回微信首页"}


async def told(request: Request, error: Exception) -> Response:
    """The same for what is refused outside any sandbox."""
    return refused(request, error)


def refused(request: Request, error: Exception) -> Response:
    """A PlatformError as an answer."""
    status, code, title = _row(error)
    problem = Problem(status, title, str(error), **_way_on(request, error))
    return answer(request, problem, more={"code": code, **_more(error)})


def _way_on(request: Request, error: Exception) -> dict[str, str]:
    if isinstance(error, errors.NotLoggedIn):
        return TO_WECHAT
    if isinstance(error, errors.UnknownSandbox | errors.SandboxNotNamed):
        return NOWHERE if request.app.state.strict else START_AGAIN
    return {}


def code_of(error: Exception, status: int) -> str:
    """The stable name of what went wrong."""
    return _row(error)[1] if isinstance(error, errors.PlatformError) else CODES.get(status, "refused")


def struck(request: Request, fault: Fault) -> Response:
    """What a fault that prevents a call answers in its place."""
    status = int(fault.parameters.get("status", 429))
    after = fault.parameters.get("retry_after")
    headers = {"Retry-After": str(int(after))} if after is not None else None
    problem = Problem(status, *(("请求太多", "请求太频繁，请稍后再试。") if status == 429 else BUSY))
    return answer(request, problem, more={"code": INJECTED, "fault": fault.name}, headers=headers)


def _row(error: Exception) -> tuple[int, str, str]:
    return next((status, code, title) for kind, status, code, title in STATUSES if isinstance(error, kind))


def not_http(request: Request, error: Exception) -> Response:
    """An HTTPException (no such page, wrong method, a body that cannot be read or broke off) as an answer."""
    status = error.status_code if isinstance(error, HTTPException) else 400
    title, detail = HTTP_WORDS.get(status, OTHER_WORDS)
    headers = {"Allow": _allowed(request)} if status == 405 else getattr(error, "headers", None)
    return answer(request, Problem(status, title, detail), headers=headers)


def _allowed(request: Request) -> str:
    """The methods of all routes at this address: each route knows only its own. One that names it outweighs one that
    has a part of it to fill in."""
    routes = [route for route in request.app.routes if route.matches(request.scope)[0] is not Match.NONE]
    named = min(route.path.count("{") for route in routes)
    return ", ".join(sorted(method for route in routes if route.path.count("{") == named for method in route.methods))


def not_valid(request: Request, error: Exception) -> Response:
    """A path or body that does not fit its type, explained to programs."""
    return answer(request, Problem(422, TITLES[422], why(error)))


def why(error: Exception, *, discreet: bool = False) -> str:
    """One sentence that says why something was refused; a discreet one may be kept."""
    if isinstance(error, InvalidRequest):
        return sentences(error.errors, discreet=discreet)[:2000]
    if isinstance(error, HTTPException):
        return HTTP_WORDS.get(error.status_code, OTHER_WORDS)[1]
    return str(error)


async def broken(request: Request, _error: Exception) -> Response:
    """A fault of ours: told in one sentence; the server's log has the rest."""
    # Answered outside all middleware, so the headers are not added by it.
    return answer(request, Problem(500, *BUSY), headers=SECURITY)


def answer(
    request: Request, problem: Problem, *, more: Details | None = None, headers: Mapping[str, str] | None = None
) -> Response:
    response = _details(problem, more or {}) if _for_programs(request) else _told(problem)
    response.headers.update(headers or {})
    return response


def _told(problem: Problem) -> Response:
    return page("problem", status=problem.status, problem=problem)


def _more(error: Exception) -> Details:
    """What programs are told besides: the field, or all of them; what was expected instead; the clause."""
    told: dict[str, Any] = {}
    if isinstance(error, errors.InvalidField):
        told["field"] = error.field
    if isinstance(error, errors.InvalidFields):
        told["errors"] = [{"field": field, "detail": hint} for field, hint in error.fields.items()]
    if isinstance(error, errors.StepOutOfOrder):
        told |= {"state": error.state, "expected": steps(error.allowed)}
    clause = next((clause for kind, clause in CLAUSES.items() if isinstance(error, kind)), None)
    return told | ({"clause": clause} if clause else {})


def _details(problem: Problem, more: Details) -> Response:
    body = {"type": "about:blank", "title": problem.title, "status": problem.status, "detail": problem.detail}
    code = CODES.get(problem.status, "refused")
    return JSONResponse({**body, "code": code, **more}, problem.status, media_type="application/problem+json")


def _for_programs(request: Request) -> bool:
    return str(request.scope["path"]).startswith(("/control/", "/api/"))
