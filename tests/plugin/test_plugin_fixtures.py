"""The pytest plugin as a project uses it: fixtures, the marker, and what a failed test is told."""

import re
from pathlib import Path

import pytest

from tests.plugin.pytest_runs import run_pytest

FIXTURES = """
    import httpx
    import pytest
    import requests
    from mock_platform import ADDRESS, InProcessPlatform, Opened, SandboxControl
    from mock_platform.client.people import People
    from mock_platform.client.sandbox import Clock, Faults, Journal

    SESSION = "/api/v1/session"


    @pytest.mark.yss(people=["employee"], city="广州市")
    def test_platform(yss_platform):
        assert isinstance(yss_platform, InProcessPlatform)
        assert requests.get(ADDRESS + SESSION).json()["city"]["name"] == "广州市"


    def test_server(yss_server):
        assert isinstance(yss_server, Opened)
        assert requests.get(yss_server.api + "/session").json()["code"] == "sandbox_not_named"


    @pytest.mark.yss(people=["employee"], city="深圳市")
    def test_sandbox(yss_sandbox, yss_server):
        assert isinstance(yss_sandbox, SandboxControl)
        answer = httpx.get(yss_server.address + SESSION, headers=yss_sandbox.headers, trust_env=False)
        assert answer.json()["city"]["name"] == "深圳市"
        assert "切换地市" in httpx.get(yss_server.address + "/yss/cities", params={"sandbox": yss_sandbox.key}).text


    def test_parts(yss_people, yss_faults, yss_clock, yss_journal):
        parts = yss_people, yss_faults, yss_clock, yss_journal
        assert list(map(type, parts)) == [People, Faults, Clock, Journal]
        assert yss_people.create(scheme="employee").number == 1
        yss_clock.freeze("2025-03-15T12:00:00+08:00")
        yss_faults.put("error", operation="list_cities", status=502)
        assert requests.get(ADDRESS + "/api/v1/cities").status_code == 502
        assert yss_journal.count(operation="list_cities", status=502) == 1
        assert yss_journal.sequence("clock_set", "fault_set", "list_cities")["missing"] in ("clock_set", None)


    def test_parts_of_a_sandbox_that_is_asked_for(yss_people, yss_sandbox, yss_server):
        yss_people.create(scheme="resident")
        assert len(yss_sandbox.people.find()) == 1
        assert [each["key"] for each in yss_server.control.sandboxes()] == [yss_sandbox.key]
        with pytest.raises(requests.ConnectionError):
            requests.get(ADDRESS)


    @pytest.fixture
    def arranged(yss_people):
        return yss_people.create(scheme="resident")


    def test_a_fixture_of_the_projects_own_means_the_tests_world(arranged, yss_sandbox):
        assert yss_sandbox.people.find() == [arranged]


    def test_served_and_in_this_process_at_once(yss_platform, yss_sandbox, yss_server):
        assert requests.get(ADDRESS + SESSION).json()["code"] == "not_logged_in"
        assert requests.get(yss_server.address + SESSION, headers=yss_sandbox.headers).json()["code"] == "not_logged_in"
        assert [each["status"] for each in yss_platform.journal.entries()] == [409]


    def test_that_removes_its_own_sandbox(yss_sandbox):
        yss_sandbox.delete()


    def test_that_nothing_is_left_of_the_others(yss_server):
        assert yss_server.control.sandboxes() == []
        with pytest.raises(requests.ConnectionError):
            requests.get(ADDRESS)
"""


