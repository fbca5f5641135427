"""Playwright's own builds on disk, found as its registry lays them out: asking its driver takes 0.5 s."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path

from living_guide.browser.driver import driver_package

HEADLESS_SHELL = "chromium-headless-shell"
CHROMIUM = "chromium"


def managed_channel(
    environ: Mapping[str, str], platform: str = sys.platform, package: Path | None = None
) -> str | None:
    """`chromium-headless-shell`, else `chromium`, if this Playwright has downloaded it fully, else None.

    Builds that another version of Playwright left behind do not count: this one would not start them.
    """
    package = package or driver_package()
    if package is None:
        return None
    folders = build_folders(registry_folder(environ, platform, package), package)
    complete = (name for name, folder in folders.items() if (folder / "INSTALLATION_COMPLETE").exists())
    return next(complete, None)


def build_folders(registry: Path, package: Path) -> dict[str, Path]:
    """Where this Playwright would keep each of the two builds, the quicker one first."""
    listed = json.loads((package / "browsers.json").read_text("utf-8"))["browsers"]
    revisions = {entry["name"]: entry["revision"] for entry in listed}
    names = (HEADLESS_SHELL, CHROMIUM)
    return {name: registry / f"{name.replace('-', '_')}-{revisions[name]}" for name in names}


def registry_folder(environ: Mapping[str, str], platform: str, package: Path) -> Path:
    """The folder of all downloads: PLAYWRIGHT_BROWSERS_PATH (`0`: inside the package) or the user's cache."""
    setting = environ.get("PLAYWRIGHT_BROWSERS_PATH")
    if setting == "0":
        return package / ".local-browsers"
    if setting:
        return Path(environ.get("INIT_CWD") or Path.cwd(), setting)
    return _cache_folder(environ, platform) / "ms-playwright"


def _cache_folder(environ: Mapping[str, str], platform: str) -> Path:
    if platform == "darwin":
        return Path.home() / "Library" / "Caches"
    if platform == "win32":
        return Path(environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    return Path(environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
