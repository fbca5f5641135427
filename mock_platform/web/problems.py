"""Refusals and faults to answers: pages for people, problem details (RFC 9457) for programs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Match

from mock_platform.core import errors
from mock_platform.core.fault import Fault
from mock_platform.web.api.operations import operations
from mock_platform.web.limits import SECURITY
from mock_platform.web.render import page
from mock_platform.web.wording import sentences

Details = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Problem:
    """What happened, and how to go on; without `href` no page leads on."""

    status: int
    title: str
    detail: str
    href: str = "/yss"
    way_on: str = "返回首页"


# The first class an error belongs to decides.
STATUSES: tuple[tuple[type[errors.PlatformError], int, str, str], ...] = (
    (errors.UnknownSandbox, 404, "unknown_sandbox", "没有这个沙箱"),
    (errors.NotFound, 404, "not_found", "没有找到"),
    (errors.SandboxNotNamed, 400, "sandbox_not_named", "没有写明沙箱"),
    (errors.SandboxExists, 409, "sandbox_exists", "沙箱的名字已被使用"),
    (errors.NotSynthetic, 422, "not_synthetic", "不是虚构号码"),
    (errors.InvalidField, 422, "invalid_field", "填写的内容不能使用"),
    (errors.InvalidFields, 422, "invalid_field", "填写的内容不能使用"),
    (errors.NotLoggedIn, 409, "not_logged_in", "尚未登录"),
    (errors.NotAgreed, 409, "not_agreed", "尚未同意协议"),
    (errors.StepOutOfOrder, 409, "step_out_of_order", "现在不能办理这一步"),
    (errors.FaceSessionEnded, 409, "face_session_ended", "人脸识别已经结束"),
    (errors.FaceSessionExpired, 410, "face_session_expired", "人脸识别已过时"),
    (errors.PersonExists, 409, "person_exists", "已有这个人员"),
    (errors.BenefitUnchangeable, 409, "benefit_unchangeable", "待遇不能这样变化"),
    (errors.IdempotencyKeyReused, 422, "idempotency_key_reused", "幂等键已被使用"),
    (errors.NoControlToken, 401, "no_control_token", "没有控制令牌"),
    (errors.TooManyAttempts, 429, "too_many_attempts", "次数已用完"),
    (errors.PlatformError, 400, "refused", "不能办理"),
)
# The clauses (or open points) that refusals follow.
CLAUSES: dict[type[errors.PlatformError], str] = {
    errors.NotAgreed: "A1.3",
    errors.InvalidFields: "Q9",
    errors.TooManyAttempts: "Q13",
}
INJECTED = "fault_injected"  # refused by a fault of the caller's own, with the status it names
# What went wrong before anything was asked of the platform.
CODES = {
    400: "malformed",
    404: "not_found",
    405: "method_not_allowed",
    413: "too_large",
    421: "unknown_host",
    422: "invalid_request",
    500: "fault",
}
INJECTED = "fault_injected"  # whatever status the fault has
HTTP_WORDS = {
    400: ("请求不完整", "收到的内容不完整或格式不对，请返回上一页重新提交"),
    404: ("没有这个页面", "地址可能输错了，或者页面已经不在了"),
    405: ("不能这样打开", "这个地址不能直接打开，请从页面上的按钮进入"),
    413: ("内容太大", "提交的内容超过 10 MB，请换一个小一些的文件"),
}
BUSY = ("系统繁忙", "系统繁忙，请稍后再试。")
TITLES = {
    **{status: title for status, (title, _) in HTTP_WORDS.items()},
    421: "地址不对",
    422: "请求不符合接口约定",
    500: BUSY[0],
}
OTHER_WORDS = ("不能办理", "请求没有成功，请返回首页重新开始")
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
    groups = (getattr(each, "routes", [each]) for each in request.app.routes)
    routes = [route for group in groups for route in group if route.matches(request.scope)[0] is not Match.NONE]
    named = min(route.path.count("{") for route in routes)
    return ", ".join(sorted(method for route in routes if route.path.count("{") == named for method in route.methods))


def not_valid(request: Request, error: Exception) -> Response:
    """A path or body that does not fit its type, explained to programs."""
    return answer(request, Problem(422, TITLES[422], why(error)))


def why(error: Exception, *, discreet: bool = False) -> str:
    """One sentence that says why something was refused; a discreet one may be kept."""
    if isinstance(error, RequestValidationError):
        return sentences(error.errors(), discreet=discreet)[:2000]
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
        told |= {"state": error.state, "expected": operations(error.allowed)}
    clause = next((clause for kind, clause in CLAUSES.items() if isinstance(error, kind)), None)
    return told | ({"clause": clause} if clause else {})


def _details(problem: Problem, more: Details) -> Response:
    body = {"type": "about:blank", "title": problem.title, "status": problem.status, "detail": problem.detail}
    code = CODES.get(problem.status, "refused")
    return JSONResponse({**body, "code": code, **more}, problem.status, media_type="application/problem+json")


def _for_programs(request: Request) -> bool:
    return str(request.scope["path"]).startswith(("/control/", "/api/"))
