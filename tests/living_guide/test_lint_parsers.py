"""Two parsers that must agree: where they do not, where one gives up, and that they do on any feature well written."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from living_guide.lint.agreement import disagreements
from living_guide.lint.reading import read
from living_guide.lint.structure import Feature, Row
from tests.living_guide.drafts import DOC, EXAMPLES, ROW, SCENARIO, STEP, TAGS, TITLES, Draft, drafts
from tests.living_guide.linting import SOUND, findings_in, places, write
from tests.repository import FEATURES

A = "Feature: a\n  Scenario: b\n    Given x\n"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("words\n", 1, "behave cannot read this: “words” stands where the title of the feature must come first."),
        (f"{A}    words\n", 4, "behave cannot read this: “words” is no step, and begins nothing else."),
        (f"{A}    ```\n    ```\n", 4, "behave cannot read this: “```” is no step, and begins nothing else."),
        (f"{A}    '''\n    '''\n", 4, "gherkin-official cannot read this: “'''” cannot stand here."),
        (f"{A}  Background:\n", 4, "“Background:” cannot stand here. Background may not occur after Scenario"),
        (f"{A}  Examples:\n", 4, "behave cannot read this: examples belong to an outline."),
        (f"{A}      | a |\n      | a | b |\n", 5, "the row has more or fewer cells than the heading of its table."),
        (
            f'{A}      """\n    c\n      """\n',
            5,
            "the line begins left of the doc-string it belongs to, or that was never closed.",
        ),
        ("Feature: a\n  Scenario: b\n    And x\n", 3, "“And x” goes on from a step before it, and there is none."),
        ("Feature: a\n  @t\n  words\n", 3, "after tags must come what carries them, not “words”."),
        ("Feature: a\n  @t\n  Background:\n", 3, "after tags must come what carries them, not “Background:”."),
        ("Feature: a\n  @t u\n  Scenario: b\n", 2, "a line of tags holds a word that begins with no “@”."),
        (f"{A}      | a |\n" + '      """\n      """\n      | b |\n', 7, "gherkin-official cannot read this: “| b |”"),
    ],
)
def test_where_a_parser_gives_up_it_says_why(tmp_path: Path, text: str, line: int, words: str) -> None:
    (found,) = findings_in(tmp_path, text)
    assert (found.line, found.rule) == (line, "unreadable")
    assert words in found.wrong


def test_a_file_that_is_not_text_is_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "a.feature"
    path.write_bytes(A.encode() + "    # 注释\n".encode("gbk"))
    (found,) = read(path).findings()
    assert (found.line, found.rule, found.wrong) == (4, "unreadable", "The line is not UTF-8.")


def test_a_file_that_cannot_be_opened_is_unreadable(tmp_path: Path) -> None:
    (found,) = read(tmp_path).findings()
    assert (found.line, found.rule) == (1, "unreadable")
    assert found.wrong.startswith("The file cannot be opened: ")


def test_a_parser_that_breaks_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise KeyError("x")

    monkeypatch.setattr("living_guide.lint.reading.parse_feature", broken)
    (found,) = findings_in(tmp_path, A)
    assert (found.line, found.rule) == (1, "unreadable")
    assert found.wrong == "behave's parser breaks with KeyError: 'x'."


@pytest.mark.parametrize(
    ("text", "lines", "words"),
    [
        (A.replace("Given", "given"), [3], "behave reads the step “Given x” (given), gherkin-official reads nothing."),
        (f"{A}      | a\\nb |\n", [4], "behave reads the row “a\\nb”, gherkin-official reads the row “a⏎b”."),
        (f"{A}      | a\\\\ |\n", [4], "behave reads the row “a\\\\”, gherkin-official reads the row “a\\”."),
        (f'{A}      """\n      \\"\\"\\"\n      """\n', [4], 'behave reads the doc-string “\\"\\"\\"”'),
        (f'{A}      | a |\n      """\n      c\n      """\n', [5], "behave reads the doc-string “      c”"),
        (f"{A}  # \u2028  Scenario: c\n    Given y\n", [5, 6], "behave reads the scenario “c”, gherkin-official reads"),
    ],
)
def test_where_the_parsers_disagree_both_are_quoted(tmp_path: Path, text: str, lines: list[int], words: str) -> None:
    found = findings_in(tmp_path, text)
    assert places(found)[: len(lines)] == [(line, "parsers-disagree") for line in lines]
    assert found[0].wrong.startswith(words)
    assert "\n" not in str(found[0])


