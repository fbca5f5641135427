"""The path of the guide without touching anything but keys, and where the focus is meanwhile."""

from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.acts import AGREEMENTS, EMPLOYEE, OTHERS, OWN, PICTURE, begin, choose
from tests.web.conftest import PHONE, TIMEOUT
from tests.web.visitor import Visitor

PATIENCE = 60  # presses of Tab
NAME = "element => element.labels?.[0]?.textContent.trim() || element.ariaLabel || element.textContent.trim()"
# Of a control that lies unseen over its label, the label shows the focus.
OUTLINE = """() => {
    const focused = document.activeElement;
    const shown = getComputedStyle(focused).opacity === "0" ? focused.labels[0] : focused;
    const { outlineStyle, outlineWidth } = getComputedStyle(shown);
    return outlineStyle === "none" ? 0 : parseFloat(outlineWidth);
}"""


class Keys:
    """Reaches things by Tab alone; every stop on the way must show that it is focused."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def reach(self, name: str) -> None:
        for _ in range(PATIENCE):
            self.page.keyboard.press("Tab")
            focused = self.page.locator("*:focus")
            if not focused.count():
                continue  # the browser's own parts have their turn between the last and the first
            assert self.page.evaluate(OUTLINE) >= 2, f"no visible focus on the way to {name}"
            if focused.evaluate(NAME) == name:
                return
        raise AssertionError(f"{name} was not reached")

    def press(self, name: str) -> None:
        self.reach(name)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def tick(self, name: str) -> None:
        self.reach(name)
        self.page.keyboard.press("Space")


@pytest.fixture
def keys(visitor: Visitor) -> Keys:
    return Keys(visitor.page)


def test_from_wechat_to_the_certification(visitor: Visitor, keys: Keys) -> None:
    visitor.enter(city="广州市").person(scheme="employee")
    keys.press("下拉进入小程序")
    keys.press("搜索小程序")
    keys.reach("搜索输入框")
    visitor.page.keyboard.type("粤省事")
    keys.press("搜索")
    for name in ("粤省事-小程序", "社保", "养老资格认证", EMPLOYEE):
        keys.press(name)
    for agreement in AGREEMENTS:
        keys.tick(agreement)
    for name in ("开始办理", "开始办理"):
        keys.press(name)
    keys.tick(OWN)
    for name in ("下一步", "下一步", "确定", "开始识别", "动作已完成"):
        keys.press(name)
    visitor.at("certified", "认证成功")


def test_the_dialog_takes_the_focus_but_no_button_has_it(visitor: Visitor) -> None:
    _open_dialog(visitor)
    expect(visitor.page.get_by_role("dialog").get_by_role("heading", name="提示")).to_be_focused()


def test_the_dialog_keeps_the_focus(visitor: Visitor) -> None:
    _open_dialog(visitor)
    reached = {_name_after_tab(visitor.page) for _ in range(8)}
    assert reached - {None} == {"取消", "确定"}


def test_escape_cancels_the_dialog(visitor: Visitor) -> None:
    _open_dialog(visitor)
    with visitor.page.expect_navigation():
        visitor.page.keyboard.press("Escape")
    visitor.at("back", "申办人信息", "请核对以上信息")
    expect(visitor.page.get_by_role("dialog")).to_have_count(0)


def test_a_message_is_not_hidden_behind_the_dialog(visitor: Visitor) -> None:
    _open_dialog(visitor, "camera_refused")
    visitor.press("确定")
    visitor.press("开始识别")
    message = visitor.page.get_by_role("dialog").get_by_role("status")
    expect(message).to_contain_text("没有摄像头权限")


def test_after_a_mistake_the_focus_is_where_it_can_be_mended(visitor: Visitor) -> None:
    visitor.enter().person(scheme="employee")
    begin(visitor)
    choose(visitor, OTHERS)
    visitor.write("姓名", "王五")
    visitor.press("下一步")
    expect(visitor.page.get_by_label("证件号码")).to_be_focused()


def test_the_picture_is_chosen_by_a_control_the_keys_reach(visitor: Visitor, keys: Keys) -> None:
    visitor.page.on("filechooser", lambda _: None)  # from now on the browser asks us; to begin later is a race
    visitor.enter()
    visitor.press("扫一扫")
    keys.reach(PICTURE)
    with visitor.page.expect_file_chooser() as chooser:
        visitor.page.keyboard.press("Enter")
    name = "葵花码.png"
    chooser.value.set_files({"name": name, "mimeType": "image/png", "buffer": b""})
    expect(visitor.page.get_by_text(f"已选取：{name}")).to_be_visible()


@pytest.fixture(params=["reduce", "no-preference"])
def motion(
    request: pytest.FixtureRequest, browser: Browser, platform_address: str, control: httpx.Client
) -> Iterator[tuple[Visitor, bool]]:
    with browser.new_context(viewport=PHONE, reduced_motion=request.param) as context:
        context.set_default_timeout(TIMEOUT)
        yield Visitor(context.new_page(), platform_address, control), request.param == "no-preference"


def test_things_move_only_for_who_does_not_mind(motion: tuple[Visitor, bool]) -> None:
    visitor, moves = motion
    visitor.enter()
    slides = "getComputedStyle(document.querySelector('main')).transitionDuration !== '0s'"
    assert visitor.page.evaluate(slides) is moves
    visitor.press("扫一扫")
    assert bool(visitor.page.evaluate("document.getAnimations().length")) is moves


def _open_dialog(visitor: Visitor, *faces: str) -> None:
    sandbox = visitor.enter()
    sandbox.person(scheme="employee")
    sandbox.faces(*faces)
    begin(visitor)
    choose(visitor, OWN)
    visitor.press("下一步")


def _name_after_tab(page: Page) -> str | None:
    page.keyboard.press("Tab")
    focused = page.locator("*:focus")
    return str(focused.evaluate(NAME)) if focused.count() else None
