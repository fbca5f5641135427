"""Cucumber Messages, read back by the package that defines them in Python."""

import base64
import json
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from cucumber_messages import AttachmentContentEncoding, Envelope, message_converter
from cucumber_messages import TestStepResultStatus as Status
from hypothesis import example, given
from hypothesis import strategies as st

from living_guide.events.masking import Mask
from living_guide.events.reports import Report
from living_guide.export.beats import beats
from living_guide.export.cucumber import write_messages
from living_guide.export.ending import Ending, ending_of
from living_guide.export.errors import ExportError
from living_guide.export.moments import duration, timestamp
from tests.living_guide.export.endings import (
    AT,
    CASES,
    FILE,
    PICTURE,
    SPEED,
    TEXT,
    Case,
    all_ended,
    attached,
    ended,
    ends,
    of_the_machine,
    report_of,
    untold,
    with_evidence,
    write_suite,
)

STATUSES = st.sampled_from([*{case.status for case in CASES}, *{step for case in CASES for step in case.steps}])
# From harmless to severe, as Cucumber's own tools order them.
SEVERITY = ("UNKNOWN", "PASSED", "SKIPPED", "PENDING", "UNDEFINED", "AMBIGUOUS", "FAILED")


def written(suite: Path, *reports: Report) -> list[Envelope]:
    path = suite / "out" / "messages.ndjson"
    write_messages(reports, suite, path)
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    lines = path.read_text(encoding="utf-8").splitlines()
    envelopes = [message_converter.from_dict(json.loads(line), Envelope) for line in lines]
    # Nothing got lost on the way there and back.
    assert [message_converter.to_dict(each) for each in envelopes] == [json.loads(line) for line in lines]
    return envelopes


def of(envelopes: list[Envelope], kind: str) -> list[Any]:
    return [found for each in envelopes if (found := getattr(each, kind)) is not None]


def names(envelopes: list[Envelope]) -> dict[str, str]:
    """The names of pickles, by the ids of their test cases' runs."""
    pickles = {each.id: each.name for each in of(envelopes, "pickle")}
    cases = {each.id: pickles[each.pickle_id] for each in of(envelopes, "test_case")}
    return {each.id: cases[each.test_case_id] for each in of(envelopes, "test_case_started")}


# --- whole and in order


def test_every_id_is_one_of_a_kind_and_what_is_referred_to_was_told_before(
    catalogue_suite: Path, catalogue_report: Report, tmp_path: Path
) -> None:
    rounds = [*all_ended(), *(replace(run, round=2) for run in all_ended())]
    small = report_of(tmp_path, rounds, rounds=2, problems=["a problem"], complete=False)
    for envelopes in (written(write_suite(tmp_path), small), written(catalogue_suite, catalogue_report)):
        known: set[str] = set()
        for envelope in envelopes:
            own = [value for name, value in _texts(envelope) if name == "id"]
            assert known.isdisjoint(own)
            assert len(set(own)) == len(own)
            known.update(own)
            for name, value in _texts(envelope):
                assert not name.endswith(("_id", "_ids")) or value in known, (name, value)


def _texts(message: object, name: str = "") -> Iterator[tuple[str, str]]:
    """All texts in a message, by the names of their fields."""
    if isinstance(message, str):
        yield name, message
    elif isinstance(message, list):
        for each in message:
            yield from _texts(each, name)
    elif is_dataclass(message):
        for field in fields(message):
            yield from _texts(getattr(message, field.name), field.name)


def test_what_begins_ends_and_in_its_order(tmp_path: Path) -> None:
    envelopes = written(write_suite(tmp_path), report_of(tmp_path, all_ended()))
    kinds = [next(field.name for field in fields(each) if getattr(each, field.name)) for each in envelopes]
    assert (kinds[0], kinds[-1]) == ("meta", "test_run_finished")
    count = Counter(kinds)
    assert count["test_case"] == count["test_case_started"] == count["test_case_finished"] == len(CASES) + 1
    assert count["test_step_started"] == count["test_step_finished"]
    steps = [step.id for case in of(envelopes, "test_case") for step in case.test_steps]
    assert [each.test_step_id for each in of(envelopes, "test_step_started")] == steps
    assert [each.test_step_id for each in of(envelopes, "test_step_finished")] == steps


