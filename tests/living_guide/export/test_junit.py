"""JUnit XML, read back by Allure's reader of it, and by lxml where it looks away."""

import os
import re
import socket
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from living_guide.events.record import ScenarioRun, StepRun
from living_guide.events.reports import Report
from living_guide.export.ending import Ending, ending_of
from living_guide.export.junit import legal, write_junit
from tests.living_guide.export.endings import (
    AT,
    CASES,
    FILE,
    IN_ALLURE,
    OF_ENDING,
    SPEED,
    TITLES,
    all_ended,
    ends,
    of_the_machine,
    report_of,
    with_evidence,
)
from tests.living_guide.export.tools import read

CLASS = "features.2_certify.结局"
ANY = st.text(st.characters(exclude_categories=()))  # also what is no character, and what XML cannot hold

ReadBack = Callable[..., dict[str, dict[str, Any]]]


@pytest.fixture
def read_back(tools: Path, tmp_path: Path) -> ReadBack:
    """What Allure's reader finds in the file of these reports, by the full names."""

    def read_it(*reports: Report) -> dict[str, dict[str, Any]]:
        path = tmp_path / "junit.xml"
        write_junit(reports, path)
        said = read(tools, "read_results.mjs", path)
        assert said["unread"] == []
        found = {unescape(each["fullName"]): each for each in said["results"]}
        assert len(found) == len(said["results"])
        return found

    return read_it


def xml_of(path: Path, *reports: Report) -> Any:
    write_junit(reports, path)
    return etree.parse(path).getroot()


def test_every_ending_is_read_as_what_it_is(read_back: ReadBack, tmp_path: Path) -> None:
    found = read_back(report_of(tmp_path, all_ended()))
    assert set(found) == {f"{CLASS}.{title}" for title in TITLES.values()}
    for case in CASES:
        result = found[f"{CLASS}.{TITLES[case.name]}"]
        assert result["status"] == IN_ALLURE[case.ending], case.name
        for line in case.words.splitlines():
            assert line in unescape(result["trace"]), case.name
        assert bool(result.get("message")) == (case.ending is not Ending.PASSED)


def test_a_message_is_one_line_that_says_what_went_wrong(read_back: ReadBack, tmp_path: Path) -> None:
    found = read_back(report_of(tmp_path, all_ended()))
    assert found[f"{CLASS}.{TITLES['出错']}"]["message"] == "OSError: no disk"
    assert found[f"{CLASS}.{TITLES['没有执行']}"]["message"] == "did not run"
    assert found[f"{CLASS}.{TITLES['不运行']}"]["message"] == "not on this machine"


def test_a_run_of_behave_is_read_back(read_back: ReadBack, catalogue_report: Report) -> None:
    found = read_back(catalogue_report)
    assert Counter(each["status"] for each in found.values()) == Counter(
        IN_ALLURE[ending_of(run)] for run in catalogue_report.runs
    )
    assert len({each["status"] for each in found.values()}) == 4


def test_what_belongs_to_no_scenario_is_an_error(read_back: ReadBack, tmp_path: Path) -> None:
    runs = all_ended()
    report = report_of(
        tmp_path, runs[1:], planned=[run.id for run in runs], problems=["a worker\nwas lost"], complete=False
    )
    found = {name.removeprefix("run."): each for name, each in read_back(report).items() if name.startswith("run.")}
    assert set(found) == {"a worker", "the run did not come to its end", runs[0].id}
    assert {each["status"] for each in found.values()} == {"broken"}
    assert found[runs[0].id]["message"] == "planned, but did not run"
    assert "was lost" in found["a worker"]["trace"]


def test_no_two_cases_have_one_name(read_back: ReadBack, tmp_path: Path) -> None:
    run = ends("通过")
    worse = replace(ends("断言不成立"), name=run.name, row=run.row)  # another scenario of the same title
    rounds = [run, replace(run, round=2), replace(run, round=2), worse]
    reports = [report_of(tmp_path, rounds, driver=driver, rounds=2, planned=[run.id]) for driver in ("browser", "html")]
    found = read_back(*reports)
    assert len(found) == 8
    first = f"{CLASS}.{run.title}"
    assert {f"{first} (round {number}) [{driver}]" for number in (1, 2) for driver in ("browser", "html")} < set(found)


# --- what Allure's reader does not look at


def test_the_counters_count_each_kind(tmp_path: Path) -> None:
    report = report_of(tmp_path, all_ended(), problems=["a problem"])
    root = xml_of(tmp_path / "a.xml", report)
    counted = {
        "tests": len(CASES) + 2,
        "failures": len(OF_ENDING[Ending.FAILED]),
        "errors": len(OF_ENDING[Ending.ERROR]) + 1,
        "skipped": len(OF_ENDING[Ending.SKIPPED]),
    }
    for name, number in counted.items():
        assert sum(int(suite.get(name)) for suite in root.iter("testsuite")) == number
        assert len(root.findall(f".//{ELEMENTS[name]}")) == number
    assert [int(root.get(name)) for name in ("tests", "failures", "errors")] == list(counted.values())[:3]


