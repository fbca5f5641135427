"""What is told of a scenario: all there is to know of how it ran, as it is."""

from hashlib import sha256
from pathlib import Path

import pytest

from living_guide.events.files import select
from living_guide.events.record import RunEnded, ScenarioBegan, ScenarioRun, StepRun
from tests.living_guide.accept.small_suite import Suite
from tests.living_guide.events.catalogue import FILE, TEXT
from tests.living_guide.events.telling import EVENTS, Told, behave

STATUSES = {
    "通过": "passed",
    "大纲 赵六（1，其他）": "passed",
    "大纲 钱七（2）": "passed",
    "an assertion fails": "failed",
    "an error": "error",
    "an error without a word": "error",
    "an error from another": "error",
    "an error in colours": "error",
    "undefined": "error",
    "pending": "error",
    "it says no": "failed",
    "an optional field": "passed",
    "before_scenario": "hook_error",
    "after_scenario": "hook_error",
    "before_step": "error",
    "after_step": "error",
    "before_tag": "hook_error",
    "after_tag": "hook_error",
    "cleanup": "cleanup_error",
    "skipped": "skipped",
    "skipped on the way": "skipped",
    "it talks and passes": "passed",
    "it talks and fails": "failed",
    "it attaches and passes": "passed",
    "it attaches and fails": "failed",
}
# The end of what is said of the step, or of the scenario where no step broke.
ERRORS = {
    "an assertion fails": "ASSERT FAILED: not what was expected",
    "an error": "\nRuntimeError: out of order",
    "an error without a word": "\nKeyError",
    "an error from another": "\nOSError: no disk",
    "an error in colours": "\nValueError: red \\x07 \\udcff",
    "undefined": "undefined: 当 nobody knows this",
    "pending": "StepNotImplementedError: to be written",
    "it says no": "the step returned False",
    "before_step": "OSError: no disk in before_step",
    "after_step": "OSError: no disk in after_step",
    "before_scenario": "OSError: no disk in before_scenario",
    "after_scenario": "OSError: no disk in after_scenario",
    "before_tag": "OSError: no disk in before_tag",
    "after_tag": "OSError: no disk in after_tag",
    "cleanup": "OSError: no disk in cleanup",
    "it talks and fails": "ASSERT FAILED: not what was expected",
    "it attaches and fails": "ASSERT FAILED: not what was expected",
}


def line_of(text: str) -> int:
    return next(number for number, line in enumerate(TEXT.splitlines(), 1) if text in line)


def steps(run: ScenarioRun) -> list[StepRun]:
    """Without the background's."""
    return list(run.steps[1:])


def test_each_scenario_is_told_with_its_status(catalogue: Told) -> None:
    assert {title: run.status for title, run in catalogue.runs.items()} == STATUSES


def test_whoever_did_not_pass_says_why_and_nobody_else_does(catalogue: Told) -> None:
    failed = {title: run.broken_at[1] for title, run in catalogue.runs.items() if run.failed}
    assert set(failed) == set(ERRORS)
    for title, why in failed.items():
        assert why.endswith(ERRORS[title]), title
    others = [run for run in catalogue.runs.values() if not run.failed]
    said = {run.error for run in others} | {step.error for run in others for step in run.steps}
    assert said == {None}


def test_each_is_told_as_failed_passed_or_skipped(catalogue: Told) -> None:
    for title, run in catalogue.runs.items():
        assert [run.passed, run.skipped, run.failed].count(True) == 1, title
    assert {title for title, run in catalogue.runs.items() if run.skipped} == {"skipped", "skipped on the way"}
    assert [catalogue.runs[title].reason for title in ("skipped", "skipped on the way")] == ["not today", "enough"]


@pytest.mark.parametrize("title", ["before_scenario", "after_scenario", "after_tag", "cleanup", "an error"])
def test_a_failed_scenario_says_where(catalogue: Told, title: str) -> None:
    of_a_step = line_of("当 it breaks") if title == "an error" else line_of(f"场景: {title}")
    assert catalogue.runs[title].broken_at[0] == f"{FILE}:{of_a_step}"