def test_only_what_ran_has_a_pickle(tmp_path: Path) -> None:
    envelopes = written(write_suite(tmp_path), report_of(tmp_path, [ends("通过")]))
    assert [pickle.name for pickle in of(envelopes, "pickle")] == ["通过"]
    assert [source.data for source in of(envelopes, "source")] == [TEXT]


# --- never green


@given(status=STATUSES, steps=st.lists(STATUSES, min_size=3, max_size=3), error=st.none() | st.just("an error"))
def test_what_neither_passed_nor_was_skipped_has_something_worse_in_it(
    status: str, steps: list[str], error: str | None
) -> None:
    first, second, third = steps
    run = ended(untold()[0], Case("any", status, (first, second, third), Ending.ERROR, "", error=error))
    worst = max((beat.status.value for beat in beats(run)), key=SEVERITY.index)
    harmless = {Ending.PASSED: "PASSED", Ending.SKIPPED: "SKIPPED"}
    assert worst == harmless.get(ending_of(run), worst)
    assert (worst in harmless.values()) == (ending_of(run) in harmless)
    assert all(beat.status is not Status.unknown for beat in beats(run))


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_run_succeeds_only_if_all_passed_or_were_skipped(case: Case, tmp_path: Path) -> None:
    report = report_of(tmp_path, [ends("通过"), ends(case.name)])
    [finished] = of(written(write_suite(tmp_path), report), "test_run_finished")
    assert finished.success == (case.ending in (Ending.PASSED, Ending.SKIPPED))


@pytest.mark.parametrize(
    "lacking", [{"problems": ["a problem"]}, {"complete": False}, {"planned": ["features/2_certify/x#0"]}], ids=str
)
def test_a_run_that_lacks_something_does_not_succeed_and_says_why(lacking: dict[str, Any], tmp_path: Path) -> None:
    envelopes = written(write_suite(tmp_path), report_of(tmp_path, [ends("通过")], **lacking))
    [finished] = of(envelopes, "test_run_finished")
    [hook] = of(envelopes, "test_run_hook_finished")
    assert (finished.success, finished.message) == (False, hook.result.message)
    assert hook.result.status is Status.failed
    assert finished.message


# --- what is told


def test_steps_tell_their_definitions_arguments_times_and_output(tmp_path: Path) -> None:
    run = with_evidence(tmp_path, ends("断言不成立"))
    envelopes = written(write_suite(tmp_path), report_of(tmp_path, [run]))
    [case] = of(envelopes, "test_case")
    definitions = {each.id: each.source_reference for each in of(envelopes, "step_definition")}
    first, second, third, own = case.test_steps
    assert [definitions[step.step_definition_ids[0]].location.line for step in (first, second, third)] == [10, 11, 12]
    [[argument]] = [each.step_match_arguments for each in second.step_match_arguments_lists]
    assert (argument.group.value, argument.group.start) == ("王五", 4)
    assert own.pickle_step_id is None
    [began], [over] = of(envelopes, "test_case_started"), of(envelopes, "test_case_finished")
    assert (began.timestamp, over.timestamp) == (timestamp(AT + 10), timestamp(AT + 10 + 3 * SPEED))
    times = [each.timestamp for each in of(envelopes, "test_step_finished")]
    assert times == [timestamp(AT + 10 + SPEED * (number + 1)) for number in (0, 1, 2, 2)]
    assert [each.test_step_result.duration for each in of(envelopes, "test_step_finished")][:3] == [duration(SPEED)] * 3


