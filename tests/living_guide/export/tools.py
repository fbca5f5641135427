"""Other people's readers, from npm, and what they read."""

import json
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest

from tests.repository import ROOT

TOOLS = ROOT / "tests" / "tools"
CACHE = ROOT / ".venv" / "tools"  # `make clean` takes it away
INSTALL = ("install", "--no-audit", "--no-fund", "--ignore-scripts")
PATIENCE = 300  # seconds, for an installation on a slow line; reading takes two


def installed() -> Path:
    """The folder with the tools, installed if this machine has not got them; without npm the test is skipped."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm is not on the PATH: the readers that Cucumber and Allure publish run on Node.js")
    folder = CACHE / _digest()
    if not folder.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        draft = Path(mkdtemp(dir=CACHE))
        shutil.copytree(TOOLS, draft, dirs_exist_ok=True)
        done = subprocess.run([npm, *INSTALL], cwd=draft, capture_output=True, encoding="utf-8", timeout=PATIENCE)
        assert done.returncode == 0, done.stderr
        _move(draft, folder)
    return folder


def read(tools: Path, script: str, *paths: Path) -> dict[str, Any]:
    """What a script of the tools says of these files; nothing else may be said."""
    node = shutil.which("node")
    assert node is not None
    command = [node, str(tools / script), *map(str, paths)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=PATIENCE)
    assert (done.returncode, done.stderr) == (0, "")
    said: dict[str, Any] = json.loads(done.stdout)
    return said


def _digest() -> str:
    """Of all that decides what is installed."""
    files = sorted(path for path in TOOLS.iterdir() if path.is_file())
    return sha256(b"\0".join(path.name.encode() + b"\0" + path.read_bytes() for path in files)).hexdigest()[:16]


def _move(draft: Path, folder: Path) -> None:
    try:
        draft.rename(folder)
    except OSError:
        # Another process was faster: its folder is whole, since it was moved there too.
        assert folder.exists()
        shutil.rmtree(draft)
