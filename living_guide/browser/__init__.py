"""The browser the suite drives: finding one, installing one, and examining it. Imports nothing heavy."""

from living_guide.browser.find import SETTING, Browser, BrowserMissing, find_browser, require_browser
from living_guide.browser.launch import LaunchOptions, launch_options

__all__ = [
    "SETTING",
    "Browser",
    "BrowserMissing",
    "LaunchOptions",
    "find_browser",
    "launch_options",
    "require_browser",
]