def test_attachments_are_in_the_messages_at_their_steps(tmp_path: Path) -> None:
    run = with_evidence(tmp_path, ends("通过"))
    envelopes = written(write_suite(tmp_path), report_of(tmp_path, [run]))
    [case] = of(envelopes, "test_case")
    steps = [step.id for step in case.test_steps]
    told = [
        (steps.index(each.test_step_id), each.media_type, each.file_name, _content(each))
        for each in of(envelopes, "attachment")
    ]
    assert told == [
        (0, "text/x.cucumber.log+plain", None, "a step says 一".encode()),
        (1, "image/png", "首页_第_1_页.png", PICTURE),
        (1, "text/html", "page.html", "<p>页</p>".encode()),
        (1, "text/html", "page.html", b"<p>\xff"),
        (2, "application/json", "exchange.json", '{"姓名": "王*"}'.encode()),
        (3, "image/png", "picture.png", PICTURE),
        (3, "application/zip", "file.zip", b"PK\x03\x04 trace"),
        (3, "text/x.cucumber.log+plain", None, "the scenario says 二".encode()),
    ]


def _content(attachment: Any) -> bytes:
    if attachment.content_encoding is AttachmentContentEncoding.base64:
        return base64.b64decode(attachment.body, validate=True)
    return bytes(attachment.body.encode())


def test_what_was_attached_after_the_last_step_is_the_scenarios_own(tmp_path: Path) -> None:
    late = attached(tmp_path, "text/plain", ".txt", b"late", 3)
    [*_, own] = beats(replace(ends("通过"), attachments=(late,)))
    assert (own.step, own.attachments) == (None, (late,))


def test_the_scenarios_own_comes_first_where_it_kept_the_steps_from_running(tmp_path: Path) -> None:
    runs = [ends(name) for name in ("开始前出错", "结束后出错", "没有执行", "通过但少一步")]
    envelopes = written(write_suite(tmp_path), report_of(tmp_path, runs))
    pickles = {each.id: each.name for each in of(envelopes, "pickle")}
    own = {
        pickles[case.pickle_id]: [step.hook_id is not None for step in case.test_steps].index(True)
        for case in of(envelopes, "test_case")
    }
    assert own == {"开始前出错": 0, "结束后出错": 3, "没有执行": 0, "通过但少一步": 3}


def test_why_a_scenario_was_skipped_stands_in_the_first_step_that_was() -> None:
    told = {name: [beat.message for beat in beats(ends(name))] for name in ("不运行", "中途不再运行")}
    assert told == {"不运行": ["not on this machine", None, None], "中途不再运行": [None, "enough", None]}
    [own] = beats(replace(ends("不运行"), steps=()))
    assert (own.step, own.message) == (None, "not on this machine")


def test_repeated_rounds_and_other_drivers_are_no_retries(tmp_path: Path) -> None:
    rounds = [ends("通过"), replace(ends("通过"), round=2)]
    reports = [report_of(tmp_path, rounds, driver=driver, rounds=2) for driver in ("browser", "html")]
    envelopes = written(write_suite(tmp_path), *reports)
    assert list(names(envelopes).values()) == ["通过"] * 4
    assert {each.attempt for each in of(envelopes, "test_case_started")} == {0}
    assert not any(each.will_be_retried for each in of(envelopes, "test_case_finished"))
    assert len({each.test_case_id for each in of(envelopes, "test_case_started")}) == 4
    stem = FILE.removesuffix(".feature")
    layers = [" [browser]", " [browser] (round 2)", " [html]", " [html] (round 2)"]
    assert [each.uri for each in of(envelopes, "source")] == [f"{stem}{layer}.feature" for layer in layers]


def test_one_report_alone_calls_its_first_round_by_the_files_own_name(tmp_path: Path) -> None:
    envelopes = written(write_suite(tmp_path), report_of(tmp_path, [ends("通过")]))
    assert {each.uri for kind in ("source", "gherkin_document", "pickle") for each in of(envelopes, kind)} == {FILE}


# --- features that are others by now