MARKERS = """
    import pytest

    pytestmark = pytest.mark.yss(seed="module", city="广州市", edition="guangzhou-2023")


    def said(world):
        read = world.read()
        return read["seed"], read["city"], read["edition"], read["retry_limit"]


    @pytest.fixture(params=["yss_platform", "yss_sandbox"])
    def world(request):
        return request.getfixturevalue(request.param)


    def test_module(world):
        assert said(world) == ("module", "440100", "guangzhou-2023", None)


    @pytest.mark.yss(seed="class", retry_limit=1)
    class TestClass:
        def test_class(self, world):
            assert said(world) == ("class", "440100", "guangzhou-2023", 1)

        @pytest.mark.yss(seed="function", city=None)
        def test_function(self, world):
            assert said(world) == ("function", None, "guangzhou-2023", 1)

        @pytest.mark.yss(seed="outer", city="深圳市")
        @pytest.mark.yss(seed="inner")
        def test_two_of_a_function(self, world):
            assert said(world) == ("inner", "440300", "guangzhou-2023", 1)


    @pytest.mark.parametrize("limit", [pytest.param(n, marks=pytest.mark.yss(retry_limit=n)) for n in (0, 2)])
    def test_parameters(world, limit):
        assert said(world)[3] == limit


    @pytest.mark.yss(people=["resident", {"scheme": "employee", "city": "揭阳市"}])
    def test_people(world):
        one, two = world.people.find()
        assert [each.benefits[0].scheme for each in (one, two)] == ["resident", "employee"]
        assert world.read()["account"] == 1
"""


def test_each_fixture_is_what_it_says_and_the_marker_nearest_to_a_test_decides(tmp_path: Path) -> None:
    run_pytest(tmp_path, {"test_fixtures.py": FIXTURES, "test_markers.py": MARKERS}).all_passed(9 + 14)


@pytest.mark.parametrize("fixture", ["yss_platform", "yss_sandbox"])
def test_a_marker_that_cannot_be_is_a_clear_error_of_that_test_alone(tmp_path: Path, fixture: str) -> None:
    wrong = {'sead="1"': "sead", 'edition="2099"': "guangzhou-2023", '"guangzhou-2023"': "yss(edition=…)"}
    tests = "\n".join(f"@pytest.mark.yss({said})\ndef test_{n}({fixture}): ...\n" for n, said in enumerate(wrong))
    run = run_pytest(tmp_path, {"test_wrong.py": f"import pytest\n{tests}\ndef test_right({fixture}): ...\n"}, "-rE")
    assert run.counts == {"passed": 1, "error": 3}, run.said
    errors = [line for line in run.said.splitlines() if line.startswith("E  ")]
    for words in wrong.values():
        assert any(words in line for line in errors), run.said


FAILING = """
    import pytest
    import requests
    from mock_platform import ADDRESS


    def ask(times, address=ADDRESS, headers=None):
        for _ in range(times):
            requests.put(address + "/api/v1/session/city", json={"city": "广州市"}, headers=headers)
        requests.put(address + "/api/v1/session/city", json={"city": "伦敦"}, headers=headers)


    @pytest.mark.yss(people=["employee"])
    def test_fails(yss_platform):
        ask(1)
        assert False


    def test_passes(yss_platform):
        ask(1)


    def test_fails_without_asking(yss_platform):
        assert False


    def test_fails_without_a_platform():
        assert False


    @pytest.mark.yss(people=["employee"])
    def test_fails_in_a_sandbox(yss_sandbox, yss_server):
        ask(70, yss_server.address, yss_sandbox.headers)
        assert False


    def test_fails_without_its_sandbox(yss_sandbox):
        yss_sandbox.delete()
        assert False
"""
SHOWN = re.compile(r"-+ Mock platform, sandbox (\w+) -+\n(.*?)\n(?=_{5}|={5}|-{5})", re.DOTALL)


@pytest.mark.parametrize("workers", [(), ("-n", "1")], ids=["here", "in a worker"])
def test_a_failed_test_shows_its_journal_and_no_other_does(tmp_path: Path, workers: tuple[str, ...]) -> None:
    run = run_pytest(tmp_path, {"test_failing.py": FAILING}, "-rA", *workers, beside=["xdist"])
    assert run.counts == {"passed": 1, "failed": 5}, run.said
    asked, silent, busy, gone = (shown.splitlines() for _, shown in SHOWN.findall(run.said))
    assert len(asked) == 2, run.said
    assert "PUT /api/v1/session/city 200  [city_chosen]" in asked[0]
    assert "PUT /api/v1/session/city 422  invalid_field: 没有这个地市" in asked[1]
    assert silent == ["nothing was asked"]
    assert len(busy) == 50
    assert "422" in busy[-1]
    assert gone[0].startswith("no journal: ")
