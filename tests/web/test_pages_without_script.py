"""The pages with JavaScript switched off: nothing may depend on it."""

from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Browser, expect

from tests.web.acts import PICTURE
from tests.web.conftest import PHONE, TIMEOUT
from tests.web.visitor import Visitor
from tests.web.walk import ROUTES, Route


@pytest.fixture(scope="module")
def plain(browser: Browser, platform_address: str, control: httpx.Client) -> Iterator[Visitor]:
    """Somebody whose browser runs no script."""
    with browser.new_context(viewport=PHONE, java_script_enabled=False) as context:
        context.set_default_timeout(TIMEOUT)
        yield Visitor(context.new_page(), platform_address, control)


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.__name__)
def test_the_route_can_be_walked(plain: Visitor, route: Route) -> None:
    assert list(route(plain))


def test_the_browser_itself_tells_which_picture_was_chosen(plain: Visitor) -> None:
    plain.enter()
    plain.press("扫一扫")
    expect(plain.page.get_by_label(PICTURE)).to_have_css("opacity", "1")


def test_the_explorer_bar_is_open(plain: Visitor) -> None:
    plain.open("/yss?sandbox=default")
    expect(plain.page.get_by_role("button", name="设定")).to_be_visible()
