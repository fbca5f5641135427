"""Which browser is used, and which rule chose it. Only looks; starts no process."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from living_guide.browser.managed import HEADLESS_SHELL, managed_channel
from living_guide.browser.places import COMMANDS, usual_places
from living_guide.browser.snap import needs_snap

SETTING = "YSS_BROWSER"


@dataclass(frozen=True)
class Browser:
    """A browser to start: `executable` None means Playwright's own build of `channel` (None: its default).

    `rule` says in words why this one was taken.
    """

    executable: Path | None
    rule: str
    channel: str | None = None

    def __str__(self) -> str:
        return f"{self.executable or 'Playwright'} ({self.rule})"


class BrowserMissing(Exception):
    """No browser can be used; `str(error)` says what to do about it."""


def find_browser(
    environ: Mapping[str, str] = os.environ,
    which: Callable[[str], str | None] = shutil.which,
    platform: str = sys.platform,
    managed: Callable[[Mapping[str, str]], str | None] = managed_channel,
) -> Browser | None:
    """The browser to drive: what YSS_BROWSER says, else an installed one, else Playwright's own, else None.

    Raises BrowserMissing when YSS_BROWSER names nothing executable: a setting is never ignored.
    """
    if setting := environ.get(SETTING):
        return _explicit(setting, which)
    return next(_installed(environ, which, platform), None) or _managed(managed(environ))


def require_browser(
    environ: Mapping[str, str] = os.environ, which: Callable[[str], str | None] = shutil.which
) -> Browser:
    """As `find_browser`, but raises BrowserMissing where it would return None."""
    if browser := find_browser(environ, which):
        return browser
    raise BrowserMissing(
        f"No browser was found. Run `yss browser install`, or set {SETTING} to a Chromium, Chrome or Edge."
    )


def _explicit(setting: str, which: Callable[[str], str | None]) -> Browser:
    if path := which(os.path.expanduser(setting)):
        return Browser(Path(path).absolute(), f"{SETTING} is set")
    raise BrowserMissing(
        f"{SETTING} is set to {setting}, which is no executable file. "
        "Correct it, or unset it so that a browser is looked for."
    )


def _installed(environ: Mapping[str, str], which: Callable[[str], str | None], platform: str) -> Iterator[Browser]:
    for name in COMMANDS:
        if (path := which(name)) and not needs_snap(Path(path)):
            yield Browser(Path(path).absolute(), f"{name} is on PATH")
    for place in usual_places(environ, platform):
        if path := which(str(place)):
            yield Browser(Path(path), "installed in its usual place")


def _managed(channel: str | None) -> Browser | None:
    if channel is None:
        return None
    return Browser(None, f"Playwright's own {channel}", None if channel == HEADLESS_SHELL else channel)
