"""What one page visit is measured for, in each of the layouts an older person may have."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page, Request

HEIGHT = 844  # px, as all below
WIDTHS = (390, 320)
LARGE = 30
LIMITS = {"letters": 18, "explorerLetters": 16, "leading": 1.3, "target": 48, "edge": 3}
WEIGHT = 40_000  # bytes of a page and everything it loads, before compression

MEASURE = (Path(__file__).parent / "measure.js").read_text(encoding="utf-8")
# What axe could not decide counts as well: pages are to be built so that it can.
AXE = """options => axe.run(options).then(({ violations, incomplete }) => [...violations, ...incomplete].flatMap(
    rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 120)}`)))"""
AXE_OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations", "incomplete"],
    "preload": False,  # of style sheets, for rules that are not asked for
}
FACTS = """() => ({
    title: document.title,
    lang: document.documentElement.lang,
    headings: document.querySelectorAll('h1').length,
    loaded: ["navigation", "resource"].flatMap(type => performance.getEntriesByType(type))
        .map(entry => [entry.name, entry.decodedBodySize]),
})"""


@dataclass(frozen=True)
class Layout:
    """How wide the phone is, and how large its owner set the letters (None: as we do)."""

    width: int
    letters: int | None = None

    def __str__(self) -> str:
        return f"{self.width} px" + (f", letters of {self.letters} px" if self.letters else "")


LAYOUTS = tuple(Layout(width, letters) for width in WIDTHS for letters in (None, LARGE))
Faults = dict[str, list[str]]


@dataclass
class Stop:
    """What was found at one stop of the walk."""

    path: str
    facts: dict[str, Any]
    weight: int  # bytes
    faults: dict[Layout, Faults] = field(default_factory=dict)
    axe: dict[Layout, list[str]] = field(default_factory=dict)


class Examiner:
    """Measures one page of a browser wherever it is, and listens to it all the while."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.strangers: list[str] = []
        self.complaints: list[str] = []
        self._address = address
        self._axe = Axe()
        self._sizes: dict[str, int] = {}
        page.on("request", self._note_request)
        page.on("console", self._note_console)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def examine(self) -> Stop:
        page = self.page
        facts = page.evaluate(FACTS)
        stop = Stop(urlsplit(page.url).path, facts, self._weight(facts["loaded"]))
        page.evaluate(self._axe.axe_script)
        for layout in LAYOUTS:
            page.set_viewport_size({"width": layout.width, "height": HEIGHT})
            stop.faults[layout] = page.evaluate(MEASURE, {**LIMITS, "root": layout.letters})
            if layout.letters is None:
                stop.axe[layout] = page.evaluate(AXE, AXE_OPTIONS)
        return stop

    def _weight(self, entries: list[tuple[str, int]]) -> int:
        # What the browser still had in memory it reports as empty: then the size last seen counts.
        sizes = [(name.partition("#")[0], size) for name, size in entries]
        self._sizes.update((url, size) for url, size in sizes if size)
        return sum(self._sizes.get(url, 0) for url in {url for url, _ in sizes})

    def _note_request(self, request: Request) -> None:
        if not request.url.startswith((self._address, "data:")):
            self.strangers.append(request.url)

    def _note_console(self, message: ConsoleMessage) -> None:
        # The browser reports a page that is itself an answer of 4xx; those are stops of the walk.
        own = message.location["url"] == self.page.url and message.text.startswith("Failed to load resource")
        if message.type in ("error", "warning") and not own:
            self.complaints.append(f"{message.text} ({message.location['url']})")
