"""A run as JUnit XML, in the flavour that Jenkins, GitLab and pytest share."""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

from junitparser import Attr, Error, Failure, Skipped, TestCase
from junitparser.junitparser import FinalResult
from junitparser.xunit2 import JUnitXml, TestSuite
from junitparser.xunit2 import TestCase as XUnitCase

from living_guide.events.record import ScenarioRun
from living_guide.events.reports import Report
from living_guide.export.distinct import distinct, marks
from living_guide.export.ending import Ending, ending_of, headline, why
from living_guide.export.portable import portable
from living_guide.export.shortcomings import Shortcoming, in_round, shortcomings

RUN = "run"  # the suite of what belongs to no scenario
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # in XML 1.0
_CLAUSE = "clause:"
_RESULTS: dict[Ending, type[FinalResult]] = {Ending.FAILED: Failure, Ending.ERROR: Error, Ending.SKIPPED: Skipped}


class Case(XUnitCase):
    """With its place, which the schema does not know but GitLab, CircleCI and others show."""

    file = Attr()
    line = Attr()


def write_junit(reports: Sequence[Report], path: Path) -> None:
    """Write a file with a suite for each feature and a case for each time a scenario ran; a suite `run` holds an
    error for all that went wrong outside of them. Times are the run's own: the same events give the same bytes."""
    xml = JUnitXml("yss")
    reports = portable(reports)
    for report, mark in zip(reports, marks(reports), strict=True):
        for file, runs in groupby(report.runs, key=lambda run: run.file):
            xml.append(_of_feature(file, report, list(runs), mark))
        if lacks := shortcomings(report):
            xml.append(_suite(f"{RUN}{mark}", report, report.run.at, _lacks(lacks, mark)))
    xml.update_statistics()
    path.parent.mkdir(parents=True, exist_ok=True)
    xml.write(str(path))


def legal(text: str) -> str:
    """With escapes for the characters XML cannot hold."""
    return _ILLEGAL.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


def _of_feature(file: str, report: Report, runs: list[ScenarioRun], mark: str) -> TestSuite:
    names = distinct(f"{in_round(run.title, run.round, report.run.rounds)}{mark}" for run in runs)
    cases = [_scenario(report, run, name) for run, name in zip(runs, names, strict=True)]
    return _suite(f"{file}{mark}", report, min(run.at for run in runs), cases)


def _suite(name: str, report: Report, at: float, cases: list[TestCase]) -> TestSuite:
    suite = TestSuite(legal(name))
    suite.timestamp = datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%S")  # the schema knows no zone
    for key, value in {**report.versions, "driver": report.run.driver, "seed": report.run.seed}.items():
        suite.add_property(legal(key), legal(value))
    suite.add_testcases(cases)
    return suite


def _scenario(report: Report, run: ScenarioRun, name: str) -> TestCase:
    case = Case(legal(name), legal(run.file.removesuffix(".feature").replace("/", ".")), round(run.seconds, 6))
    case.file, case.line = legal(run.file), str(run.line)
    for key, value in _properties(report, run).items():
        case.add_property(key, legal(value))
    if (ending := ending_of(run)) is not Ending.PASSED:
        case.result = _result(_RESULTS[ending], run.status, why(run), run.place)
    if steps := [f"{step.status:<9} {step.keyword} {step.text}" for step in run.steps]:
        case.system_out = legal("\n".join(steps))
    if captured := list(filter(None, [*(step.captured for step in run.steps), run.captured])):
        case.system_err = legal("\n".join(captured))
    return case


def _properties(report: Report, run: ScenarioRun) -> dict[str, str]:
    clauses = (tag.removeprefix(_CLAUSE) for tag in run.tags if tag.startswith(_CLAUSE))
    return {
        "edition": run.edition,
        "driver": report.run.driver,
        "seed": report.run.seed,
        "clauses": ",".join(clauses),
        "id": run.id,
    }


def _lacks(lacks: Iterable[Shortcoming], mark: str) -> list[TestCase]:
    lacks = list(lacks)
    cases = [TestCase(legal(name), RUN, 0.0) for name in distinct(f"{lack.name}{mark}" for lack in lacks)]
    for case, lack in zip(cases, lacks, strict=True):
        case.result = _result(Error, "problem", lack.message)
    return cases


def _result(kind: type[FinalResult], status: str, message: str, place: str | None = None) -> list[FinalResult]:
    # One, with a message: Allure's reader takes a result without attributes, or a second one, for passed.
    result = kind(legal(headline(message) or status), legal(status))
    result.text = legal("\n".join(filter(None, [place, message])))
    return [result]