ELEMENTS = {"tests": "testcase", "failures": "failure", "errors": "error", "skipped": "skipped"}


def test_suites_and_cases_tell_their_place_time_and_properties(tmp_path: Path) -> None:
    run = ends("通过")
    root = xml_of(tmp_path / "a.xml", report_of(tmp_path, [run]))
    [suite] = root
    assert (suite.get("name"), suite.get("timestamp")) == (FILE, "2023-11-14T22:13:30")
    [case] = suite.findall("testcase")
    assert (case.get("file"), case.get("line")) == (FILE, str(run.line))
    assert float(case.get("time")) == 3 * SPEED
    properties = {each.get("name"): each.get("value") for each in case.iter("property")}
    assert properties == {
        "edition": "official",
        "driver": "browser",
        "seed": "七",
        "clauses": "A2.1a,B1.5a",
        "id": run.id,
    }


def test_steps_are_told_with_their_statuses_and_the_output_apart(tmp_path: Path) -> None:
    run = with_evidence(tmp_path, ends("断言不成立"))
    root = xml_of(tmp_path / "a.xml", report_of(tmp_path, [run]))
    assert root.findtext(".//system-out").splitlines() == [
        "passed    假如 一位参保人打开了“粤省事”",
        "failed    当 他输入“王五”和 1",
        "skipped   那么 他看到“断言不成立”",
    ]
    assert root.findtext(".//system-err") == "a step says 一\nthe scenario says 二"


@given(data=st.data())
def test_no_text_breaks_the_file(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("any") / "junit.xml"
    report = data.draw(reports_of_anything())
    root = xml_of(path, report)
    names = [case.get("name") for case in root.iter("testcase")]
    assert legal(report.runs[0].title) in names
    for result in (*root.iter("failure"), *root.iter("error"), *root.iter("skipped")):
        assert result.get("message")


@st.composite
def reports_of_anything(draw: st.DrawFn) -> Report:
    """A run and its problems, all of whose texts may be anything."""
    step = StepRun(keyword=draw(ANY), kind="given", text=draw(ANY), line=1, status=draw(ANY), captured=draw(ANY))
    run = ScenarioRun(
        id=draw(ANY),
        file=draw(ANY),
        line=1,
        feature=draw(ANY),
        name=draw(ANY),
        tags=(f"clause:{draw(ANY)}",),
        row={draw(ANY): draw(ANY)},
        edition=draw(ANY),
        status=draw(st.sampled_from(["passed", "failed", "skipped", "untested"]) | ANY),
        reason=draw(ANY),
        error=draw(ANY),
        captured=draw(ANY),
        steps=(replace(step, error=draw(ANY)),),
    )
    report = report_of(Path("nowhere"), [run], driver=draw(ANY), problems=[draw(ANY)], planned=[draw(ANY)])
    [began] = report.began
    return replace(report, began=(replace(began, seed=draw(ANY), versions={draw(ANY): draw(ANY)}),))


@pytest.mark.parametrize("character", [*map(chr, (0, 8, 0xB, 0xC, 0x1F, 0xD800, 0xDFFF, 0xFFFE, 0xFFFF))], ids=ascii)
def test_a_character_that_is_none_in_xml_is_told_by_its_number(character: str, tmp_path: Path) -> None:
    run = replace(ends("断言不成立"), name=f"a{character}b", row={}, captured=character)
    root = xml_of(tmp_path / "a.xml", report_of(tmp_path, [run]))
    number = f"{ord(character):02x}"
    assert re.fullmatch(rf"a\\[xu](00)?{number}b", root.find(".//testcase").get("name"))
    assert root.findtext(".//system-err").endswith(number)


@given(ANY)
def test_what_xml_can_hold_stays_as_it_is(text: str) -> None:
    assert legal(legal(text)) == legal(text)
    assert len(legal(text)) > len(text) or legal(text) == text


def test_the_same_events_give_the_same_bytes_on_every_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, catalogue_report: Report
) -> None:
    write_junit([catalogue_report], tmp_path / "here.xml")
    with monkeypatch.context() as elsewhere, _time_zone("Asia/Shanghai"):
        elsewhere.setattr(socket, "gethostname", lambda: "joans-laptop")
        elsewhere.setattr(time, "time", lambda: AT)
        write_junit([catalogue_report], tmp_path / "there.xml")
    assert (tmp_path / "here.xml").read_bytes() == (tmp_path / "there.xml").read_bytes()


@contextmanager
def _time_zone(name: str) -> Iterator[None]:
    """The process is in that zone, where a process can be moved: Windows has no way to."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = name
    _move()
    try:
        yield
    finally:
        os.environ.pop("TZ") if before is None else os.environ.update(TZ=before)
        _move()


def _move() -> None:
    if hasattr(time, "tzset"):
        time.tzset()


def test_nothing_tells_of_the_machine(tmp_path: Path, catalogue_suite: Path, catalogue_report: Report) -> None:
    write_junit([catalogue_report, report_of(tmp_path, all_ended())], tmp_path / "a.xml")
    text = (tmp_path / "a.xml").read_text(encoding="utf-8")
    assert [word for word in of_the_machine(catalogue_suite, tmp_path) if word in text] == []
