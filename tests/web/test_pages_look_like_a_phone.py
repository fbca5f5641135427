"""What makes the pages a mini-program on a phone: folds, grids, the capsule's bar, and the frame on a desktop."""

from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Browser, FloatRect, Locator, ViewportSize, expect

from tests.web.acts import OWN, begin, choose
from tests.web.conftest import TIMEOUT
from tests.web.measuring import HEIGHT, LARGE
from tests.web.visitor import Visitor

TOLERANCE = 60  # px a taller phone, or smaller letters, may show more
FOLDS = {"/yss": ("热门服务", "社保"), "/yss/social-security": ("养老保障", "养老资格认证")}
DESKTOP: ViewportSize = {"width": 1280, "height": 900}


@pytest.fixture
def desk(browser: Browser, platform_address: str, control: httpx.Client) -> Iterator[Visitor]:
    """Somebody at a desktop."""
    with browser.new_context(viewport=DESKTOP) as context:
        context.set_default_timeout(TIMEOUT)
        yield Visitor(context.new_page(), platform_address, control)


@pytest.mark.parametrize("path", FOLDS)
def test_the_entry_must_be_scrolled_to(visitor: Visitor, path: str) -> None:
    section, entry = FOLDS[path]
    visitor.enter(city="广州市").person(scheme="employee")
    visitor.open(path)
    card = visitor.page.get_by_role("region", name=section)
    assert _box(card)["y"] > HEIGHT + TOLERANCE
    link = card.get_by_role("link", name=entry)
    expect(link).not_to_be_in_viewport()
    visitor.page.mouse.wheel(0, HEIGHT)
    expect(link).to_be_in_viewport()


@pytest.mark.parametrize(("letters", "least", "most"), [(None, 4, 4), (LARGE, 2, 3)])
def test_entries_stand_in_rows(visitor: Visitor, letters: int | None, least: int, most: int) -> None:
    visitor.enter().person(scheme="employee")
    visitor.open("/yss")
    visitor.page.evaluate("size => { document.documentElement.style.fontSize = size && `${size}px` }", letters)
    links = visitor.page.get_by_role("region", name="热门服务").get_by_role("link").all()
    heights = [_box(link)["y"] for link in links]
    assert least <= heights.count(heights[0]) <= most


def test_the_guides_exclamation_mark_is_a_picture_with_its_name(visitor: Visitor) -> None:
    visitor.enter().person(scheme="employee", status="terminated")
    begin(visitor)
    choose(visitor, OWN)
    visitor.press("下一步")
    visitor.at("rejected", "校验不通过")
    expect(visitor.page.get_by_role("img", name="❗", exact=True)).to_be_visible()


def test_on_a_desktop_the_phone_stands_in_the_middle(desk: Visitor) -> None:
    desk.enter()
    _expect_phone_in_the_middle(desk)


def test_on_a_desktop_the_explorers_bar_stands_beside_the_phone(desk: Visitor) -> None:
    desk.open("/?sandbox=default")
    _expect_phone_in_the_middle(desk)
    phone, bar = _box(desk.page.locator(".phone")), _box(desk.page.get_by_role("complementary"))
    assert bar["x"] >= phone["x"] + phone["width"]
    assert bar["x"] + bar["width"] <= DESKTOP["width"]
    expect(desk.page.get_by_role("button", name="设定")).to_be_visible()


def test_on_a_phone_the_explorers_bar_lies_folded_below(visitor: Visitor) -> None:
    visitor.open("/?sandbox=default")
    phone, bar = _box(visitor.page.locator(".phone")), _box(visitor.page.get_by_role("complementary"))
    assert bar["y"] >= phone["y"] + phone["height"]
    expect(visitor.page.get_by_role("button", name="设定")).to_be_hidden()
    visitor.page.get_by_text("探索工具栏").click()
    expect(visitor.page.get_by_role("button", name="设定")).to_be_visible()


def _expect_phone_in_the_middle(desk: Visitor) -> None:
    screen = desk.page.locator(".phone")
    box = _box(screen)
    assert screen.evaluate("element => element.clientWidth") == 390
    assert box["x"] + box["width"] / 2 == pytest.approx(DESKTOP["width"] / 2, abs=1)
    assert box["y"] + box["height"] <= DESKTOP["height"]


def _box(locator: Locator) -> FloatRect:
    box = locator.bounding_box()
    assert box is not None
    return box
