import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import sync_playwright

from living_guide.browser import Browser, BrowserMissing, find_browser, launch_options, require_browser
from living_guide.browser.doctor import GLYPHS_DIFFER, diagnose, examine
from living_guide.browser.driver import driver_package
from living_guide.browser.install import NOT_FOUND, carry_out, describe, run
from living_guide.browser.managed import build_folders, managed_channel, registry_folder
from living_guide.browser.places import COMMANDS, usual_places
from living_guide.browser.plan import Action, Command, Facts, plan
from living_guide.browser.snap import needs_snap

T = TypeVar("T")

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="fontconfig and snap are Linux's")


def on_path(*names: str) -> Callable[[str], str | None]:
    return lambda name: f"/somewhere/{name}" if name in names else None


def is_file(*paths: str) -> Callable[[str], str | None]:
    return lambda path: path if path in paths else None


def alone(work: Callable[[], T]) -> T:
    """Run in a thread of its own: Playwright refuses one where another of its sessions is open."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result()


def nothing_managed(_: Mapping[str, str]) -> str | None:
    return None


class TestFinding:
    def test_names_are_tried_in_this_order(self) -> None:
        assert COMMANDS == (
            "chromium-headless-shell",
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
            "microsoft-edge",
            "microsoft-edge-stable",
        )

    @given(st.sets(st.sampled_from(COMMANDS), min_size=1), st.sampled_from([None, "chromium"]))
    def test_the_first_known_name_on_path_wins(self, names: set[str], managed: str | None) -> None:
        found = find_browser({}, on_path(*names), "linux", lambda _: managed)
        best = min(names, key=COMMANDS.index)
        assert found == Browser(Path(f"/somewhere/{best}"), f"{best} is on PATH")

    @given(st.sets(st.sampled_from(COMMANDS)), st.sampled_from([None, "chromium"]))
    def test_a_setting_wins_over_everything(self, names: set[str], managed: str | None) -> None:
        setting = {"YSS_BROWSER": sys.executable}
        which = is_file(sys.executable, *map(str, names))
        found = find_browser(setting, which, "linux", lambda _: managed)
        assert found == Browser(Path(sys.executable), "YSS_BROWSER is set")

    def test_a_setting_may_be_a_name_on_path(self) -> None:
        found = find_browser({"YSS_BROWSER": "brave"}, on_path("brave", "chromium"), "linux", nothing_managed)
        assert found is not None
        assert found.executable == Path("/somewhere/brave")

    @pytest.mark.parametrize("what", ["nothing", "folder", "plain file"])
    def test_a_setting_that_cannot_be_executed_is_an_error(self, what: str, tmp_path: Path) -> None:
        path = tmp_path / "browser"
        if what == "folder":
            path.mkdir()
        if what == "plain file":
            path.write_text("no program", "utf-8")
        with pytest.raises(BrowserMissing, match=rf"YSS_BROWSER is set to {re.escape(str(path))}"):
            find_browser({"YSS_BROWSER": str(path)})

    def test_an_empty_setting_is_none(self) -> None:
        assert find_browser({"YSS_BROWSER": ""}, on_path(), "linux", nothing_managed) is None

    @pytest.mark.parametrize(("managed", "channel"), [("chromium-headless-shell", None), ("chromium", "chromium")])
    def test_a_managed_build_comes_last(self, managed: str, channel: str | None) -> None:
        found = find_browser({}, on_path(), "linux", lambda _: managed)
        assert found == Browser(None, f"Playwright's own {managed}", channel)

    def test_without_any_the_error_says_what_to_do(self) -> None:
        assert find_browser({}, on_path(), "linux", nothing_managed) is None
        with pytest.raises(BrowserMissing, match="yss browser install"):
            require_browser({"PLAYWRIGHT_BROWSERS_PATH": "/nowhere"}, on_path())

    @pytest.mark.parametrize(
        ("platform", "path"),
        [
            ("darwin", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
            ("darwin", "/Users/a/Applications/Chromium.app/Contents/MacOS/Chromium"),
            ("darwin", "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge"),
            ("win32", r"C:\Program Files\Google\Chrome\Application\chrome.exe"),
            ("win32", r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe"),
            ("win32", r"C:\Users\a\AppData\Local\Chromium\Application\chrome.exe"),
        ],
    )
    def test_usual_places_are_looked_at(self, platform: str, path: str) -> None:
        environ = {
            "HOME": "/Users/a",
            "PROGRAMFILES": r"C:\Program Files",
            "PROGRAMFILES(X86)": r"C:\Program Files (x86)",
            "LOCALAPPDATA": r"C:\Users\a\AppData\Local",
        }
        found = find_browser(environ, is_file(path), platform, nothing_managed)
        assert found == Browser(Path(path), "installed in its usual place")

    @pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
    def test_usual_places_need_no_variable(self, platform: str) -> None:
        assert all(place.startswith("/Applications/") for place in usual_places({}, platform))


@linux_only
class TestSnap:
    def test_a_link_to_the_snap_command_needs_it(self, tmp_path: Path) -> None:
        (tmp_path / "snap").touch()
        (tmp_path / "chromium").symlink_to(tmp_path / "snap")
        assert needs_snap(tmp_path / "chromium")

    @pytest.mark.parametrize(
        ("script", "needs"),
        [
            ('#!/bin/sh\nexec /snap/bin/chromium "$@"\n', True),
            ('#!/bin/sh\nexec /usr/lib/chromium/chromium-headless-shell "$@"\n', False),
            ("\x7fELF and later /snap/bin by chance", False),
        ],
    )
    def test_a_script_that_only_starts_one_needs_it(self, script: str, needs: bool, tmp_path: Path) -> None:
        path = tmp_path / "chromium-browser"
        path.write_text(script, "utf-8")
        assert needs_snap(path) is needs

    def test_it_is_passed_over(self, tmp_path: Path) -> None:
        (tmp_path / "snap").touch()
        (tmp_path / "chromium").symlink_to(tmp_path / "snap")
        places = {"chromium": str(tmp_path / "chromium"), "google-chrome": "/opt/chrome"}
        found = find_browser({}, places.get, "linux", nothing_managed)
        assert found == Browser(Path("/opt/chrome"), "google-chrome is on PATH")


class TestManagedBuild:
    @pytest.fixture
    def package(self, tmp_path: Path) -> Path:
        names = ("chromium", "chromium-headless-shell", "firefox")
        browsers = [{"name": name, "revision": "7"} for name in names]
        (tmp_path / "browsers.json").write_text(json.dumps({"browsers": browsers}), "utf-8")
        return tmp_path

    @pytest.mark.parametrize(
        ("folders", "channel"),
        [
            ([], None),
            (["chromium-7"], "chromium"),
            (["chromium_headless_shell-7"], "chromium-headless-shell"),
            (["chromium-7", "chromium_headless_shell-7"], "chromium-headless-shell"),
            (["chromium-6", "chromium_headless_shell-8", "firefox-7"], None),
        ],
    )
    def test_only_this_versions_builds_count(
        self, folders: list[str], channel: str | None, package: Path, tmp_path: Path
    ) -> None:
        for folder in folders:
            (tmp_path / "cache" / folder).mkdir(parents=True)
            (tmp_path / "cache" / folder / "INSTALLATION_COMPLETE").touch()
        environ = {"PLAYWRIGHT_BROWSERS_PATH": str(tmp_path / "cache")}
        assert managed_channel(environ, "linux", package) == channel

    def test_an_interrupted_download_does_not_count(self, package: Path, tmp_path: Path) -> None:
        (tmp_path / "chromium-7").mkdir()
        assert managed_channel({"PLAYWRIGHT_BROWSERS_PATH": str(tmp_path)}, "linux", package) is None

    @pytest.mark.parametrize(
        ("platform", "environ", "folder"),
        [
            ("linux", {"PLAYWRIGHT_BROWSERS_PATH": "0"}, "/package/.local-browsers"),
            ("linux", {"XDG_CACHE_HOME": "/cache"}, "/cache/ms-playwright"),
            ("linux", {}, "~/.cache/ms-playwright"),
            ("darwin", {}, "~/Library/Caches/ms-playwright"),
            ("win32", {"LOCALAPPDATA": "/local"}, "/local/ms-playwright"),
        ],
    )
    def test_the_registry_is_where_playwright_has_it(self, platform: str, environ: dict[str, str], folder: str) -> None:
        assert registry_folder(environ, platform, Path("/package")) == Path(folder).expanduser()

    @pytest.mark.parametrize("setting", ["", "/elsewhere", "0", "relative"])
    def test_the_installed_playwright_agrees(self, setting: str, tmp_path: Path) -> None:
        environ = {**os.environ, "PLAYWRIGHT_BROWSERS_PATH": setting, "XDG_CACHE_HOME": str(tmp_path)}
        package = driver_package()
        assert package is not None
        command = [sys.executable, "-m", "playwright", "install", "--dry-run", "chromium"]
        said = subprocess.run(command, env=environ, capture_output=True, text=True, check=True).stdout
        folders = build_folders(registry_folder(environ, sys.platform, package), package)
        assert {str(folder) for folder in folders.values()} <= set(re.findall(r"location:\s+(.+)", said))


class TestLaunchOptions:
    BROWSER = Browser(Path("/opt/chrome"), "a test")

    @pytest.mark.parametrize("root", [True, False])
    def test_the_sandbox_is_only_given_up_as_root(self, root: bool) -> None:
        assert ("--no-sandbox" in launch_options(self.BROWSER, root)["args"]) is root

    def test_playwrights_own_features_are_left_alone(self) -> None:
        assert not [flag for flag in launch_options(self.BROWSER)["args"] if "able-features" in flag]

    def test_an_executable_is_named(self) -> None:
        assert launch_options(self.BROWSER)["executable_path"] == "/opt/chrome"

    @pytest.mark.parametrize("channel", [None, "chromium"])
    def test_a_managed_build_has_no_path(self, channel: str | None) -> None:
        options = launch_options(Browser(None, "a test", channel))
        assert "executable_path" not in options
        assert options.get("channel") == channel


FOUND = Browser(Path("/usr/bin/chromium"), "chromium is on PATH")
DEBIAN = Facts(None, False, True, True, (), frozenset({"debian"}), "python")
UBUNTU = replace(DEBIAN, distributions=frozenset({"ubuntu", "debian"}))

MACOS = Facts(None, True, True, False, None, frozenset(), "python")

UPDATE = "apt-get update"
DRIVER = "apt-get install libatomic1 libstdc++6"
SHELL = "apt-get install chromium-headless-shell"
CHROMIUM = "apt-get install chromium"
FONTS = "apt-get install fonts-noto-cjk fontconfig"
DOWNLOAD_SHELL = "python -m playwright install chromium-headless-shell"
DOWNLOAD_ALL = "python -m playwright install --with-deps chromium-headless-shell"
DOWNLOAD = "python -m playwright install chromium"
DOWNLOADS = [DOWNLOAD_SHELL, DOWNLOAD]
BROWSERS = [SHELL, CHROMIUM, DOWNLOAD_ALL, *DOWNLOADS]


def shortened(command: Command) -> str:
    noise = r"env DEBIAN_FRONTEND=noninteractive | -o DPkg::Lock::Timeout=\d+| --yes --no-install-recommends"
    return re.sub(noise, "", " ".join(command))


class TestPlan:
    @pytest.mark.parametrize(
        ("facts", "expected"),
        [
            pytest.param(DEBIAN, [[UPDATE], BROWSERS, [FONTS]], id="debian"),
            pytest.param(
                replace(DEBIAN, chinese=True),
                [[UPDATE], BROWSERS],
                id="debian, with fonts",
            ),
            pytest.param(replace(DEBIAN, browser=FOUND), [[UPDATE], [FONTS]], id="debian, with a browser"),
            pytest.param(replace(DEBIAN, browser=FOUND, chinese=True), [], id="nothing missing"),
            pytest.param(replace(DEBIAN, privilege=None), [DOWNLOADS, []], id="debian, not root"),
            pytest.param(replace(DEBIAN, driver=False), [[UPDATE], [DRIVER], BROWSERS, [FONTS]], id="debian, bare"),
            pytest.param(replace(MACOS, driver=False, browser=FOUND), [[]], id="a driver we cannot mend"),
            pytest.param(replace(DEBIAN, privilege=None, browser=FOUND), [[]], id="not root, only fonts missing"),
            pytest.param(UBUNTU, [[UPDATE], [DOWNLOAD_ALL, *DOWNLOADS], [FONTS]], id="ubuntu: no snap"),
            pytest.param(replace(DEBIAN, apt=False, privilege=None), [DOWNLOADS, []], id="no apt-get"),
            pytest.param(MACOS, [DOWNLOADS], id="macOS"),
        ],
    )
    def test_what_is_done(self, facts: Facts, expected: list[list[str]]) -> None:
        assert [list(map(shortened, action.attempts)) for action in plan(facts)] == expected

    def test_sudo_stands_before_apt_get_and_keeps_its_settings(self) -> None:
        update, browser, _ = plan(replace(DEBIAN, privilege=("sudo", "-n")))
        for command in (*update.attempts, *browser.attempts[:2]):
            assert command[:5] == ("sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive", "apt-get")
        assert all(command[0] == "python" for command in browser.attempts[2:])

    @given(
        st.builds(
            Facts,
            browser=st.sampled_from([None, FOUND]),
            chinese=st.booleans(),
            driver=st.booleans(),
            apt=st.booleans(),
            privilege=st.sampled_from([None, (), ("sudo", "-n")]),
            distributions=st.frozensets(st.sampled_from(["debian", "ubuntu", "linuxmint", "arch"])),
            python=st.just("python"),
        )
    )
    def test_what_is_missing_and_only_that_is_aimed_at(self, facts: Facts) -> None:
        goals = [action.goal for action in plan(facts)]
        assert ("a browser" in goals) is (facts.browser is None)
        assert ("Chinese fonts" in goals) is (not facts.chinese)
        assert ("Playwright's driver" in goals) is (not facts.driver)
        assert (goals[:1] == ["fresh package lists"]) is (facts.can_use_apt and bool(goals))
        commands = [command for action in plan(facts) for command in action.attempts]
        assert facts.can_use_apt or not any("apt-get" in command for command in commands)


class TestCarryingOut:
    ACTIONS = (Action("one", (("a",), ("b", "x y"), ("c",)), "do it by hand"), Action("two", (), "no way"))

    def carried_out(self, *working: str) -> tuple[list[Command], list[str]]:
        ran: list[Command] = []
        said: list[str] = []

        def pretend(command: Command) -> int:
            ran.append(command)
            return 0 if command[0] in working else 1

        carry_out(self.ACTIONS, said.append, pretend)
        return ran, said

    def test_the_first_command_that_works_is_the_last_to_run(self) -> None:
        ran, said = self.carried_out("b", "c")
        assert ran == [("a",), ("b", "x y")]
        assert said == ["one: a", "one: b 'x y'", "no way"]

    def test_when_none_works_the_hint_is_said(self) -> None:
        ran, said = self.carried_out()
        assert len(ran) == 3
        assert said[-2:] == ["do it by hand", "no way"]

    def test_the_description_names_every_command_and_hint(self) -> None:
        assert describe(self.ACTIONS) == [
            "one:", "  a", "  or, if that fails: b 'x y'", "  or, if that fails: c", "two:", "  no way",
        ]  # fmt: skip

    def test_exit_codes_come_through(self) -> None:
        assert run((sys.executable, "-c", "raise SystemExit(3)")) == 3
        assert run(("no-such-command-anywhere",)) == NOT_FOUND


class TestDoctor:
    def test_a_browser_that_works_is_usable(self) -> None:
        diagnosis = alone(diagnose)
        assert diagnosis.usable, diagnosis
        assert diagnosis.problem is diagnosis.advice is None
        assert re.match(r"\d+\.", diagnosis.version or "")

    @linux_only
    def test_without_chinese_fonts_it_sees_boxes(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        config = f"<fontconfig><dir>{tmp_path}</dir><cachedir>{tmp_path}/cache</cachedir></fontconfig>"
        (tmp_path / "fonts.conf").write_text(config, "utf-8")
        monkeypatch.setenv("FONTCONFIG_FILE", str(tmp_path / "fonts.conf"))
        diagnosis = alone(diagnose)
        assert diagnosis.starts
        assert not diagnosis.usable
        assert "Noto Sans CJK" in (diagnosis.advice or "")

    @linux_only
    def test_what_a_broken_browser_says_is_passed_on(self, tmp_path: Path) -> None:
        broken = tmp_path / "broken"
        broken.write_text("#!/bin/sh\necho libnss3.so is missing >&2\nexit 127\n", "utf-8")
        broken.chmod(0o755)
        diagnosis = alone(lambda: examine(Browser(broken, "a test")))
        assert not diagnosis.starts
        assert diagnosis.problem == "libnss3.so is missing"

    def test_what_is_no_program_does_not_start(self, tmp_path: Path) -> None:
        diagnosis = alone(lambda: examine(Browser(tmp_path / "nothing", "a test")))
        assert not diagnosis.starts
        assert diagnosis.problem

    def test_glyphs_are_told_from_boxes_and_blanks(self) -> None:
        none = "\U0010fffd"
        table = {("A", "B", none): True, ("A", "A", none): False, (none, "B", none): False, (" ", "B", none): False}

        def drawn() -> dict[tuple[str, str, str], bool]:
            options = launch_options(require_browser())
            with sync_playwright() as playwright, playwright.chromium.launch(**options) as browser:
                page = browser.new_page()
                return {samples: page.evaluate(GLYPHS_DIFFER, samples) for samples in table}

        assert alone(drawn) == table

    def test_that_there_is_none_is_a_diagnosis(self) -> None:
        def missing() -> Browser:
            raise BrowserMissing("Do this.")

        diagnosis = diagnose(missing)
        assert not diagnosis.usable
        assert diagnosis.advice == "Do this."
