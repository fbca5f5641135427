"""The site as its readers open it: from a file, in a browser, on a desk and on a phone."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, expect

from fixtures.browser.phone import phone_browser
from living_guide.site.build import Made, build_single
from living_guide.site.paper import PAGES
from tests.living_guide.site.made import sources_of

DESK = ViewportSize(width=1280, height=900)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with phone_browser() as browser:
        yield browser


class Watched:
    """A page that notes what must not be: requests to elsewhere, errors, things not found."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.amiss: list[str] = []
        page.on("request", lambda request: self._note(request.url, not request.url.startswith(("file:", "data:"))))
        # What was still being fetched when the page was left has not failed.
        page.on("requestfailed", lambda request: self._note(request.url, request.failure != "net::ERR_ABORTED"))
        page.on("console", lambda message: self._note(message.text, message.type in ("error", "warning")))
        page.on("pageerror", lambda error: self._note(str(error), True))

    def _note(self, what: str, amiss: bool) -> None:
        if amiss:
            self.amiss.append(f"{self.page.url}: {what}")


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    page = browser.new_page(viewport=DESK)
    yield Watched(page)
    page.close()


def address(site: Path, page: str) -> str:
    return (site / f"{page}.html").as_uri()


def scenario(site: Path) -> str:
    return min((site / "scenarios").glob("*.html")).as_uri()


def links(page: Page) -> list[str]:
    found: list[str] = page.eval_on_selector_all(
        "a[href]", "links => links.map(link => link.href.baseVal ?? link.href)"
    )
    return found


def test_every_link_leads_somewhere_and_nothing_is_fetched_from_elsewhere(site: Path, watched: Watched) -> None:
    page, ahead, seen, places = watched.page, [address(site, "index")], set(), set()
    ids: dict[str, set[str]] = {}
    while ahead:
        where = ahead.pop()
        seen.add(where)
        page.goto(where, wait_until="load")
        ids[where] = set(page.eval_on_selector_all("[id]", "all => all.map(each => each.id)"))
        for link in links(page):
            full = link if link.startswith("file:") else page.evaluate("link => new URL(link, location).href", link)
            assert full.startswith("file:"), f"{where}: {link}"
            target, anchor = urldefrag(full)
            target = target.partition("?")[0]
            places.add((target, unquote(anchor)))
            if target.endswith(".html") and "/events/" not in target and target not in seen and target not in ahead:
                ahead.append(target)
    assert watched.amiss == []
    for target, anchor in places:
        assert Path(unquote(target.removeprefix("file://"))).exists(), target
        assert not anchor or anchor in ids[target], f"{target}#{anchor}"
    # Each page, and each scenario, can be reached.
    there = {path.as_uri() for path in site.glob("*.html")} | {path.as_uri() for path in site.glob("scenarios/*.html")}
    assert there == set(ids)


def test_every_picture_is_seen(site: Path, watched: Watched) -> None:
    page = watched.page
    page.goto(address(site, "index"))
    pictures = page.get_by_role("img")
    assert pictures.count() > 90
    for number in range(0, pictures.count(), 9):
        pictures.nth(number).scroll_into_view_if_needed()
        assert pictures.nth(number).evaluate("async img => { await img.decode(); return img.naturalWidth }") == 195
    assert watched.amiss == []


def pages(site: Path) -> dict[str, str]:
    """The addresses of all pages, and of two scenarios'."""
    some = sorted((site / "scenarios").glob("*.html"))[::150]
    return {page: address(site, page) for page in PAGES} | {path.stem: path.as_uri() for path in some}


def violations(page: Page, site: Path, languages: Sequence[str]) -> list[str]:
    """What axe finds on the pages of a site."""
    found = []
    for where in pages(site).values():
        for language in languages:
            page.goto(where)
            if language == "English":
                page.get_by_role("button", name=language).click()
            results = Axe().run(page)
            if results.violations_count:
                found.append(f"{where} in {language}: {results.generate_report()}")
            page.evaluate("localStorage.clear()")
    return found


def test_axe_finds_nothing(site: Path, watched: Watched) -> None:
    assert violations(watched.page, site, ["中文", "English"]) == []


def test_axe_finds_nothing_where_much_went_wrong(broken: Path, watched: Watched) -> None:
    assert violations(watched.page, broken, ["中文"]) == []


def test_where_much_went_wrong_nothing_is_wider_than_the_screen(broken: Path, watched: Watched) -> None:
    watched.page.set_viewport_size({"width": 320, "height": 740})
    for where in pages(broken).values():
        watched.page.goto(where)
        assert watched.page.evaluate("document.documentElement.scrollWidth") <= 320, where
    assert watched.amiss == []


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("page_name", PAGES)
def test_nothing_is_wider_than_the_screen(site: Path, watched: Watched, page_name: str, width: int) -> None:
    watched.page.set_viewport_size({"width": width, "height": 740})
    watched.page.goto(address(site, page_name))
    assert watched.page.evaluate("document.documentElement.scrollWidth") <= width


