"""How the browser is started: quietly, and the same whichever browser it is."""

import os
from typing import TypedDict

from living_guide.browser.find import Browser

# Everything a browser would tell or ask others of its own accord. No --disable-features: a second one would
# silently replace Playwright's.
QUIET = (
    "--disable-background-networking",
    "--disable-client-side-phishing-detection",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-quic",
    "--disable-sync",
    "--dns-prefetch-disable",
    "--no-default-browser-check",
    "--no-first-run",
    "--no-pings",
)


class LaunchOptions(TypedDict, total=False):
    """Keyword arguments of Playwright's `chromium.launch`."""

    executable_path: str
    channel: str
    args: list[str]
    timeout: float  # ms


def launch_options(browser: Browser, root: bool | None = None) -> LaunchOptions:
    """What to splat into `chromium.launch`; `root` tells whether we run as root (None: look)."""
    options: LaunchOptions = {"args": list(QUIET)}
    if _is_root() if root is None else root:
        options["args"].append("--no-sandbox")  # as root Chromium refuses to start otherwise
    if browser.executable is not None:
        options["executable_path"] = str(browser.executable)
    if browser.channel is not None:
        options["channel"] = browser.channel
    return options


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
