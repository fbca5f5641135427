"""Running what the docs tell, as a reader would: with `yss`, `python` and `pytest` at hand and nothing else of ours."""

import os
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

from tests.repository import ROOT

EXAMPLES = ROOT / "docs" / "examples"
PLUGIN = "mock_platform.pytest_plugin"
LONGEST = 120  # seconds


def commands(folder: Path) -> dict[str, str]:
    """An environment in which `yss` and `python` are those of this project."""
    for name, module in (("yss", "-m living_guide"), ("python", "")):
        script = folder / name
        script.write_text(f'#!/bin/sh\nexec "{sys.executable}" {module} "$@"\n', encoding="utf-8")
        script.chmod(0o755)
    ours = {name: value for name, value in os.environ.items() if not name.startswith(("YSS_", "PYTEST_"))}
    path = os.pathsep.join((str(folder), os.environ["PATH"]))
    return {**ours, "PATH": path, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}


def run(command: list[str], env: dict[str, str], cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, env=env, cwd=cwd, capture_output=True, text=True, timeout=LONGEST)


def pytest_command(*arguments: str) -> list[str]:
    """The plugin is found by itself where the package is installed."""
    installed = any(each.value == PLUGIN for each in entry_points(group="pytest11"))
    return ["python", "-m", "pytest", "-q", *([] if installed else ["-p", PLUGIN]), *arguments]