def test_tags_are_those_of_all_it_stands_in(catalogue: Told) -> None:
    runs = catalogue.runs
    assert runs["通过"].tags == ("clause:B1.5a", "edition:guangzhou-2023", "narrow", "wide")
    assert runs["大纲 钱七（2）"].tags == ("few", "narrow", "wide")
    assert (runs["通过"].edition, runs["an error"].edition) == ("guangzhou-2023", "official")
    assert runs["通过"].answers_for("B1.5a")
    assert not runs["通过"].answers_for("B1.5")


def test_names_and_places_are_told(catalogue: Told) -> None:
    run = catalogue.runs["大纲 赵六（1，其他）"]
    assert (run.feature, run.rule, run.name) == ("目录", "甲规则", "大纲 赵六")
    assert (run.file, run.chapter, run.line) == (FILE, "2_certify", line_of("| 赵六 |"))
    assert run.row == {"甲": "赵六", "乙": "1", "丙": "其他"}
    assert catalogue.runs["通过"].row == {}


def test_steps_are_told_with_those_of_the_background(catalogue: Told) -> None:
    come, typed, *_ = catalogue.runs["通过"].steps
    assert (come.keyword, come.kind, come.text, come.line) == ("假如", "given", "she has come", 5)
    assert (typed.keyword, typed.kind, typed.text) == ("当", "when", "她输入“王五”和 12")
    assert [step.kind for step in catalogue.runs["通过"].steps] == ["given", "when", "then", "then"]


def test_arguments_are_told_as_texts_with_the_definitions_place(catalogue: Told) -> None:
    typed = catalogue.runs["通过"].steps[1]
    assert typed.arguments == {"name": "王五", "number": "12"}
    assert (typed.definition or "").startswith("steps/catalogue.py:")
    assert catalogue.runs["大纲 钱七（2）"].steps[1].arguments == {"name": "钱七", "number": "2"}
    assert catalogue.runs["an optional field"].steps[1].arguments == {}
    undefined = catalogue.runs["undefined"].steps[1]
    assert (undefined.status, undefined.definition, undefined.arguments) == ("undefined", None, {})


def test_doc_strings_and_tables_are_told(catalogue: Told) -> None:
    _, doc, table = steps(catalogue.runs["通过"])
    assert (doc.doc, doc.table) == ('第一行\n  第二行 | "引号"', None)
    assert (table.doc, table.table) == (None, [["栏", "值"], ["一", "a|b"]])


def test_steps_after_the_broken_one_are_not_told_as_run(catalogue: Told) -> None:
    assert [step.status for step in steps(catalogue.runs["an assertion fails"])] == ["failed", "skipped"]
    assert [step.status for step in steps(catalogue.runs["before_step"])] == ["hook_error"]
    assert [step.status for step in steps(catalogue.runs["before_scenario"])] == ["untested"]


@pytest.mark.parametrize("title", ["it talks and passes", "it talks and fails"])
def test_what_was_printed_and_logged_is_told(catalogue: Told, title: str) -> None:
    captured = catalogue.runs[title].captured or ""
    assert [line.rpartition(":")[2] for line in captured.splitlines()] == [
        "on standard output 一",
        "on standard error",
        "in the log",
    ]


@pytest.mark.parametrize(
    "title", ["an error", "an error without a word", "an assertion fails", "pending", "it says no"]
)
def test_an_error_is_not_told_again_as_if_it_had_been_printed(catalogue: Told, title: str) -> None:
    run = catalogue.runs[title]
    assert {run.captured, *(step.captured for step in run.steps)} == {None}


