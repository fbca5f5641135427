"""The walk: every page in every state it has, in the order of the guide."""

from collections.abc import Callable, Iterator

from tests.web.routes_of_certification import (
    certifying_another,
    certifying_oneself,
    certifying_with_a_long_document,
)
from tests.web.routes_of_queries import querying, querying_as_a_resident
from tests.web.routes_to_services import agreeing, home, scanning, wechat
from tests.web.visitor import Visitor

Route = Callable[[Visitor], Iterator[str]]


def walk(visitor: Visitor) -> Iterator[str]:
    """Yields the name of each stop while the visitor's page shows it."""
    for route in ROUTES:
        yield from route(visitor)


def problems(v: Visitor) -> Iterator[str]:
    sandbox = v.enter()
    v.open("/yss")
    yield v.at("没有登录", "尚未登录")
    sandbox.person(scheme="employee")
    v.open("/nowhere")
    yield v.at("没有这个页面", "没有这个页面")
    v.open("/yss/cases/99/method")
    yield v.at("没有这件业务", "没有找到")
    v.open("/explorer/account")
    yield v.at("不能这样打开", "不能这样打开")
    v.open("/yss/cities")
    v.page.get_by_role("button", name="广州市").evaluate("button => { button.value = 'x' }")
    v.press("广州市")
    yield v.at("填写的内容不能使用", "填写的内容不能使用")
    v.open("/?sandbox=unknown")
    yield v.at("没有这个沙箱", "没有这个沙箱")


def exploring(v: Visitor) -> Iterator[str]:
    v.open("/yss?sandbox=default")
    yield v.at("探索工具栏", "粤省事", "探索工具栏（不属于平台）")
    v.enter(explorer=True).person(scheme="employee")
    v.open("/yss/certification")
    _show_bar(v)
    v.press("设定")
    yield v.at("探索工具栏，人脸已设定", "养老资格认证", "下一次人脸识别的结果已设定")


def _show_bar(v: Visitor) -> None:
    if not v.page.get_by_role("button", name="设定").is_visible():
        v.page.locator("summary").click()


ROUTES: tuple[Route, ...] = (
    wechat,
    scanning,
    home,
    agreeing,
    certifying_oneself,
    certifying_with_a_long_document,
    certifying_another,
    querying,
    querying_as_a_resident,
    problems,
    exploring,
)