@pytest.mark.parametrize(
    "text",
    [
        "Feature: a\n  Background:\n    Given x\n  Scenario: b\n    And y\n    * z\n    But w\n",
        "# language: zh-CN\n功能: 甲\n  Rule: 乙\n    剧本: 丙\n      * 丁\n",
        f'{A}      """json\n        c  \n\n      d\n      """\n      | a |\n',
        f"{A}      | a |\n\n      # c\n      | b |\n",
        "Business Need: a\n  Example: b\n    Given x\n\n  Scenario Template: c\n    Then <y>\n\n"
        "    Scenarios: d\n      | y |\n      | z |\n",
    ],
)
def test_both_parsers_read_the_same(tmp_path: Path, text: str) -> None:
    assert findings_in(tmp_path, text) == []


@pytest.mark.parametrize(
    ("line", "change"),
    [
        (2, lambda feature: replace(feature, tags=())),
        (3, lambda feature: replace(feature, name="")),
        (7, lambda feature: replace(feature, background=None)),
        (10, lambda feature: replace(feature, scenarios=())),
        (11, lambda feature: with_scenario(feature, is_outline=True)),
        (12, lambda feature: with_scenario(feature, steps=feature.scenarios[0].steps[1:])),
        (12, lambda feature: with_first_step(feature, kind="then")),
        (12, lambda feature: with_first_step(feature, keyword="假如")),
        (18, lambda feature: replace(feature, rules=())),
        (33, lambda feature: with_rows(feature, ())),
    ],
)
def test_whatever_differs_is_told_of(tmp_path: Path, line: int, change: Callable[[Feature], Feature]) -> None:
    reading = read(write(tmp_path / "a.feature", SOUND))
    assert reading.gherkins is not None
    assert list(disagreements(reading.page, reading.gherkins)) == []
    found = list(disagreements(reading.page, change(reading.gherkins)))
    assert found[0].line == line


def with_scenario(feature: Feature, **changes: Any) -> Feature:
    return replace(feature, scenarios=(replace(feature.scenarios[0], **changes),))


def with_first_step(feature: Feature, **changes: Any) -> Feature:
    first, *others = feature.scenarios[0].steps
    return with_scenario(feature, steps=(replace(first, **changes), *others))


def with_rows(feature: Feature, rows: tuple[Row, ...]) -> Feature:
    (rule,) = feature.rules
    (outline,) = rule.scenarios
    changed = replace(outline, examples=(replace(outline.examples[0], rows=rows),))
    return replace(feature, rules=(replace(rule, scenarios=(changed,)),))


def test_an_outline_is_one_for_both_even_without_examples(tmp_path: Path) -> None:
    reading = read(write(tmp_path / "a.feature", "Feature: a\n  Scenario Outline: b\n    Given x\n"))
    assert list(disagreements(reading.page, reading.gherkins)) == []


def test_behave_says_nothing_of_its_own(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    assert [finding.rule for finding in findings_in(tmp_path, f"{A}      | a\n")] == ["open-row"]
    assert (caplog.records, capfd.readouterr()) == ([], ("", ""))


def test_they_agree_on_the_real_features() -> None:
    found = [finding for path in FEATURES.rglob("*.feature") for finding in read(path).findings()]
    assert [finding for finding in found if finding.rule in {"unreadable", "parsers-disagree"}] == []


# --- any feature


often = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])


@often
@given(drafts())
def test_whatever_is_well_written_has_no_finding(tmp_path: Path, draft: Draft) -> None:
    assert findings_in(tmp_path, draft.text) == []


def _some(data: st.DataObject, draft: Draft, *roles: str) -> int:
    """The number of a line of one of these roles, if there is any."""
    numbers = draft.numbers(*roles)
    assume(numbers)
    return data.draw(st.sampled_from(numbers), label="line")


def _one_slip(folder: Path, draft: Draft, number: int, line: str, rule: str) -> None:
    assert line != draft.lines[number - 1]
    assert places(findings_in(folder, draft.with_line(number, line).text)) == [(number, rule)]


@often
@given(drafts(), st.data())
def test_a_full_width_colon_is_found(tmp_path: Path, draft: Draft, data: st.DataObject) -> None:
    number = _some(data, draft, *TITLES)
    _one_slip(tmp_path, draft, number, draft.lines[number - 1].replace(":", "：", 1), "full-width-colon")