WIDER = """screens => screens.filter(screen => {
    const frame = screen.querySelector(".screen").getBoundingClientRect();
    return [...screen.querySelectorAll("text")].some(text => {
        const box = text.getBoundingClientRect();
        return box.left < frame.left || box.right > frame.right;
    });
}).map(screen => screen.textContent)"""


@pytest.mark.parametrize("language", ["中文", "English"])
def test_what_stands_on_a_screen_of_the_map_is_not_wider_than_it(built: Path, watched: Watched, language: str) -> None:
    page = watched.page
    page.goto(address(built, "storyboard"))
    if language == "English":
        page.get_by_role("button", name="English").click()
    assert page.eval_on_selector_all(".drawing a", WIDER) == []


def test_on_paper_everything_is_unfolded(built: Path, watched: Watched) -> None:
    page = watched.page
    page.goto(address(built, "storyboard"))
    last = page.locator(".moves").last
    expect(last).to_be_hidden()
    page.emulate_media(media="print")
    expect(last).to_be_visible()


def test_the_language_is_switched_and_remembered(built: Path, watched: Watched) -> None:
    page = watched.page
    page.goto(address(built, "index"))
    expect(page.get_by_role("heading", level=1)).to_have_text("指引", use_inner_text=True)
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Guide", use_inner_text=True)
    page.get_by_role("link", name="Scenarios", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Scenarios", use_inner_text=True)
    assert page.evaluate("document.documentElement.lang") == "en"
    page.get_by_role("button", name="中文").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("场景", use_inner_text=True)


def test_scenarios_are_filtered_and_the_address_keeps_what_was_chosen(built: Path, watched: Watched) -> None:
    page = watched.page
    page.goto(address(built, "scenarios"))
    shown = page.locator("#shown")
    whole = int(shown.inner_text())
    page.get_by_label("条款或类别").select_option("B1.5e")
    few = int(shown.inner_text())
    assert 0 < few < whole
    for row in page.locator(".list li:visible").all():
        assert "B1.5e" in row.inner_text().split()
    page.get_by_label("结果").select_option("failed")
    expect(page.get_by_text("没有符合的场景。")).to_be_visible()
    page.reload()
    expect(page.get_by_label("条款或类别")).to_have_value("B1.5e")
    page.get_by_label("结果").select_option("")
    expect(shown).to_have_text(str(few))


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("人脸模型信息不匹配", "原因说明：人脸模型信息不匹配"),
        ("B1.5e", "B1.5e "),
        ("b1.5e", "B1.5e "),
        ("葵花", "A1.1 "),
        ("重新识别", "B1.5c "),
        ("ＱＲ nothing like it", ""),
    ],
)
@pytest.mark.parametrize("page_name", ["index", "scenario"])
def test_words_are_found_from_every_page(built: Path, watched: Watched, page_name: str, words: str, first: str) -> None:
    page = watched.page
    page.goto(
        min((built / "scenarios").glob("*.html")).as_uri() if page_name == "scenario" else address(built, "index")
    )
    page.get_by_role("searchbox").fill(words)
    found = page.locator("#found")
    expect(found).to_be_visible()
    if not first:
        expect(found.get_by_role("status")).to_have_text("找到 0 处")
        return
    expect(found.get_by_role("link").first).to_contain_text(first)
    leads_to = found.get_by_role("link").first.evaluate("link => link.href")
    found.get_by_role("link").first.click()
    expect(page).to_have_url(leads_to)
    assert watched.amiss == []


def test_a_result_can_be_reached_and_left_by_keyboard(built: Path, watched: Watched) -> None:
    page = watched.page
    page.goto(address(built, "index"))
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
    page.get_by_role("searchbox").focus()
    page.keyboard.type("葵花码")
    expect(page.locator("#found a").first).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator("#found a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#found")).to_be_hidden()


def test_without_script_everything_but_search_filter_and_english_is_there(built: Path, browser: Browser) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(address(built, "scenarios"))
    expect(page.get_by_role("searchbox")).to_be_hidden()
    expect(page.locator(".list li").first).to_be_visible()
    page.close()


def test_on_paper_there_is_no_navigation(built: Path, watched: Watched) -> None:
    page = watched.page
    page.emulate_media(media="print")
    page.goto(address(built, "index"))
    expect(page.get_by_role("navigation").first).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_all_in_one_file_needs_no_other(report: Path, watched: Watched, tmp_path: Path) -> None:
    alone = tmp_path / "guide.html"
    build_single(Made(sources_of(report)), alone)
    page = watched.page
    page.goto(alone.as_uri())
    ids = set(page.eval_on_selector_all("[id]", "all => all.map(each => each.id)"))
    for link in links(page):
        assert urldefrag(link)[0] in ("", alone.as_uri()), link
        assert not urldefrag(link)[1] or unquote(urldefrag(link)[1]) in ids, link
    page.get_by_role("searchbox").fill("葵花码")
    page.locator("#found a").first.click()
    assert page.url.endswith("#clause-A1.1")
    assert watched.amiss == []
    assert len(ids) == page.locator("[id]").count()
