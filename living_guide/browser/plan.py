"""What is to be done so that a browser is there and shows Chinese: from facts to actions, nothing is run."""

from collections.abc import Iterator
from dataclasses import dataclass

from living_guide.browser.find import SETTING, Browser
from living_guide.browser.managed import CHROMIUM, HEADLESS_SHELL

Command = tuple[str, ...]

DEBIAN_BROWSERS = ("chromium-headless-shell", "chromium")  # the first since Debian 12 only
DRIVER = ("libatomic1", "libstdc++6")  # what the Node.js inside Playwright wants of a bare machine
FONTS = ("fonts-noto-cjk", "fontconfig")  # fc-list, of the second, makes the next check quick
# Waits 120 s for a lock: a machine that has just started often updates itself.
APT_GET = ("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-o", "DPkg::Lock::Timeout=120")

BROWSER_HINT = (
    "Install Chromium, Chrome or Edge by other means, "
    f"and set {SETTING} to its executable if `yss browser doctor` does not find it."
)
DRIVER_HINT = (
    "Playwright's driver does not start. `python -m playwright --version` says why; "
    "mostly it is a missing library (libatomic1 on Debian and Ubuntu)."
)
FONTS_HINT = (
    "No font with Chinese characters: pictures will show boxes. "
    "Install one, for example Noto Sans CJK (fonts-noto-cjk on Debian and Ubuntu)."
)


@dataclass(frozen=True)
class Facts:
    """What the plan depends on. `privilege` stands before a command to run it as root; None if one cannot.

    `chinese` tells whether Chinese has glyphs, `driver` whether Playwright's driver starts;
    `distributions` are the names a Linux gives itself and its ancestors (ID and ID_LIKE of os-release).
    """

    browser: Browser | None
    chinese: bool
    driver: bool
    apt: bool
    privilege: Command | None
    distributions: frozenset[str]
    python: str

    @property
    def complete(self) -> bool:
        return self.browser is not None and self.chinese and self.driver

    @property
    def can_use_apt(self) -> bool:
        return self.apt and self.privilege is not None

    @property
    def chromium_is_a_snap(self) -> bool:
        return "ubuntu" in self.distributions


@dataclass(frozen=True)
class Action:
    """One thing to reach: the first command that succeeds ends it, `hint` is for people when none did."""

    goal: str
    attempts: tuple[Command, ...]
    hint: str


def plan(facts: Facts) -> list[Action]:
    """The actions for this machine, in order; none when it lacks nothing."""
    return [*_refresh(facts), *_driver(facts), *_browser(facts), *_fonts(facts)]


def _refresh(facts: Facts) -> Iterator[Action]:
    if facts.can_use_apt and not facts.complete:
        hint = "The package lists could not be refreshed; going on with those that are there."
        yield Action("fresh package lists", (_apt_get(facts, "update"),), hint)


def _driver(facts: Facts) -> Iterator[Action]:
    if not facts.driver:
        yield Action("Playwright's driver", _packages(facts, *DRIVER), DRIVER_HINT)


def _browser(facts: Facts) -> Iterator[Action]:
    if facts.browser is None:
        yield Action("a browser", (*_packaged_browsers(facts), *_downloads(facts)), BROWSER_HINT)


def _fonts(facts: Facts) -> Iterator[Action]:
    if not facts.chinese:
        yield Action("Chinese fonts", _packages(facts, *FONTS), FONTS_HINT)


def _packages(facts: Facts, *packages: str) -> tuple[Command, ...]:
    return (_apt_install(facts, *packages),) if facts.can_use_apt else ()


def _packaged_browsers(facts: Facts) -> Iterator[Command]:
    if facts.can_use_apt and not facts.chromium_is_a_snap:
        yield from (_apt_install(facts, package) for package in DEBIAN_BROWSERS)


def _downloads(facts: Facts) -> Iterator[Command]:
    download = (facts.python, "-m", "playwright", "install")
    if facts.can_use_apt:  # the libraries a bare machine lacks come from apt
        yield (*download, "--with-deps", HEADLESS_SHELL)
    yield (*download, HEADLESS_SHELL)
    yield (*download, CHROMIUM)


def _apt_install(facts: Facts, *packages: str) -> Command:
    return _apt_get(facts, "install", "--yes", "--no-install-recommends", *packages)


def _apt_get(facts: Facts, *arguments: str) -> Command:
    return (*(facts.privilege or ()), *APT_GET, *arguments)
