"""The steps of a scenario, and what was attached to them, as Allure results hold them."""

import csv
import io
from collections.abc import Iterator

from allure_commons.model2 import Attachment, Parameter, Status, StatusDetails, TestStepResult

from living_guide.events.record import PASSED, SKIPPED, UNTESTED, ScenarioRun, StepRun
from living_guide.events.reports import Report
from living_guide.export.allure_folder import AllureFolder
from living_guide.export.attached import attached_file, label
from living_guide.export.ending import FAILED, headline

_STATUSES = {PASSED: Status.PASSED, FAILED: Status.FAILED, SKIPPED: Status.SKIPPED, UNTESTED: Status.SKIPPED}


def steps(report: Report, run: ScenarioRun, results: AllureFolder) -> Iterator[TestStepResult]:
    """One after the other, from when the scenario began; what they have with them is written into the folder."""
    at = run.at
    for number, step in enumerate(run.steps):
        yield TestStepResult(
            name=f"{step.keyword} {step.text}",
            status=_STATUSES.get(step.status, Status.BROKEN),
            statusDetails=StatusDetails(message=headline(step.error), trace=step.error) if step.error else None,
            stage="finished",
            start=milliseconds(at),
            stop=milliseconds(at + step.seconds),
            parameters=[Parameter(name, value) for name, value in step.arguments.items()],
            attachments=[
                *_words(step, results),
                *attach(report, run, number, results),
                *captured(step, results),
            ],
        )
        at += step.seconds


def attach(report: Report, run: ScenarioRun, step: int | None, results: AllureFolder) -> Iterator[Attachment]:
    """What was attached in this step, or outside of all of them."""
    for each in run.attachments:
        if each.step == step or (step is None and each.step not in range(len(run.steps))):
            yield results.add_file(attached_file(report, each), label(each), each.mime)


def captured(part: ScenarioRun | StepRun, results: AllureFolder) -> Iterator[Attachment]:
    if part.captured:
        yield results.add_text(part.captured, "output", "text/plain", ".txt")


def milliseconds(seconds: float) -> int:
    return round(seconds * 1000)


def _words(step: StepRun, results: AllureFolder) -> Iterator[Attachment]:
    if step.doc:
        yield results.add_text(step.doc, "text", "text/plain", ".txt")
    if step.table:
        rows = io.StringIO(newline="")
        csv.writer(rows).writerows(step.table)
        yield results.add_text(rows.getvalue(), "table", "text/csv", ".csv")
