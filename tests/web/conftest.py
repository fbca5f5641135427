"""Phones to look at the pages with."""

from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, ViewportSize

from tests.web.measuring import HEIGHT, WIDTHS
from tests.web.visitor import Visitor

PHONE: ViewportSize = {"width": WIDTHS[0], "height": HEIGHT}
TIMEOUT = 5_000  # ms


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    """A phone with a touch screen."""
    with browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True) as context:
        context.set_default_timeout(TIMEOUT)
        yield context


@pytest.fixture
def visitor(phone: BrowserContext, platform_address: str, control: httpx.Client) -> Visitor:
    """Somebody with that phone."""
    return Visitor(phone.new_page(), platform_address, control)
