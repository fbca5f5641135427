"""Somebody with a phone: opens pages, presses what has a name, fills in what has a label."""

from typing import Any

import httpx
from playwright.sync_api import FilePayload, Page, expect

from tests.web.sandboxes import Sandbox


class Visitor:
    """A page of the browser on the served platform. Works with JavaScript and without."""

    def __init__(self, page: Page, address: str, control: httpx.Client) -> None:
        self.page = page
        self.address = address
        self.control = control

    def enter(self, **settings: Any) -> Sandbox:
        """Open WeChat in a new sandbox."""
        sandbox = Sandbox.new(self.control, **settings)
        self.open(f"/?sandbox={sandbox.key}")
        return sandbox

    def open(self, path: str) -> None:
        self.page.goto(self.address + path)

    def press(self, name: str) -> None:
        """Press the button or follow the link of that name, and wait for where it leads."""
        button = self.page.get_by_role("button", name=name, exact=True)
        with self.page.expect_navigation():
            button.or_(self.page.get_by_role("link", name=name, exact=True)).click()

    def tick(self, *labels: str) -> None:
        for label in labels:
            self.page.get_by_label(label, exact=True).check()

    def write(self, label: str, words: str) -> None:
        self.page.get_by_label(label, exact=True).fill(words)

    def choose(self, label: str, option: str) -> None:
        self.page.get_by_label(label, exact=True).select_option(label=option)

    def attach(self, label: str, content: bytes) -> None:
        file: FilePayload = {"name": "相册里的图片.png", "mimeType": "image/png", "buffer": content}
        self.page.get_by_label(label, exact=True).set_input_files(file)

    def at(self, stop: str, heading: str, *words: str) -> str:
        """`stop`, once the page with that first heading is open and shows those words."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text(heading)
        for expected in words:
            expect(self.page.locator("body")).to_contain_text(expected)
        return stop