@pytest.mark.parametrize(
    "text",
    [
        f"# a comment\n\n{TEXT}",
        TEXT.replace("功能: 结局", "功能: 另一个标题"),
        TEXT.replace("例子: 全部\n", "例子: 全部\n\n"),
    ],
)
def test_scenarios_are_found_wherever_they_have_moved(text: str, tmp_path: Path) -> None:
    runs = all_ended()
    envelopes = written(write_suite(tmp_path, text), report_of(tmp_path, runs))
    assert list(names(envelopes).values()) == [run.name for run in sorted(runs, key=lambda run: run.line)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (TEXT.replace("| 通过 |", "| 过了 |"), "no scenario “通过（0）”"),
        (TEXT.replace("场景: 有表格", "场景: 没有表格"), "no scenario “有表格”"),
        (TEXT.replace("当他输入", "当她输入"), "the steps of “通过（0）”"),
        (TEXT.replace("    当他输入“王五”和 <数字>\n", ""), "the steps of “通过（0）”"),
        ("", "no scenario “通过（0）”"),
        ("# language: zh-CN\n", "is no feature"),
        ("没有意义\n", "is no feature"),
        (TEXT.replace("zh-CN", "zz"), "is no feature"),
    ],
)
def test_a_feature_that_is_another_by_now_is_refused_with_advice(text: str, said: str, tmp_path: Path) -> None:
    out = tmp_path / "out.ndjson"
    out.write_text("of an earlier run", encoding="utf-8")
    with pytest.raises(ExportError) as refused:
        write_messages([report_of(tmp_path, all_ended())], write_suite(tmp_path, text), out)
    assert said in str(refused.value)
    assert "export with the suite that was run" in str(refused.value)
    assert out.read_text(encoding="utf-8") == "of an earlier run"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["features", "out.ndjson"]


def test_a_feature_that_is_gone_is_refused_with_advice(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="cannot be read"):
        write_messages([report_of(tmp_path, all_ended())], tmp_path, tmp_path / "out.ndjson")


def test_an_attachment_that_is_gone_is_named(tmp_path: Path) -> None:
    run = with_evidence(tmp_path, ends("通过"))
    [path] = (tmp_path / "events" / "files").glob("*.zip")
    path.unlink()
    with pytest.raises(ExportError, match=path.name):
        write_messages([report_of(tmp_path, [run])], write_suite(tmp_path), tmp_path / "out.ndjson")


def test_masked_words_are_no_change(tmp_path: Path) -> None:
    mask = Mask()
    mask.hide("王五")
    runs = [ended(run, CASES[0]) for run in untold(mask=mask)]
    assert "王五" not in repr([run.steps for run in runs])
    assert len(of(written(write_suite(tmp_path), report_of(tmp_path, runs)), "test_case")) == len(runs)


# --- the same everywhere


def test_the_same_events_give_the_same_bytes(
    catalogue_suite: Path, catalogue_report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("here", "there"):
        write_messages([catalogue_report], catalogue_suite, tmp_path / name)
        monkeypatch.setattr(time, "time", lambda: AT)
    assert (tmp_path / "here").read_bytes() == (tmp_path / "there").read_bytes()


def test_nothing_tells_of_the_machine(catalogue_suite: Path, catalogue_report: Report, tmp_path: Path) -> None:
    write_suite(catalogue_suite)
    reports = [catalogue_report, report_of(tmp_path, all_ended())]
    write_messages(reports, catalogue_suite, tmp_path / "out.ndjson")
    text = (tmp_path / "out.ndjson").read_text(encoding="utf-8")
    assert [word for word in of_the_machine(catalogue_suite, tmp_path) if word in text] == []


@example(1.9999999999)
@given(st.floats(min_value=0, max_value=4e9, allow_nan=False))
def test_times_are_whole_seconds_and_the_rest_of_them(seconds: float) -> None:
    told = timestamp(seconds)
    assert 0 <= told.nanos < 10**9
    assert told.seconds + told.nanos / 10**9 == pytest.approx(seconds, abs=1e-6)
