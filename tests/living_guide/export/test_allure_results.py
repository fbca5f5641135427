"""Allure results, read back by what Allure publishes: its Python reader and matchers, and the reader of Allure 3."""

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from allure_commons_test.label import has_epic, has_feature, has_label, has_story, has_suite, has_tag
from allure_commons_test.report import AllureReport, has_test_case
from allure_commons_test.result import (
    has_attachment,
    has_attachment_with_content,
    has_parameter,
    has_status_details,
    has_step,
    has_title,
    with_message_contains,
    with_status,
    with_trace_contains,
)
from hamcrest import all_of, assert_that, has_entries

from living_guide.events.reports import Report
from living_guide.export.allure import write_allure
from living_guide.export.ending import Ending, ending_of
from living_guide.export.errors import ExportError
from tests.living_guide.export.endings import (
    AT,
    CASES,
    IN_ALLURE,
    PICTURE,
    SPEED,
    TITLES,
    Case,
    all_ended,
    attached,
    ends,
    of_the_machine,
    report_of,
    with_evidence,
)
from tests.living_guide.export.tools import read


class Results(AllureReport):  # type: ignore[misc]
    """Allure's reader takes each attachment for text in UTF-8, which pictures are not."""

    @staticmethod
    def _report_items(report_dir: str, glob: str) -> Any:
        for path in Path(report_dir).glob(glob):
            with path.open(encoding="utf-8", errors="surrogateescape") as file:
                yield path.name, file


def written(folder: Path, *reports: Report, **options: Any) -> Results:
    write_allure(reports, folder, **options)
    return Results(str(folder))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "allure-results"


# --- how it ended


@pytest.mark.parametrize("case", CASES, ids=str)
def test_every_ending_is_told_as_what_it_is(case: Case, folder: Path) -> None:
    run = ends(case.name)
    results = written(folder, report_of(folder, [run]))
    assert_that(results, has_test_case(run.id, has_title(TITLES[case.name]), with_status(IN_ALLURE[case.ending])))
    [result] = results.test_cases
    assert case.words in result.get("statusDetails", {}).get("trace", "")
    assert bool(result.get("statusDetails", {}).get("message")) == (case.ending is not Ending.PASSED)


def test_steps_are_told_with_their_statuses_times_and_errors(folder: Path) -> None:
    run = ends("出错")
    start = int((AT + 10) * 1000)  # milliseconds
    half = int(SPEED * 1000)
    results = written(folder, report_of(folder, [run]))
    first, second, third = [f"{step.keyword} {step.text}" for step in run.steps]
    assert_that(
        results,
        has_test_case(
            run.id,
            has_step(first, with_status("passed"), has_entries(start=start, stop=start + half)),
            has_step(
                second,
                with_status("broken"),
                has_parameter("name", "王五"),
                has_entries(start=start + half, stop=start + 2 * half),
                has_status_details(with_message_contains("OSError: no disk"), with_trace_contains("steps/act.py")),
            ),
            has_step(third, with_status("skipped")),
            has_entries(start=start, stop=start + 3 * half),
        ),
    )


def test_what_belongs_to_no_scenario_is_broken(folder: Path) -> None:
    runs = all_ended()
    report = report_of(
        folder, runs[1:], planned=[run.id for run in runs], problems=["a worker\nwas lost"], complete=False
    )
    results = written(folder, report)
    for name in ("a worker", "the run did not come to its end", runs[0].id):
        assert_that(results, has_test_case(f"run: {name}", with_status("broken"), has_suite("run")))
    assert len(results.test_cases) == len(runs) - 1 + 3


