"""Where people's browsers are: names on PATH, and the usual places of systems that keep them off it."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath, PureWindowsPath

COMMANDS = (
    "chromium-headless-shell",  # opens a context three times as fast as a full browser
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "microsoft-edge-stable",
)

MAC_APPLICATIONS = ("Chromium", "Google Chrome", "Microsoft Edge")
WINDOWS_PROGRAMS = (
    r"Chromium\Application\chrome.exe",
    r"Google\Chrome\Application\chrome.exe",
    r"Microsoft\Edge\Application\msedge.exe",
)
WINDOWS_ROOTS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")


def usual_places(environ: Mapping[str, str], platform: str) -> list[str]:
    """Paths worth trying on `platform` (as `sys.platform`), best first; on Linux none, PATH has them all."""
    if platform == "darwin":
        return list(_mac(environ))
    if platform == "win32":
        return list(_windows(environ))
    return []


def _mac(environ: Mapping[str, str]) -> Iterator[str]:
    roots = [PurePosixPath("/Applications")]
    if home := environ.get("HOME"):
        roots.append(PurePosixPath(home, "Applications"))
    for name in MAC_APPLICATIONS:
        yield from (str(root / f"{name}.app" / "Contents" / "MacOS" / name) for root in roots)


def _windows(environ: Mapping[str, str]) -> Iterator[str]:
    roots = [PureWindowsPath(environ[root]) for root in WINDOWS_ROOTS if environ.get(root)]
    for program in WINDOWS_PROGRAMS:
        yield from (str(root / program) for root in roots)
