"""What a report says, without the places of the machine it ran on."""

import re
from collections.abc import Sequence
from dataclasses import replace

from living_guide.events.record import ScenarioRun, StepRun
from living_guide.events.reports import Report
from living_guide.export.errors import ExportError

_FRAME = re.compile(r'(?<=File ")(?P<path>(?:/|[A-Za-z]:\\)[^"\n]*)(?=")')
_LIBRARY = re.compile(r".*[/\\](?:site-packages|dist-packages|lib[/\\]python[\d.]+|Lib)[/\\]")
_OURS = re.compile(r".*[/\\](?=(?:living_guide|mock_platform|fixtures|steps)[/\\])")
_HOME = re.compile(r"(?<![\w.-])(?:/root(?=/)|(?:/home/|/Users/|[A-Za-z]:\\Users\\)[^/\\\s\"']+)")


def portable(reports: Sequence[Report]) -> list[Report]:
    """The same reports; in tracebacks, files are named from their packages on, and home folders are `~`. ExportError
    if there is none: a file without results looks green."""
    if not reports:
        raise ExportError("there is no report to export: name one at least.")
    return [*map(_report, reports)]


def _report(report: Report) -> Report:
    return replace(
        report,
        runs=tuple(map(_run, report.runs)),
        problems=tuple(without_machine(problem) for problem in report.problems),
    )


def without_machine(text: str) -> str:
    return _HOME.sub("~", _FRAME.sub(lambda found: _short(found["path"]), text))


def _short(path: str) -> str:
    for lead in (_LIBRARY, _OURS):
        if found := lead.match(path):
            return path[found.end() :]
    return re.split(r"[/\\]", path)[-1]


def _run(run: ScenarioRun) -> ScenarioRun:
    return replace(
        run,
        reason=_optional(run.reason),
        error=_optional(run.error),
        captured=_optional(run.captured),
        steps=tuple(map(_step, run.steps)),
    )


def _step(step: StepRun) -> StepRun:
    return replace(step, error=_optional(step.error), captured=_optional(step.captured))


def _optional(text: str | None) -> str | None:
    return without_machine(text) if text is not None else None
