"""Pulling down WeChat's home page opens the mini-programs (A2.1)."""

import pytest
from playwright.sync_api import expect

from tests.web.fingers import Grip, finger, mouse
from tests.web.visitor import Visitor

FAR, SHORT = 200, 50  # px
LINK = "下拉进入小程序"
TOP = "() => document.querySelector('.pull').getBoundingClientRect().top"
GRIPS = pytest.mark.parametrize("grip", [finger, mouse])


@pytest.fixture(autouse=True)
def wechat(visitor: Visitor) -> None:
    visitor.enter()


@GRIPS
def test_a_long_pull_opens_the_mini_programs(visitor: Visitor, grip: Grip) -> None:
    with visitor.page.expect_navigation(url="**/wechat/mini-programs"), grip(visitor.page, FAR):
        pass
    visitor.at("opened", "小程序")


@GRIPS
def test_a_short_pull_opens_nothing(visitor: Visitor, grip: Grip) -> None:
    before = visitor.page.evaluate(TOP)
    with grip(visitor.page, SHORT):
        pass
    visitor.page.wait_for_function(f"before => Math.abs(({TOP})() - before) < 1", arg=before)
    _stays(visitor)


@GRIPS
def test_the_page_follows_the_pull(visitor: Visitor, grip: Grip) -> None:
    before = visitor.page.evaluate(TOP)
    with grip(visitor.page, SHORT):
        assert visitor.page.evaluate(TOP) - before == pytest.approx(SHORT, abs=1)


def test_a_short_pull_at_the_link_is_no_press_of_it(visitor: Visitor) -> None:
    box = visitor.page.get_by_role("link", name=LINK).bounding_box()
    assert box is not None
    with mouse(visitor.page, SHORT, (195, round(box["y"] + box["height"] / 2))):
        pass
    _stays(visitor)


def test_pushing_up_opens_nothing(visitor: Visitor) -> None:
    page = visitor.page
    page.mouse.move(195, 600)
    page.mouse.down()
    page.mouse.move(195, 300, steps=10)
    page.mouse.up()
    _stays(visitor)


def test_the_keyboard_opens_the_mini_programs(visitor: Visitor) -> None:
    visitor.page.get_by_role("link", name=LINK).focus()
    with visitor.page.expect_navigation():
        visitor.page.keyboard.press("Enter")
    visitor.at("opened", "小程序")


def _stays(visitor: Visitor) -> None:
    # A navigation begun before this round trip would show after it.
    visitor.page.wait_for_load_state("networkidle")
    expect(visitor.page).to_have_title("微信 · 模拟平台")