@often
@given(drafts(), st.data())
def test_a_full_width_at_is_found(tmp_path: Path, draft: Draft, data: st.DataObject) -> None:
    number = _some(data, draft, TAGS)
    _one_slip(tmp_path, draft, number, draft.lines[number - 1].replace("@", "＠", 1), "full-width-at")


@often
@given(drafts(), st.data())
def test_glued_tags_are_found(tmp_path: Path, draft: Draft, data: st.DataObject) -> None:
    number = _some(data, draft, TAGS)
    line = draft.lines[number - 1]
    assume(" @" in line.strip())
    _one_slip(tmp_path, draft, number, re.sub(r"(\S) @", r"\1@", line, count=1), "glued-tags")


@often
@given(drafts(), st.data())
def test_an_open_row_is_found(tmp_path: Path, draft: Draft, data: st.DataObject) -> None:
    number = _some(data, draft, ROW)
    row = draft.lines[number - 1]
    assume(not row.endswith("|  |"))  # without its end, that is a row well closed
    _one_slip(tmp_path, draft, number, row.removesuffix("|"), "open-row")


@often
@given(drafts(), st.data())
def test_a_full_width_stroke_is_found(tmp_path: Path, draft: Draft, data: st.DataObject) -> None:
    number = _some(data, draft, ROW)
    before, stroke, after = draft.lines[number - 1].partition("|")
    strokes = data.draw(st.sampled_from("｜│"))
    _one_slip(tmp_path, draft, number, before + stroke + after.replace("|", strokes, 1), "full-width-stroke")


@often
@given(drafts(languages=("zh-CN",)), st.data())
def test_a_glued_keyword_is_found(tmp_path: Path, draft: Draft, data: st.DataObject) -> None:
    number = _some(data, draft, STEP)
    line = draft.lines[number - 1]
    indent = len(line) - len(line.lstrip())
    _one_slip(tmp_path, draft, number, line[:indent] + line[indent:].replace(" ", "", 1), "glued-keyword")


@often
@given(drafts(), st.data())
def test_what_cannot_be_seen_is_found(tmp_path: Path, draft: Draft, data: st.DataObject) -> None:
    number = _some(data, draft, *TITLES, STEP, TAGS, ROW)
    line = draft.lines[number - 1]
    place = data.draw(st.integers(len(line) - len(line.lstrip()), len(line.rstrip())), label="place")
    _one_slip(tmp_path, draft, number, f"{line[:place]}\u200b{line[place:]}", "invisible-character")


@often
@given(drafts(), st.data())
def test_a_doc_string_that_is_not_closed_is_found(tmp_path: Path, draft: Draft, data: st.DataObject) -> None:
    opening = _some(data, draft, DOC)
    closing = next(n for n in range(opening + 1, len(draft.lines) + 1) if draft.lines[n - 1].strip() == '"""')
    assume(not any(opened > opening for opened in draft.numbers(DOC)))
    (found,) = findings_in(tmp_path, draft.with_line(closing, "").text)
    # behave looks no further when a line begins left of it.
    assert (found.line, found.rule) == (opening, "lost-line") or "that was never closed" in found.wrong


@often
@given(drafts(), st.data())
def test_a_scenario_without_steps_is_found(tmp_path: Path, draft: Draft, data: st.DataObject) -> None:
    number = _some(data, draft, SCENARIO)
    text = draft.inserted(number, "  " + draft.keyword("scenario") + ": 空的 nothing").text
    found = findings_in(tmp_path, text)
    assert [finding.rule for finding in found] in (["empty-scenario"], ["empty-scenario", "changed-tag"])


@often
@given(drafts(), st.data())
def test_a_row_that_stands_twice_is_found(tmp_path: Path, draft: Draft, data: st.DataObject) -> None:
    number = _some(data, draft, EXAMPLES)
    row = next(
        n for n in range(number + 2, len(draft.lines) + 1) if draft.roles[n - 1] == ROW and n > draft.heading(number)
    )
    found = findings_in(tmp_path, draft.inserted(row, draft.lines[row - 1]).text)
    assert places(found) == [(row + 1, "same-row")]


def test_the_files_need_no_ending(tmp_path: Path) -> None:
    assert read(write(tmp_path / "a.feature", A.rstrip())).findings() == []
