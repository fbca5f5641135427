"""The facts of this machine that an installation depends on."""

import os
import platform
import shutil
import subprocess
import sys
from dataclasses import replace

from living_guide.browser.doctor import examine
from living_guide.browser.driver import driver_starts
from living_guide.browser.find import Browser, find_browser
from living_guide.browser.plan import Command, Facts


def gather() -> Facts:
    """Look at this machine; starts a browser only where fontconfig cannot say whether Chinese renders.

    Raises BrowserMissing when YSS_BROWSER names nothing executable.
    """
    browser = find_browser()
    facts = Facts(
        browser=browser,
        chinese=_chinese_renders(browser),
        driver=driver_starts(),
        apt=shutil.which("apt-get") is not None,
        privilege=None,
        distributions=_distributions(),
        python=sys.executable,
    )
    # Not asked without need: every refusal of sudo is reported to the machine's administrator.
    return replace(facts, privilege=_privilege()) if facts.apt and not facts.complete else facts


def _chinese_renders(browser: Browser | None) -> bool:
    if sys.platform != "linux":
        return True  # macOS and Windows bring Chinese fonts along
    if shutil.which("fc-list"):
        return bool(_output(("fc-list", ":lang=zh", "family")))
    return browser is not None and examine(browser).chinese


def _privilege() -> Command | None:
    if os.geteuid() == 0:
        return ()
    if shutil.which("sudo") and _output(("sudo", "-n", "id", "-u")).strip() == "0":
        return ("sudo", "-n")
    return None


def _distributions() -> frozenset[str]:
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return frozenset()
    return frozenset([release["ID"], *release.get("ID_LIKE", "").split()])


def _output(command: Command) -> str:
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False)
    return done.stdout if done.returncode == 0 else ""
