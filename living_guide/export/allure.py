"""A run as Allure results, which Allure Report reads."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from uuid import UUID, uuid5

from allure_commons.model2 import Label, Parameter, Status, StatusDetails, TestResult

from living_guide.events.record import ScenarioRun
from living_guide.events.reports import Report
from living_guide.export.allure_folder import AllureFolder
from living_guide.export.allure_steps import attach, captured, milliseconds, steps
from living_guide.export.attached import attached_file
from living_guide.export.distinct import distinct
from living_guide.export.ending import Ending, ending_of, headline, why
from living_guide.export.plays import round_mark
from living_guide.export.portable import portable
from living_guide.export.shortcomings import Shortcoming, shortcomings

_IDS = UUID("b95391de-6bc0-4ecb-b4ca-be42d5288b6a")  # the namespace of ours
_STATUSES = {
    Ending.PASSED: Status.PASSED,
    Ending.FAILED: Status.FAILED,
    Ending.ERROR: Status.BROKEN,
    Ending.SKIPPED: Status.SKIPPED,
}
_AS_IT_IS: Mapping[str, str] = MappingProxyType({})


def write_allure(reports: Sequence[Report], folder: Path, titles: Mapping[str, str] = _AS_IT_IS) -> None:
    """Write a folder of results anew. `titles` are what to call editions and chapters; one without a title is called
    by its id. ExportError, before anything is written, if the folder holds something else, or an attachment is gone."""
    reports = portable(reports)
    _require_attachments(reports)
    results = AllureFolder(folder)
    results.add_environment(_environment(reports))
    told = [(report, run) for report in reports for run in report.runs]
    keys = distinct(_key(report, run) for report, run in told)
    for (report, run), key in zip(told, keys, strict=True):
        results.add_result(_result(report, run, key, titles, results))
    lacks = [(report, lack) for report in reports for lack in shortcomings(report)]
    keys = distinct(f"{lack.name} [{report.run.driver}]" for report, lack in lacks)
    for (report, lack), key in zip(lacks, keys, strict=True):
        results.add_result(_problem(report, lack, key))


def _key(report: Report, run: ScenarioRun) -> str:
    """What no other result may share: Allure shows only the last one of equal ones, and calls the others retries."""
    return f"{run.id} [{report.run.driver}]{round_mark(run)}"


def _result(report: Report, run: ScenarioRun, key: str, titles: Mapping[str, str], results: AllureFolder) -> TestResult:
    reason = why(run)
    return TestResult(
        uuid=str(uuid5(_IDS, key)),
        historyId=str(uuid5(_IDS, f"history {key}")),
        testCaseId=str(uuid5(_IDS, f"case {run.id}")),
        fullName=run.id,
        name=run.title,
        titlePath=run.file.split("/"),
        status=_STATUSES[ending_of(run)],
        statusDetails=StatusDetails(message=headline(reason), trace=reason) if reason else None,
        stage="finished",
        start=milliseconds(run.at),
        stop=milliseconds(run.at + run.seconds),
        labels=[Label(name, value) for name, value in _labels(run, titles)],
        parameters=[Parameter(name, value) for name, value in _parameters(report, run)],
        steps=list(steps(report, run, results)),
        attachments=[*attach(report, run, None, results), *captured(run, results)],
    )


def _labels(run: ScenarioRun, titles: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    chapter = titles.get(run.chapter, run.chapter)
    yield "epic", titles.get(run.edition, run.edition)
    yield "feature", run.feature
    yield "story", run.rule or chapter
    yield "parentSuite", chapter
    yield "suite", run.feature
    if run.rule:
        yield "subSuite", run.rule
    yield "framework", "behave"
    for tag in run.tags:
        yield "tag", tag
        kind, _, clause = tag.partition(":")
        if kind == "clause":
            yield kind, clause


def _parameters(report: Report, run: ScenarioRun) -> Iterator[tuple[str, str]]:
    yield from run.row.items()
    yield "driver", report.run.driver
    if report.run.rounds > 1:
        yield "round", str(run.round)


def _problem(report: Report, lack: Shortcoming, key: str) -> TestResult:
    return TestResult(
        uuid=str(uuid5(_IDS, f"run {key}")),
        historyId=str(uuid5(_IDS, f"history run {key}")),
        testCaseId=str(uuid5(_IDS, f"case run {lack.name}")),
        fullName=f"run: {lack.name}",
        name=lack.name,
        status=Status.BROKEN,
        statusDetails=StatusDetails(message=headline(lack.message), trace=lack.text),
        stage="finished",
        start=milliseconds(report.ended_at),
        stop=milliseconds(report.ended_at),
        labels=[Label("suite", "run"), Label("framework", "behave")],
        parameters=[Parameter("driver", report.run.driver)],
    )


def _environment(reports: Sequence[Report]) -> dict[str, str]:
    """What the reports say differently stands there side by side."""
    found: dict[str, dict[str, None]] = {}
    for report in reports:
        told = {**report.versions, "driver": report.run.driver, "seed": report.run.seed}
        for name, value in told.items():
            found.setdefault(name, {})[value] = None
    return {name: ", ".join(values) for name, values in found.items()}


def _require_attachments(reports: Sequence[Report]) -> None:
    for report in reports:
        for attachment in (each for run in report.runs for each in run.attachments):
            attached_file(report, attachment)
