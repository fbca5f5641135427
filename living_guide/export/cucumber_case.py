"""One scenario as it ran, in Cucumber Messages."""

from collections.abc import Iterator
from dataclasses import dataclass

from cucumber_messages import (
    Envelope,
    Group,
    Pickle,
    StepMatchArgument,
    StepMatchArgumentsList,
    TestCase,
    TestCaseFinished,
    TestCaseStarted,
    TestStep,
    TestStepFinished,
    TestStepResult,
    TestStepStarted,
)
from gherkin.stream.id_generator import IdGenerator

from living_guide.events.record import ScenarioRun, StepRun
from living_guide.events.reports import Report
from living_guide.export.beats import Beat, beats
from living_guide.export.cucumber_attachments import attachments
from living_guide.export.moments import duration, timestamp
from living_guide.export.plays import Play


@dataclass(frozen=True, slots=True)
class Glue:
    """What steps refer to: the ids of the definitions by their places, and of the hooks around a scenario."""

    definitions: dict[str, str]
    before: str
    after: str


def case_messages(play: Play, pickle: Pickle, glue: Glue, ids: IdGenerator) -> Iterator[Envelope]:
    """A test case of its own, whichever round it is: a second attempt at one would be called a retry. The pickle has
    the run's steps."""
    run = play.run
    told = [(beat, _step(beat, run, pickle, glue, ids.get_next_id())) for beat in beats(run)]
    case = TestCase(id=ids.get_next_id(), pickle_id=pickle.id, test_steps=[step for _, step in told])
    started = TestCaseStarted(attempt=0, id=ids.get_next_id(), test_case_id=case.id, timestamp=timestamp(run.at))
    yield Envelope(test_case=case)
    yield Envelope(test_case_started=started)
    at = run.at
    for beat, step in told:
        yield from _beat(play.report, beat, started.id, step.id, at)
        at += beat.seconds
    ended = timestamp(max(at, run.at + run.seconds))
    finished = TestCaseFinished(test_case_started_id=started.id, timestamp=ended, will_be_retried=False)
    yield Envelope(test_case_finished=finished)


def _beat(report: Report, beat: Beat, case: str, step: str, at: float) -> Iterator[Envelope]:
    started = TestStepStarted(test_case_started_id=case, test_step_id=step, timestamp=timestamp(at))
    yield Envelope(test_step_started=started)
    ended = timestamp(at + beat.seconds)
    for attachment in attachments(report, beat):
        attachment.test_case_started_id, attachment.test_step_id, attachment.timestamp = case, step, ended
        yield Envelope(attachment=attachment)
    result = TestStepResult(duration=duration(beat.seconds), status=beat.status, message=beat.message)
    finished = TestStepFinished(test_case_started_id=case, test_step_id=step, test_step_result=result, timestamp=ended)
    yield Envelope(test_step_finished=finished)


def _step(beat: Beat, run: ScenarioRun, pickle: Pickle, glue: Glue, identity: str) -> TestStep:
    if beat.step is None:
        return TestStep(id=identity, hook_id=glue.before if beat.first else glue.after)
    step = run.steps[beat.step]
    found = step.definition is not None
    return TestStep(
        id=identity,
        pickle_step_id=pickle.steps[beat.step].id,
        step_definition_ids=[glue.definitions[step.definition]] if step.definition is not None else [],
        step_match_arguments_lists=[StepMatchArgumentsList(list(_arguments(step)))] if found else [],
    )


def _arguments(step: StepRun) -> Iterator[StepMatchArgument]:
    """The events do not tell where in its text an argument stands: those that stand there once are told."""
    for value in step.arguments.values():
        if step.text.count(value) == 1:
            before = step.text.partition(value)[0]
            start = len(before.encode("utf-16-le")) // 2  # as Java and JavaScript count
            yield StepMatchArgument(group=Group(children=[], start=start, value=value))
