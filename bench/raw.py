"""Play a recording with plain Playwright and httpx: `python bench/raw.py RECORDING ADDRESS`."""

import json
import re
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import httpx
from playwright.sync_api import Browser, Error, FilePayload, Locator, Page, expect, sync_playwright

from living_guide.browser import launch_options, require_browser

CONTEXT: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
    "locale": "zh-CN",
    "timezone_id": "Asia/Shanghai",
    "reduced_motion": "reduce",
}


def play(browser: Browser, http: httpx.Client, scenario: list[list[Any]], address: str) -> None:
    """One scenario: a sandbox, a context, the clicks, a picture."""
    context = browser.new_context(**CONTEXT)
    page, sandbox = context.new_page(), ""
    for name, *args in scenario:
        if name != "ask":
            act(page, name, [fill_in(arg, address, sandbox) for arg in args])
            continue
        method, path, body = args
        if method == "DELETE":
            picture(page)
        answer = http.request(method, fill_in(path, address, sandbox), json=body)
        answer.raise_for_status()
        sandbox = sandbox or answer.json()["key"]
    context.close()


def picture(page: Page) -> bytes:
    try:
        return page.screenshot()
    except Error:  # the page was just being exchanged for the next one
        page.wait_for_load_state()
        return page.screenshot()


def fill_in(words: Any, address: str, sandbox: str) -> Any:
    return words.replace("{address}", address).replace("{sandbox}", sandbox) if isinstance(words, str) else words


def act(page: Page, name: str, args: list[Any]) -> None:
    match name, args:
        case "open", [address]:
            page.goto(address)
        case "press", [label]:
            entry(page, label).click()
        case "press", [label, section]:
            entry(page.get_by_role("region", name=section, exact=True), label).click()
        case "press_top_left", [words]:
            page.get_by_role("link", name=words).click()
        case "choose", [option]:
            page.get_by_label(option, exact=True).check()
        case "tick", [label]:
            page.get_by_label(label, exact=True).check()
        case "fill", [field, words]:
            page.get_by_label(field, exact=True).fill(words)
        case "select", [field, option]:
            page.get_by_label(field, exact=True).select_option(label=option)
        case "upload", [field, file, content]:
            payload: FilePayload = {
                "name": file,
                "mimeType": "application/octet-stream",
                "buffer": bytes.fromhex(content),
            }
            page.get_by_label(field, exact=True).set_input_files(payload)
        case "go_back", []:
            page.go_back()
        case "pull_down", []:
            page.mouse.move(195, 170)
            page.mouse.down()
            page.mouse.move(195, 590, steps=8)
            page.mouse.up()
        case "scroll_to_end", []:
            page.mouse.wheel(0, 5000)
        case "expect_heading", [words]:
            expect(page.get_by_role("heading", name=words, exact=True).first).to_be_visible()
        case "expect_words", [{"pattern": words}]:
            expect(page.get_by_text(re.compile(words)).first).to_be_visible()
        case "expect_words", [words]:
            expect(page.get_by_text(words, exact=True).first).to_be_visible()
        case "expect_hint", [words]:
            expect(page.get_by_text(words).first).to_be_visible()
        case "expect_dialog", [words]:
            expect(page.get_by_role("dialog")).to_contain_text(words)
        case "expect_entry", [label]:
            expect(entry(page, label)).to_be_visible()
        case "expect_entry", [label, section]:
            expect(entry(page.get_by_role("region", name=section, exact=True), label)).to_be_visible()
        case _:
            raise ValueError(f"not known: {name} {args}")


def entry(part: Page | Locator, label: str) -> Locator:
    return part.get_by_role("button", name=label, exact=True).or_(part.get_by_role("link", name=label, exact=True))


def main(recording: str, address: str) -> None:
    scenarios = json.loads(Path(recording).read_text(encoding="utf-8"))
    options = launch_options(require_browser())
    with httpx.Client(base_url=f"{address}/control/v1") as http, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**options)
        for scenario in scenarios:
            play(browser, http, scenario, address)
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
