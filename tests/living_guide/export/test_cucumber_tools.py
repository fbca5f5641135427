"""Cucumber Messages, read back by what Cucumber publishes: its schema, its query, its JUnit and its HTML formatter."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from playwright.sync_api import Browser, Page, expect

from living_guide.events.reports import Report
from living_guide.export.cucumber import write_messages
from living_guide.export.ending import Ending, ending_of
from tests.living_guide.export.endings import (
    BY_NAME,
    CASES,
    FILE,
    OF_ENDING,
    all_ended,
    ends,
    report_of,
    with_evidence,
    write_suite,
)
from tests.living_guide.export.tools import read

GREEN = {"PASSED", "SKIPPED"}


@dataclass(frozen=True)
class Told:
    """What Cucumber's tools say of a file of messages, and the page they made of it."""

    said: dict[str, Any]
    page: Path

    @property
    def cases(self) -> list[dict[str, Any]]:
        cases: list[dict[str, Any]] = self.said["cases"]
        return cases

    @property
    def statuses(self) -> dict[str, str]:
        return {case["name"]: case["status"] for case in self.cases}


Tell = Callable[..., Told]


@pytest.fixture
def tell(tools: Path, tmp_path: Path) -> Tell:
    """Hands them the messages of some reports; each message must fit the schema."""

    def handed(suite: Path, *reports: Report) -> Told:
        messages, page = tmp_path / "messages.ndjson", tmp_path / "page.html"
        write_messages(reports, suite, messages)
        said = read(tools, "read_messages.mjs", messages, page)
        assert said["problems"] == []
        return Told(said, page)

    return handed


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context() as context:
        yield context.new_page()


def show(page: Page, told: Told) -> str:
    """The HTML formatter's page, with everything opened, and the words on it."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(told.page.as_uri())
    expect(page.get_by_text(re.compile(r"\d+% \("))).to_be_visible()
    for closed in (page.locator("[aria-expanded=false]"), page.get_by_role("button", name=re.compile("hooks$"))):
        while closed.count():
            closed.first.click()
    assert errors == []
    return page.locator("body").inner_text()


def test_every_ending_is_counted_as_what_it_is(tell: Tell, tmp_path: Path) -> None:
    told = tell(write_suite(tmp_path), report_of(tmp_path, all_ended()))
    assert told.statuses == {"有表格": "PASSED", **{case.name: case.worst for case in CASES}}
    assert {name: number for name, number in told.said["counts"].items() if number} == Counter(told.statuses.values())
    assert told.said["finished"]["success"] is False


def test_what_went_wrong_is_said_in_a_step(tell: Tell, tmp_path: Path) -> None:
    told = tell(write_suite(tmp_path), report_of(tmp_path, all_ended()))
    for case in told.cases:
        said = "\n".join(step.get("message", "") for step in case["steps"])
        assert case["name"] not in BY_NAME or BY_NAME[case["name"]].words in said, case["name"]


def test_a_run_of_behave_is_read_back(tell: Tell, catalogue_suite: Path, catalogue_report: Report) -> None:
    told = tell(catalogue_suite, catalogue_report)
    green = Counter(case["status"] for case in told.cases if case["status"] in GREEN)
    assert green == Counter(
        ending_of(run).upper() for run in catalogue_report.runs if ending_of(run) in (Ending.PASSED, Ending.SKIPPED)
    )
    assert len(told.cases) == len(catalogue_report.runs)
    assert {case["rule"] for case in told.cases} == {"甲规则"}
    [typed] = [
        step for case in told.cases if case["name"] == "通过" for step in case["steps"] if "王五" in step["text"]
    ]
    assert typed["definition"]["uri"] == "steps/catalogue.py"
    assert [argument["value"] for argument in typed["arguments"]] == ["王五", "12"]


def test_every_round_and_driver_counts_and_none_is_a_retry(tell: Tell, tmp_path: Path) -> None:
    rounds = [ends("通过"), replace(ends("断言不成立"), id=ends("通过").id, round=2, steps=broken_steps())]
    reports = [report_of(tmp_path, rounds, driver=driver, rounds=2) for driver in ("browser", "html")]
    told = tell(write_suite(tmp_path), *reports)
    assert {case["attempt"] for case in told.cases} == {0}
    layers = {f"[{driver}]{mark}" for driver in ("browser", "html") for mark in ("", " (round 2)")}
    found = {case["uri"].partition(" ")[2].removesuffix(".feature"): case["status"] for case in told.cases}
    assert found == {layer: "FAILED" if "round" in layer else "PASSED" for layer in layers}


def broken_steps() -> tuple[Any, ...]:
    """The steps of the scenario that passes, the second of which broke."""
    first, second, third = ends("通过").steps
    return first, replace(second, status="failed", error="only in round two"), replace(third, status="skipped")


def test_cucumbers_own_junit_is_red_where_ours_is(tell: Tell, tmp_path: Path) -> None:
    report = report_of(tmp_path, all_ended(), problems=["a worker was lost"])
    told = tell(write_suite(tmp_path), report)
    root = etree.fromstring(told.said["xml"].encode())
    bad = len(OF_ENDING[Ending.FAILED]) + len(OF_ENDING[Ending.ERROR])
    assert (int(root.get("failures")), int(root.get("skipped"))) == (bad, len(OF_ENDING[Ending.SKIPPED]))
    assert len(root.findall(".//failure")) == bad + 1
    assert "a worker was lost" in told.said["xml"]


# --- the page


def test_the_page_shows_what_went_wrong(tell: Tell, page: Page, tmp_path: Path) -> None:
    runs = [with_evidence(tmp_path, run) if run.name == "断言不成立" else run for run in all_ended()]
    words = show(page, tell(write_suite(tmp_path), report_of(tmp_path, runs, problems=["a worker was lost"])))
    passed = len(OF_ENDING[Ending.PASSED]) + 1
    assert f"({passed} / {len(runs)}) passed" in words
    for case in CASES:
        for line in case.words.splitlines():
            assert line.strip() in words, case.name
    assert "a worker was lost" in words
    assert "the scenario says 二" in words
    expect(page.locator("img[src^='data:image/png']")).to_have_count(2)


def test_the_page_shows_each_round(tell: Tell, page: Page, tmp_path: Path) -> None:
    worse = replace(ends("通过"), status="failed", round=2, steps=broken_steps())
    words = show(page, tell(write_suite(tmp_path), report_of(tmp_path, [ends("通过"), worse], rounds=2)))
    assert {FILE, f"{FILE.removesuffix('.feature')} (round 2).feature"} <= set(words.splitlines())
    assert "only in round two" in words
