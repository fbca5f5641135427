"""in_process() while a browser is driven, whose loop runs in the same thread. Here alone: no test beside it could run a
loop of its own."""

import requests
from playwright.sync_api import Browser

from mock_platform import ADDRESS, in_process


def test_while_playwright_is_open(browser: Browser) -> None:
    with in_process(people=["employee"]), browser.new_page() as page:
        page.set_content(requests.get(f"{ADDRESS}/yss").text)
        assert page.get_by_text("粤省事").first.is_visible()
        assert requests.post(f"{ADDRESS}/wechat/scan", files={"image": b"x" * 3_000_000}).status_code == 422
