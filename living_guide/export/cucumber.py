"""A run as Cucumber Messages, which Cucumber's formatters and its report service read."""

import json
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

from cucumber_messages import (
    Envelope,
    Hook,
    HookType,
    Location,
    Meta,
    Product,
    SourceReference,
    StepDefinition,
    StepDefinitionPattern,
    StepDefinitionPatternType,
    TestRunFinished,
    TestRunHookFinished,
    TestRunHookStarted,
    TestRunStarted,
    TestStepResult,
    TestStepResultStatus,
    Timestamp,
    message_converter,
)
from gherkin.stream.id_generator import IdGenerator

from living_guide.events.reports import Report
from living_guide.export.cucumber_case import Glue, case_messages
from living_guide.export.ending import Ending, ending_of
from living_guide.export.features import Features
from living_guide.export.moments import duration, timestamp
from living_guide.export.plays import Play, plays
from living_guide.export.portable import portable
from living_guide.export.shortcomings import Shortcoming, shortcomings

HOOKS = "environment.py"  # where behave has them
RUN = "run"
UNKNOWN = "unknown"  # a run does not tell on what machine it was


def write_messages(reports: Sequence[Report], suite: Path, path: Path) -> None:
    """Write one line of JSON for each message. `suite` is the folder that held the features folder which was run;
    ExportError, and nothing written, if it holds something else by now, or an attachment is gone."""
    reports = portable(reports)
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}")
    try:
        with draft.open("w", encoding="utf-8", newline="\n") as stream:
            for envelope in _envelopes(reports, Features(suite)):
                message = message_converter.to_dict(envelope)
                stream.write(json.dumps(message, ensure_ascii=False, separators=(",", ":")) + "\n")
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _envelopes(reports: Sequence[Report], features: Features) -> Iterator[Envelope]:
    ids, played = features.ids, list(plays(reports))
    yield Envelope(meta=_meta(reports))
    yield from _features(played, features)
    glue = Glue(_definitions(played, ids), ids.get_next_id(), ids.get_next_id())
    yield from _glue(glue)
    began = min(report.run.at for report in reports)
    started = TestRunStarted(timestamp=timestamp(began), id=ids.get_next_id())
    yield Envelope(test_run_started=started)
    for play in played:
        yield from case_messages(play, features.pickle_of(play.run, play.layer), glue, ids)
    yield from _end(reports, started.id, ids)


def _meta(reports: Sequence[Report]) -> Meta:
    versions = {name: version for report in reports for name, version in report.versions.items()}
    return Meta(
        cpu=Product(UNKNOWN),
        implementation=Product("behave", versions.get("behave")),
        os=Product(UNKNOWN),
        protocol_version=version("cucumber-messages"),
        runtime=Product("python", versions.get("python")),
    )


def _features(played: Sequence[Play], features: Features) -> Iterator[Envelope]:
    """Each layer has documents of its own, since readers show only the first run of what stands in a document. What
    did not run has no pickle: they take one without a result for one that is still to come."""
    for file, layer in dict.fromkeys((play.run.file, play.layer) for play in played):
        yield from features.read(file, layer).messages
        runs = (play.run for play in played if (play.run.file, play.layer) == (file, layer))
        yield from (Envelope(pickle=features.pickle_of(run, layer)) for run in runs)


def _definitions(played: Sequence[Play], ids: IdGenerator) -> dict[str, str]:
    steps = (step for play in played for step in play.run.steps)
    places = dict.fromkeys(step.definition for step in steps)
    return {place: ids.get_next_id() for place in places if place is not None}


def _glue(glue: Glue) -> Iterator[Envelope]:
    for place, identity in glue.definitions.items():
        file, _, line = place.rpartition(":")
        where = SourceReference(uri=file, location=Location(int(line))) if line.isdecimal() else SourceReference()
        # The events hold no pattern, and readers want one.
        pattern = StepDefinitionPattern(place, StepDefinitionPatternType.regular_expression)
        yield Envelope(step_definition=StepDefinition(identity, pattern, where))
    for identity, kind in ((glue.before, HookType.before_test_case), (glue.after, HookType.after_test_case)):
        yield Envelope(hook=Hook(identity, SourceReference(uri=HOOKS), type=kind))


def _end(reports: Sequence[Report], test_run: str, ids: IdGenerator) -> Iterator[Envelope]:
    lacks = [each for report in reports for each in shortcomings(report)]
    ended = max(report.ended_at for report in reports)
    for lack in lacks:
        yield from _lack(lack, test_run, timestamp(ended), ids)
    good = all(ending_of(run) in (Ending.PASSED, Ending.SKIPPED) for report in reports for run in report.runs)
    said = "\n".join(lack.text for lack in lacks) or None
    finished = TestRunFinished(
        success=good and not lacks, timestamp=timestamp(ended), message=said, test_run_started_id=test_run
    )
    yield Envelope(test_run_finished=finished)


def _lack(lack: Shortcoming, test_run: str, at: Timestamp, ids: IdGenerator) -> Iterator[Envelope]:
    """A hook of the run that failed: there is nothing else that belongs to no scenario."""
    hook = Hook(ids.get_next_id(), SourceReference(uri=RUN), name=lack.name, type=HookType.after_test_run)
    started = TestRunHookStarted(hook_id=hook.id, id=ids.get_next_id(), test_run_started_id=test_run, timestamp=at)
    result = TestStepResult(duration(0), TestStepResultStatus.failed, message=lack.text)
    yield Envelope(hook=hook)
    yield Envelope(test_run_hook_started=started)
    yield Envelope(test_run_hook_finished=TestRunHookFinished(result, started.id, at))