def test_a_run_of_behave_is_read_by_allure_3(folder: Path, tools: Path, catalogue_report: Report) -> None:
    write_allure([catalogue_report], folder)
    said = read(tools, "read_results.mjs", *sorted(folder.iterdir()))
    assert (said["unread"], said["globals"]) == ([], [])
    statuses = Counter(each["status"] for each in said["results"])
    assert statuses == Counter(IN_ALLURE[ending_of(run)] for run in catalogue_report.runs)
    sources = {each["originalFileName"] for each in _attachments(said["results"])}
    assert sources == set(said["attachments"])
    [environment] = [each["allure_environment"] for each in said["metadata"] if "allure_environment" in each]
    assert {each["name"]: each["values"] for each in environment}["seed"] == ["7"]
    assert any("allure2_categories" in each for each in said["metadata"])


def _attachments(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    own = [each for each in items if each.get("type") == "attachment"]
    return own + [found for each in items for found in _attachments(each.get("steps", []))]


# --- what else is told


def test_labels_and_parameters_tell_where_it_belongs(folder: Path) -> None:
    [ruled] = [run for run in all_ended() if run.rule]
    row = ends("通过")
    titles = {"guangzhou-2023": "2023 广州版指引", "2_certify": "二、1. 办理资格认证"}
    results = written(folder, report_of(folder, [row, ruled], rounds=2, planned=[]), titles=titles)
    assert_that(
        results,
        all_of(
            has_test_case(
                row.id,
                has_epic("official"),
                has_feature("结局"),
                has_story("二、1. 办理资格认证"),
                has_tag("wide"),
                has_tag("clause:B1.5a"),
                has_label("clause", "A2.1a"),
                has_label("clause", "B1.5a"),
                has_parameter("结局", "通过"),
                has_parameter("driver", "browser"),
                has_parameter("round", "1"),
            ),
            has_test_case(ruled.id, has_epic("2023 广州版指引"), has_story("甲"), has_label("subSuite", "甲")),
        ),
    )


def test_attachments_lie_in_the_folder_and_are_told_at_their_steps(folder: Path) -> None:
    run = with_evidence(folder.parent, ends("通过"))
    results = written(folder, report_of(folder.parent, [run]))
    first, second, third = [f"{step.keyword} {step.text}" for step in run.steps]
    content = results.attachments
    assert_that(
        results,
        has_test_case(
            run.id,
            has_step(first, has_attachment_with_content(content, "a step says 一", "text/plain", "output")),
            has_step(second, has_attachment("image/png", "首页/第 1 页")),
            has_step(second, has_attachment_with_content(content, "<p>页</p>", "text/html", "page")),
            has_step(third, has_attachment_with_content(content, '{"姓名": "王*"}', "application/json", "exchange")),
            has_attachment("image/png", "picture"),
            has_attachment("application/zip", "file"),
            has_attachment_with_content(content, "the scenario says 二", "text/plain", "output"),
        ),
    )
    [picture] = folder.glob("*.png")
    assert picture.read_bytes() == PICTURE


def test_what_was_attached_after_the_last_step_is_the_scenarios_own(folder: Path) -> None:
    run = replace(ends("通过"), attachments=(attached(folder.parent, "text/plain", ".txt", b"late", 3),))
    [result] = written(folder, report_of(folder.parent, [run])).test_cases
    assert [each["name"] for each in result["attachments"]] == ["file"]


def test_tables_and_texts_of_steps_are_attached(folder: Path) -> None:
    [run] = [run for run in all_ended() if run.rule]
    results = written(folder, report_of(folder, [run]))
    found = _sources(results.test_cases)
    contents = {(each["name"], each["type"]): results.attachments[each["source"]] for each in found}
    assert contents == {("table", "text/csv"): "栏,值\n一,a|b\n", ("text", "text/plain"): "第一行，“引号”"}


def _sources(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    own = [found for each in items for found in each.get("attachments", [])]
    return own + [found for each in items if "steps" in each for found in _sources(each["steps"])]


# --- who is who


def test_no_two_results_are_taken_for_one_another(folder: Path) -> None:
    run = ends("通过")
    worse = replace(ends("断言不成立"), id=run.id)
    runs = [run, worse, replace(worse, round=2)]  # twice in the first round
    reports = [report_of(folder, runs, driver=driver, rounds=2) for driver in ("browser", "html", "html")]
    results = written(folder, *reports)
    assert Counter(each["status"] for each in results.test_cases) == {"passed": 3, "failed": 6}
    for name in ("uuid", "historyId"):
        assert len({each[name] for each in results.test_cases}) == 9
    assert len({each["testCaseId"] for each in results.test_cases}) == 1


def test_a_scenario_keeps_its_ids_from_run_to_run(folder: Path) -> None:
    names = ("uuid", "historyId", "testCaseId", "fullName")
    run = ends("通过")
    [earlier] = written(folder, report_of(folder, [run])).test_cases
    later = replace(ends("断言不成立"), id=run.id, line=run.line + 7, at=AT + 1000)
    [now] = written(folder, report_of(folder, [later])).test_cases
    assert [earlier[name] for name in names] == [now[name] for name in names]
    [elsewhere] = written(folder, report_of(folder, [run], driver="html")).test_cases
    assert [elsewhere[name] == earlier[name] for name in names] == [False, False, True, True]


# --- the folder


def test_the_folder_is_written_anew(folder: Path) -> None:
    write_allure([report_of(folder, all_ended(), problems=["a problem"])], folder)
    results = written(folder, report_of(folder, [ends("通过")]))
    assert [each["status"] for each in results.test_cases] == ["passed"]


@pytest.mark.parametrize("other", ["notes.txt", "results.json", "history/trend.json"])
def test_a_folder_that_holds_something_else_is_refused_and_left_as_it_is(other: str, folder: Path) -> None:
    for name in (other, "old-result.json"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("theirs", encoding="utf-8")
    before = sorted(folder.rglob("*"))
    with pytest.raises(ExportError, match=other.partition("/")[0]):
        write_allure([report_of(folder, all_ended())], folder)
    assert sorted(folder.rglob("*")) == before


def test_a_file_is_no_folder(folder: Path) -> None:
    folder.write_text("a file", encoding="utf-8")
    with pytest.raises(ExportError, match="is no folder"):
        write_allure([report_of(folder, all_ended())], folder)


def test_an_attachment_that_is_gone_is_named_before_anything_is_written(folder: Path) -> None:
    run = with_evidence(folder.parent, ends("通过"))
    [path] = (folder.parent / "events" / "files").glob("*.zip")
    path.unlink()
    with pytest.raises(ExportError, match=path.name):
        write_allure([report_of(folder.parent, [run])], folder)
    assert not folder.exists()


def test_the_environment_is_told_as_javas_properties(folder: Path) -> None:
    reports = [report_of(folder, [ends("通过")], driver=driver) for driver in ("browser", "html")]
    write_allure(reports, folder)
    assert (folder / "environment.properties").read_text(encoding="ascii").splitlines() == [
        "python=3.11.7",
        "behave=1.3.3",
        "browser=156 beta\\u003a a\\u003db",
        "driver=browser, html",
        "seed=\\u4e03",
    ]


def test_the_same_events_give_the_same_files(tmp_path: Path, catalogue_report: Report) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    for folder in (here, there):
        write_allure([catalogue_report], folder)
    assert {path.name: path.read_bytes() for path in here.iterdir()} == {
        path.name: path.read_bytes() for path in there.iterdir()
    }


def test_nothing_tells_of_the_machine(folder: Path, catalogue_suite: Path, catalogue_report: Report) -> None:
    write_allure([catalogue_report, report_of(folder, all_ended())], folder)
    texts = [path.read_text(encoding="utf-8") for path in folder.iterdir() if path.suffix in (".json", ".properties")]
    assert [word for word in of_the_machine(catalogue_suite, folder) for text in texts if word in text] == []
    labels = {each["name"] for result in Results(str(folder)).test_cases for each in result["labels"]}
    assert labels.isdisjoint({"host", "thread"})
