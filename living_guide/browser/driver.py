"""Playwright's driver: a Node.js program that its Python package brings along and talks to the browser through."""

import os
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path


def driver_starts(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether its Node.js runs at all; on a bare machine a library may be missing."""
    program = driver_program(environ)
    if program is None:
        return False
    try:
        done = subprocess.run([program, "--version"], capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0


def driver_program(environ: Mapping[str, str], platform: str = sys.platform) -> Path | None:
    """PLAYWRIGHT_NODEJS_PATH, or the Node.js beside the package; None where Playwright is not installed."""
    if setting := environ.get("PLAYWRIGHT_NODEJS_PATH"):
        return Path(setting)
    package = driver_package()
    return package and package.parent / ("node.exe" if platform == "win32" else "node")


@cache
def driver_package() -> Path | None:
    """The folder of the driver's code; None where Playwright is not installed."""
    spec = find_spec("playwright")
    if spec is None or spec.origin is None:
        return None
    return Path(spec.origin).parent / "driver" / "package"
