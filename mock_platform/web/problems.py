"""Refusals and faults to answers: pages for people, problem details (RFC 9457) for programs."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from mock_platform.core import errors
from mock_platform.web.limits import SECURITY
from mock_platform.web.render import page


@dataclass(frozen=True, slots=True)
class Problem:
    """What happened, and how to go on."""

    status: int
    title: str
    detail: str
    href: str = "/yss"
    way_on: str = "返回首页"


# The first class an error belongs to decides.
STATUSES: tuple[tuple[type[errors.PlatformError], int, str], ...] = (
    (errors.UnknownSandbox, 404, "没有这个沙箱"),
    (errors.NotFound, 404, "没有找到"),
    (errors.InvalidField, 422, "填写的内容不能使用"),
    (errors.NotLoggedIn, 409, "尚未登录"),
    (errors.NotAgreed, 409, "尚未同意协议"),
    (errors.StepOutOfOrder, 409, "现在不能办理这一步"),
    (errors.TooManyAttempts, 429, "次数已用完"),
    (errors.PlatformError, 400, "不能办理"),
)
HTTP_WORDS = {
    400: ("请求不完整", "收到的内容不完整或格式不对，请返回上一页重新提交"),
    404: ("没有这个页面", "地址可能输错了，或者页面已经不在了"),
    405: ("不能这样打开", "这个地址不能直接打开，请从页面上的按钮进入"),
    413: ("内容太大", "提交的内容超过 10 MB，请换一个小一些的文件"),
}
OTHER_WORDS = ("不能办理", "请求没有成功，请返回首页重新开始")
START_AGAIN = {"href": "/?sandbox=default", "way_on": "使用默认沙箱"}
TO_WECHAT = {"href": "/", "way_on": "返回微信首页"}


async def refused(request: Request, error: Exception) -> Response:
    """A PlatformError as an answer."""
    status, title = next((s, t) for kind, s, t in STATUSES if isinstance(error, kind))
    way_on = START_AGAIN if isinstance(error, errors.UnknownSandbox) else {}
    if isinstance(error, errors.NotLoggedIn):
        way_on = TO_WECHAT
    field = getattr(error, "field", None)
    return answer(request, Problem(status, title, str(error), **way_on), field=field)


async def not_http(request: Request, error: Exception) -> Response:
    """An HTTPException (no such page, wrong method, a body that cannot be read or broke off) as an answer."""
    status = error.status_code if isinstance(error, HTTPException) else 400
    title, detail = HTTP_WORDS.get(status, OTHER_WORDS)
    return answer(request, Problem(status, title, detail), headers=getattr(error, "headers", None))


async def not_valid(request: Request, error: Exception) -> Response:
    """A path or body that does not fit its type: unknown to people, explained to programs."""
    if not _for_programs(request):
        return answer(request, Problem(404, *HTTP_WORDS[404]))
    details = [f"{'.'.join(map(str, each['loc']))[:100]}: {each['msg']}" for each in getattr(error, "errors", list)()]
    return answer(request, Problem(422, "请求不符合接口约定", "；".join(details)[:2000]))


async def broken(request: Request, _error: Exception) -> Response:
    """A fault of ours: told in one sentence; the server's log has the rest."""
    # Answered outside all middleware, so the headers are not added by it.
    return answer(request, Problem(500, "系统繁忙", "系统繁忙，请稍后再试。"), headers=SECURITY)


def answer(
    request: Request, problem: Problem, *, field: str | None = None, headers: Mapping[str, str] | None = None
) -> Response:
    response = _details(problem, field) if _for_programs(request) else _told(problem)
    response.headers.update(headers or {})
    return response


def _told(problem: Problem) -> Response:
    return page("problem", status=problem.status, problem=problem)


def _details(problem: Problem, field: str | None) -> Response:
    body = {"type": "about:blank", "title": problem.title, "status": problem.status, "detail": problem.detail}
    extra = {"field": field} if field else {}
    return JSONResponse({**body, **extra}, problem.status, media_type="application/problem+json")


def _for_programs(request: Request) -> bool:
    return request.url.path.startswith(("/control/", "/api/"))
