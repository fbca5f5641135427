import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from living_guide.browser import find_browser

ROOT = Path(__file__).parents[2]
YSS = "import sys; sys.argv[0] = 'yss'; from living_guide.cli import app; app()"
HEAVY = {"faker", "fastapi", "httpx", "jinja2", "playwright", "pyarrow", "pydantic", "rich", "sqlalchemy", "uvicorn"}

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="a pretended Debian")


@contextmanager
def start(*arguments: str, **environ: str) -> Iterator["subprocess.Popen[str]"]:
    """The command as a process of its own group; whatever is left of that at the end is killed."""
    with subprocess.Popen(
        [sys.executable, "-W", "error", "-c", YSS, *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT), **environ},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            yield process
        finally:
            with suppress(ProcessLookupError, AttributeError):  # there are no groups on Windows
                os.killpg(process.pid, signal.SIGKILL)


def yss(*arguments: str, **environ: str) -> "subprocess.CompletedProcess[str]":
    with start(*arguments, **environ) as process:
        out, err = process.communicate(timeout=60)
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)


@pytest.mark.parametrize("option", ["--help", "-h"])
@pytest.mark.parametrize(
    "command", [[], ["browser"], ["browser", "install"], ["browser", "doctor"], ["serve"], ["people"]]
)
def test_every_command_has_help(command: list[str], option: str) -> None:
    done = yss(*command, option)
    assert (done.returncode, done.stderr) == (0, "")
    assert " ".join(["Usage: yss", *command]) in done.stdout


def test_help_imports_nothing_heavy() -> None:
    script = "import sys, living_guide.cli; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not HEAVY & set(done.stdout.split())


def test_version_is_one_line() -> None:
    done = yss("--version")
    assert done.returncode == 0
    assert re.fullmatch(r"yss \S.*\n", done.stdout)


def test_an_unknown_command_is_a_usage_error() -> None:
    done = yss("dance")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


class TestDoctor:
    def test_it_answers_in_json(self) -> None:
        done = yss("browser", "doctor", "--json")
        answer = json.loads(done.stdout)
        assert (done.returncode, answer["usable"]) == (0, True)
        assert answer["rule"]

    def test_its_answer_has_no_colours_when_piped(self) -> None:
        done = yss("browser", "doctor")
        assert done.returncode == 0
        assert re.search(r"^Chinese +yes$", done.stdout, re.MULTILINE)
        assert "\x1b" not in done.stdout

    @pytest.mark.parametrize("node", ["/nowhere/node", "/bin/false"])
    def test_a_driver_that_does_not_start_is_a_diagnosis(self, node: str) -> None:
        done = yss("browser", "doctor", "--json", PLAYWRIGHT_NODEJS_PATH=node)
        answer = json.loads(done.stdout)
        assert (done.returncode, answer["starts"]) == (1, False)
        assert answer["problem"] == "Playwright's driver does not start"
        assert done.stderr == ""

    def test_a_browser_that_is_not_there_is_no_success(self, tmp_path: Path) -> None:
        done = yss("browser", "doctor", YSS_BROWSER=str(tmp_path / "none"))
        assert done.returncode == 1
        assert "YSS_BROWSER is set to" in done.stdout


class TestInstallWithNothingToDo:
    def test_it_says_so(self) -> None:
        done = yss("browser", "install")
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith("Nothing to do:")

    def test_or_says_nothing(self) -> None:
        done = yss("browser", "install", "--quiet")
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")

    def test_a_wrong_setting_is_no_success(self) -> None:
        done = yss("browser", "install", "--quiet", YSS_BROWSER="/nowhere/browser")
        assert done.returncode == 1
        assert done.stderr.startswith("YSS_BROWSER is set to /nowhere/browser")


