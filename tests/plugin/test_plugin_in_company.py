"""The pytest plugin beside others: many workers, any order, pytest-playwright; and where nobody uses it."""

import json
from pathlib import Path

import pytest

from living_guide.browser import require_browser
from tests.plugin.pytest_runs import run_pytest

EMPTY = "def test_nothing(): ...\n"
MANY = '''
    import httpx
    import pytest
    import requests
    from mock_platform import ADDRESS

    CITIES = ["广州市", "深圳市", "揭阳市", "东莞市"]


    @pytest.mark.parametrize("number", range(50))
    def test_in_this_process(yss_platform, number):
        """Whatever the tests before it did, nobody is here and nothing was asked."""
        assert (yss_platform.people.find(), yss_platform.read()["city"]) == ([], None)
        assert yss_platform.journal.count() == 0
        yss_platform.log_in(yss_platform.people.create(scheme="employee"))
        city = CITIES[number % 4]
        assert requests.put(ADDRESS + "/api/v1/session/city", json={"city": city}).json()["city"]["name"] == city
        yss_platform.clock.freeze("2020-01-01T00:00:00+08:00")
        yss_platform.faults.put("error")


    @pytest.mark.yss(seed="1", people=["employee"])
    @pytest.mark.parametrize("number", range(50))
    def test_served(yss_sandbox, yss_server, number):
        assert [each["key"] for each in yss_server.control.sandboxes()] == [yss_sandbox.key]
        assert yss_sandbox.journal.count() == 0
        city = CITIES[number % 4]
        with httpx.Client(base_url=yss_server.api, headers=yss_sandbox.headers, trust_env=False) as client:
            assert client.put("/session/city", json={"city": city}).json()["city"]["name"] == city
        assert yss_sandbox.people.find()[0].number == 1
        yss_sandbox.faults.put("error")
'''


def test_four_workers_in_any_order_do_not_disturb_each_other(tmp_path: Path) -> None:
    run_pytest(
        tmp_path, {"test_many.py": MANY}, "-n", "4", "--random-order", beside=["xdist", "random_order"]
    ).all_passed(100)


def test_the_marker_is_listed(tmp_path: Path) -> None:
    run = run_pytest(tmp_path, {"test_nothing.py": EMPTY}, "--markers")
    assert run.code == 0, run.said
    assert "@pytest.mark.yss(**settings): " in run.said


def test_the_fixtures_are_listed_with_what_they_are(tmp_path: Path) -> None:
    run = run_pytest(tmp_path, {"test_nothing.py": EMPTY}, "--fixtures")
    for name in ("platform", "server", "sandbox", "people", "faults", "clock", "journal"):
        assert f"yss_{name}" in run.said
    listed = run.said.partition("mock_platform.pytest_plugin")[2]
    assert "no docstring available" not in listed.partition("yss_journal")[0]


PLAYWRIGHT = ("playwright",)
# pytest-playwright does what this pytest advises against.
QUIET = {"pytest.ini": "[pytest]\nfilterwarnings =\n  error\n  ignore::pytest.PytestRemovedIn10Warning\n"}

PAGE = """
    import json
    import os
    from pathlib import Path


    def test_page(page, yss_sandbox, yss_server, browser_type_launch_args):
        page.goto(f"{yss_server.address}/yss?sandbox={yss_sandbox.key}")
        assert page.get_by_text("尚未登录").first.is_visible()
        assert browser_type_launch_args["executable_path"] == os.environ["EXPECTED"]


    def test_page_and_platform(page, yss_platform):
        import requests
        from mock_platform import ADDRESS

        page.set_content(requests.get(ADDRESS + "/about").text)
        assert page.get_by_role("heading").first.is_visible()
"""


def test_pytest_playwrights_page_is_one_of_the_system_browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = require_browser().executable
    monkeypatch.setenv("EXPECTED", str(found))
    run_pytest(tmp_path, {"test_page.py": PAGE, **QUIET}, beside=PLAYWRIGHT).all_passed(2)


CHOSEN = """
    def test_launch(browser_type_launch_args):
        assert browser_type_launch_args.get("channel") == {channel!r}
        assert ("executable_path" in browser_type_launch_args) == {found}
"""


@pytest.mark.parametrize(
    ("options", "channel", "found"),
    [
        ((), None, True),
        (("--browser", "chromium"), None, True),
        (("--browser", "firefox"), None, False),
        (("--browser-channel", "msedge"), "msedge", False),
    ],
)
def test_whoever_chooses_a_browser_has_that_one(
    tmp_path: Path, options: tuple[str, ...], channel: str | None, found: bool
) -> None:
    test = CHOSEN.format(channel=channel, found=found)
    run_pytest(tmp_path, {"test_launch.py": test, **QUIET}, *options, beside=PLAYWRIGHT).all_passed(1)


def test_without_pytest_playwright_there_is_nothing_to_stand_in_for(tmp_path: Path) -> None:
    run_pytest(tmp_path, {"test_nothing.py": EMPTY}).all_passed(1)


LOOKING = """
    import json
    import sys


    def pytest_sessionfinish(session):
        with open("modules.json", "w") as file:
            json.dump(sorted(sys.modules), file)
"""
# What takes long to import, or would change what a project's own tests find imported.
HEAVY = {"fastapi", "starlette", "pydantic", "sqlalchemy", "uvicorn", "httpx", "requests", "responses", "jinja2", "PIL"}
OF_OURS = {"mock_platform", "mock_platform.version", "mock_platform.pytest_plugin"}


@pytest.mark.parametrize("options", [(), ("--collect-only",)])
def test_where_no_test_uses_it_nothing_heavy_is_imported(tmp_path: Path, options: tuple[str, ...]) -> None:
    """Neither at the start nor while tests are collected, though some would use it if they were run."""
    unused = {"test_unused.py": "def test_used(yss_platform, yss_sandbox): ...\n"} if options else {}
    files = {"test_nothing.py": EMPTY, "conftest.py": LOOKING, **unused}
    assert run_pytest(tmp_path, files, *options).code == 0
    modules = set(json.loads((tmp_path / "modules.json").read_text()))
    assert {name for name in modules if name.split(".")[0] in HEAVY} == set()
    assert {name for name in modules if name.split(".")[0] == "mock_platform"} == OF_OURS