def test_attachments_are_told_in_order_with_their_steps(catalogue: Told) -> None:
    told = [(each.kind, each.mime, each.step) for each in catalogue.runs["it attaches and passes"].attachments]
    page, exchange = ("page", "text/html"), ("exchange", "application/json")
    assert told == [
        ("text", "text/plain", None),
        ("picture", "image/png", 1),
        ("picture", "image/png", 1),
        (*page, 1),
        (*exchange, 1),
        (*exchange, 2),
        ("text", "text/plain", None),
    ]
    failed = [(each.kind, each.mime, each.step) for each in catalogue.runs["it attaches and fails"].attachments]
    assert failed == told


def test_a_digest_is_that_of_the_file_and_equal_ones_are_kept_once(catalogue: Told) -> None:
    folder = (catalogue.folder / EVENTS).parent
    attached = [each for run in catalogue.runs.values() for each in run.attachments]
    for each in attached:
        assert sha256((folder / each.file).read_bytes()).hexdigest() == each.digest
    assert {path.name for path in (folder / "files").iterdir()} == {
        each.file.removeprefix("files/") for each in attached
    }
    contents = {each.kind: (folder / each.file).read_text(encoding="utf-8", errors="replace") for each in attached}
    assert contents == {"text": "after", "picture": "\ufffdPNG one", "page": "<p>页</p>", "exchange": '{"after": 1}'}
    assert {each.file.rpartition(".")[2] for each in attached} == {"txt", "png", "html", "json"}


def test_the_file_begins_with_what_is_planned_and_ends_with_an_end(catalogue: Told) -> None:
    began, ended = catalogue.began, catalogue.ended
    assert (catalogue.records[0], catalogue.records[-1]) == (began, ended)
    assert list(began.planned) == [run.id for run in catalogue.runs.values()]
    assert (began.seed, began.target, began.rounds, began.shard) == ("7", None, 1, "1/1")
    assert began.versions["suite"] == "7"
    assert {"python", "behave"} <= set(began.versions)
    assert ended.problems == ()


def test_each_scenario_has_a_line_when_it_begins_and_one_when_it_is_over(catalogue: Told) -> None:
    middle = catalogue.records[1:-1]
    begins, ends = middle[::2], middle[1::2]
    assert len(begins) == len(ends) == len(STATUSES)
    for begin, end in zip(begins, ends, strict=True):
        assert isinstance(begin, ScenarioBegan)
        assert isinstance(end, ScenarioRun)
        assert (begin.id, begin.round, begin.place, begin.at) == (end.id, end.round, end.place, end.at)


def test_times_are_in_order(catalogue: Told) -> None:
    times = [record.at for record in catalogue.records]
    assert times == sorted(times)
    for run in catalogue.runs.values():
        assert run.seconds == pytest.approx(sum(step.seconds for step in run.steps))


def test_texts_are_written_as_they_are(catalogue: Told) -> None:
    text = (catalogue.folder / EVENTS).read_text(encoding="utf-8")
    assert '"rule":"甲规则"' in text
    assert "\\u7532" not in text


def test_the_runner_says_the_same(catalogue: Told) -> None:
    assert catalogue.code == 1
    expected = [f"{place}: " for place, _ in (run.broken_at for run in catalogue.runs.values() if run.failed)]
    assert [line[: len(place)] for line, place in zip(catalogue.lines, expected, strict=True)] == expected


@pytest.mark.parametrize("what", ["feature", "rule"])
def test_what_is_skipped_with_all_around_it_is_told_too(what: str, tmp_path: Path) -> None:
    text = "Feature: Other\n  Rule: R\n    Scenario: out\n      * it fails\n    Scenario: of reach\n      * it fails\n"
    skip = f"def before_{what}(context, it):\n    it.name in ('Other', 'R') and it.skip('not today')\n"
    suite = Suite(scenarios={"one": "it passes"}, hooks=skip, files={"features/other.feature": text})
    told = behave(suite, tmp_path)
    assert told.code == 0, told.err
    assert {(run.name, run.status, run.reason) for run in told.runs.values()} == {
        ("one", "passed", None),
        ("out", "skipped", "not today"),
        ("of reach", "skipped", "not today"),
    }
    assert len(select(told.records, ScenarioRun)) == 3
    assert isinstance(told.records[-1], RunEnded)
