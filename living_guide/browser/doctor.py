"""Whether a browser really works here: it is started, and asked to draw Chinese."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from living_guide.browser.driver import driver_starts
from living_guide.browser.find import SETTING, Browser, BrowserMissing, require_browser
from living_guide.browser.launch import LaunchOptions, launch_options
from living_guide.browser.managed import HEADLESS_SHELL

START_TIMEOUT = 30_000  # ms
REASON_LINES = 3

START_ADVICE = f"Install another Chromium, Chrome or Edge, and set {SETTING} to its executable."
DRIVER_ADVICE = "Run `yss browser install`; `python -m playwright --version` says why it does not start."
LIBRARIES_ADVICE = f"For the libraries it needs, `python -m playwright install --with-deps {HEADLESS_SHELL}`."
BOXES = "Chinese is drawn as empty boxes"
FONTS_ADVICE = "Run `yss browser install`, or install a Chinese font such as Noto Sans CJK."

# Two characters, and a code point that no font has. Without a glyph all three are the same box or blank; fonts of
# last resort draw one box for a whole script, so the two must differ from each other too.
SAMPLES = ("汉", "字", "\U0010fffd")
GLYPHS_DIFFER = """([first, second, missing]) => {
    const drawn = text => {
        const canvas = document.createElement("canvas");
        canvas.width = canvas.height = 48;
        const pen = canvas.getContext("2d");
        pen.font = "32px sans-serif";
        pen.fillText(text, 4, 36);
        return pen.getImageData(0, 0, 48, 48).data.join();
    };
    const seen = [first, second].map(drawn);
    return seen[0] !== seen[1] && !seen.includes(drawn(missing)) && !seen.includes(drawn(""));
}"""


@dataclass(frozen=True)
class Diagnosis:
    """What an examination showed. `problem` is what is wrong, `advice` what to do; None when usable."""

    rule: str | None = None
    executable: str | None = None
    version: str | None = None
    starts: bool = False
    chinese: bool = False
    problem: str | None = None
    advice: str | None = None

    @property
    def usable(self) -> bool:
        return self.starts and self.chinese


def diagnose(find: Callable[[], Browser] = require_browser) -> Diagnosis:
    """Find a browser and examine it; that there is none is a diagnosis too."""
    try:
        return examine(find())
    except BrowserMissing as missing:
        return Diagnosis(problem="there is no browser to start", advice=str(missing))


def examine(browser: Browser) -> Diagnosis:
    """Start `browser` and draw Chinese with it. Never raises for a browser that does not start."""
    from playwright.sync_api import Error, sync_playwright

    found = Diagnosis(browser.rule, str(browser.executable or "as Playwright keeps it"))
    if not driver_starts():
        return replace(found, problem="Playwright's driver does not start", advice=DRIVER_ADVICE)
    try:
        with sync_playwright() as playwright, playwright.chromium.launch(**_options(browser)) as started:
            chinese = started.new_page().evaluate(GLYPHS_DIFFER, SAMPLES)
            found = replace(found, version=started.version, starts=True, chinese=chinese)
    except Error as error:
        advice = START_ADVICE if browser.executable else LIBRARIES_ADVICE
        return replace(found, problem=_reason(str(error)), advice=advice)
    return found if chinese else replace(found, problem=BOXES, advice=FONTS_ADVICE)


def _options(browser: Browser) -> LaunchOptions:
    return {**launch_options(browser), "timeout": START_TIMEOUT}


def _reason(report: str) -> str:
    """The browser's own last words in a report of Playwright's, else its first line."""
    said = list(dict.fromkeys(re.findall(r"\[err\] (.*\S)", report)))  # Playwright repeats its log
    return " / ".join(said[-REASON_LINES:]) or report.partition("\n")[0]