@linux_only
class TestInstallOnABareMachine:
    """A PATH that holds an apt-get of ours, `env`, and nothing else; no real package is touched."""

    @pytest.fixture
    def machine(self, tmp_path: Path) -> Path:
        for name in ("env", "sh", "ln", "sleep", "fc-list"):
            if found := shutil.which(name):
                (tmp_path / name).symlink_to(found)
        self.program(tmp_path / "sudo", '[ "$2" = id ] && echo 0 || { shift; exec "$@"; }')
        return tmp_path

    @staticmethod
    def program(path: Path, script: str) -> None:
        path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        path.chmod(0o755)

    @staticmethod
    def environ(machine: Path) -> dict[str, str]:
        # A build of Playwright's cannot be fetched from here, whatever the network.
        nowhere = {
            "PLAYWRIGHT_DOWNLOAD_HOST": "http://127.0.0.1:9",
            "PLAYWRIGHT_BROWSERS_PATH": f"{machine}/pw",
        }
        return {"PATH": str(machine), "YSS_BROWSER": "", **nowhere}

    def test_apt_get_brings_a_browser(self, machine: Path) -> None:
        browser = find_browser()
        assert browser is not None
        target = machine / "chromium-headless-shell"
        self.program(machine / "apt-get", f'case "$*" in *shell) ln -s {browser.executable} {target};; esac')
        done = yss("browser", "install", "--quiet", **self.environ(machine))
        assert done.returncode == 0, done.stderr
        assert "install --yes --no-install-recommends chromium-headless-shell\n" in done.stderr
        assert re.search(r"^starts +yes$", done.stdout, re.MULTILINE)

    def test_no_browser_at_the_end_is_no_success(self, machine: Path) -> None:
        self.program(machine / "apt-get", "exit 100")
        done = yss("browser", "install", **self.environ(machine))
        assert done.returncode == 1
        assert "YSS_BROWSER" in done.stderr
        assert "playwright install chromium\n" in done.stderr

    def test_a_dry_run_runs_nothing(self, machine: Path) -> None:
        self.program(machine / "apt-get", f"ln -s /dev/null {machine}/ran")
        done = yss("browser", "install", "--dry-run", **self.environ(machine))
        assert done.returncode == 0
        assert "chromium-headless-shell" in done.stdout
        assert not (machine / "ran").is_symlink()

    @pytest.mark.parametrize("node", ["/nowhere/node", "/bin/false"])
    def test_a_driver_that_does_not_start_gets_its_libraries(self, node: str, machine: Path) -> None:
        self.program(machine / "apt-get", "exit 100")
        done = yss("browser", "install", "--dry-run", PLAYWRIGHT_NODEJS_PATH=node, **self.environ(machine))
        assert re.search(r"^Playwright's driver:\n.* libatomic1 ", done.stdout, re.MULTILINE)

    def test_without_apt_get_missing_fonts_are_a_hint_and_no_failure(self, machine: Path) -> None:
        browser = find_browser()
        assert browser is not None
        assert browser.executable is not None
        (machine / "chromium").symlink_to(browser.executable)
        config = f"<fontconfig><dir>{machine}</dir><cachedir>{machine}/cache</cachedir></fontconfig>"
        (machine / "fonts.conf").write_text(config, "utf-8")
        fonts = {"FONTCONFIG_FILE": f"{machine}/fonts.conf"}
        done = yss("browser", "install", "--quiet", **fonts, **self.environ(machine))
        assert (done.returncode, done.stdout) == (0, "")
        assert done.stderr.startswith("No font with Chinese characters")

    def test_an_interrupt_waits_for_apt_get_and_ends_cleanly(self, machine: Path) -> None:
        tidied = machine / "tidied"
        tidy = f"trap 'sleep 0.5; ln -s x {tidied}; exit 1' INT"
        self.program(machine / "apt-get", f"{tidy}; echo up; while :; do sleep 0.05; done")
        with start("browser", "install", **self.environ(machine)) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "up\n"
            os.killpg(process.pid, signal.SIGINT)
            assert process.wait(timeout=30) == 130
            assert tidied.is_symlink()
            _, err = process.communicate()
        assert "Traceback" not in err
        assert err.splitlines()[-1].startswith("Interrupted.")
