"""What tests of more than one folder share: a served platform and a browser."""

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from living_guide.browser import launch_options, require_browser

ROOT = Path(__file__).parents[1]
SERVE = (sys.executable, "-m", "mock_platform", "serve", "--port", "0")
PATIENCE = 10  # seconds for the platform to end

# Started in the background by a shell, the tests ignore Ctrl-C, and so would every process they start.
signal.signal(signal.SIGINT, signal.default_int_handler)
# Machines are noisy: how long an example takes says nothing about the code.
settings.register_profile("timeless", settings.default, deadline=None)
settings.load_profile("timeless")


@pytest.fixture(scope="session")
def platform_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a platform in a process of its own, which must have nothing to say but that address."""
    errors = tmp_path_factory.mktemp("platform") / "stderr"
    with (
        errors.open("w") as stderr,
        subprocess.Popen(SERVE, stdout=subprocess.PIPE, stderr=stderr, text=True, cwd=ROOT) as process,
    ):
        try:
            yield _announced(process, errors)
        finally:
            process.terminate()
            more, _ = process.communicate(timeout=PATIENCE)
    assert (more, errors.read_text()) == ("", "")


@pytest.fixture(scope="session")
def control(platform_address: str) -> Iterator[httpx.Client]:
    """The control plane of the served platform."""
    with httpx.Client(base_url=f"{platform_address}/control/v1", trust_env=False) as client:
        yield client


# A module's, not the session's: while it is open no other test could use asyncio or a Playwright of its own.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The browser the suite would drive, too; without one these tests fail rather than be skipped."""
    with sync_playwright() as playwright, playwright.chromium.launch(**launch_options(require_browser())) as opened:
        yield opened


def _announced(process: subprocess.Popen[str], errors: Path) -> str:
    assert process.stdout is not None
    line = process.stdout.readline()
    found = re.search(r"http://\S+", line)
    assert found, f"no address announced: {line!r} {errors.read_text()}"
    return found[0]
