"""What a test case of Cucumber Messages consists of: its steps, and one of its own for what belongs to none of them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cucumber_messages import TestStepResultStatus as Status

from living_guide.events.record import PASSED, SKIPPED, UNTESTED, Attachment, ScenarioRun, StepRun
from living_guide.export.ending import Ending, ending_of, why

# Readers count a scenario as what is worst in it, and UNKNOWN as less than PASSED: so nothing here is UNKNOWN, and
# what behave calls by any other name has failed.
_STATUSES = {
    PASSED: Status.passed,
    SKIPPED: Status.skipped,
    UNTESTED: Status.skipped,
    "undefined": Status.undefined,
    "untested_undefined": Status.undefined,
    "pending": Status.pending,
    "untested_pending": Status.pending,
}
_HARMLESS = (Status.passed, Status.skipped)


@dataclass(frozen=True, slots=True)
class Beat:
    """One thing that happened: `step` counts from 0, None is the scenario's own; `first` tells that its own came
    before its steps."""

    step: int | None
    status: Status
    seconds: float = 0.0
    message: str | None = None
    captured: str | None = None
    attachments: tuple[Attachment, ...] = ()
    first: bool = False


def beats(run: ScenarioRun) -> list[Beat]:
    """In their order; if the scenario neither passed nor was skipped, one of them is worse than skipped."""
    steps = _with_reason(run, [_of_step(run, number, step) for number, step in enumerate(run.steps)])
    return sorted([*steps, *_own(run, steps)], key=lambda beat: not beat.first)


def _with_reason(run: ScenarioRun, steps: list[Beat]) -> list[Beat]:
    """Why a scenario was skipped stands in its first step that was: readers hide what follows it."""
    first = next((beat for beat in steps if beat.status is Status.skipped), None)
    if ending_of(run) is not Ending.SKIPPED or first is None:
        return steps
    return [replace(beat, message=why(run)) if beat is first else beat for beat in steps]


def _of_step(run: ScenarioRun, number: int, step: StepRun) -> Beat:
    return Beat(
        step=number,
        status=_STATUSES.get(step.status, Status.failed),
        seconds=step.seconds,
        message=step.error,
        captured=step.captured,
        attachments=tuple(each for each in run.attachments if each.step == number),
    )


def _own(run: ScenarioRun, steps: list[Beat]) -> Iterator[Beat]:
    status, message = _untold(run, steps)
    attachments = tuple(each for each in run.attachments if each.step is None or each.step >= len(steps))
    if message or run.captured or attachments:
        first = ending_of(run) is not Ending.PASSED and all(beat.status is Status.skipped for beat in steps)
        yield Beat(None, status, message=message, captured=run.captured, attachments=attachments, first=first)


def _untold(run: ScenarioRun, steps: list[Beat]) -> tuple[Status, str | None]:
    """What the steps do not tell of how the scenario ended."""
    match ending_of(run):
        case Ending.PASSED:
            return Status.passed, None
        case Ending.SKIPPED:
            told = any(beat.status is Status.skipped for beat in steps)
            return Status.skipped, None if told else why(run)
    if all(beat.status in _HARMLESS for beat in steps):
        return Status.failed, why(run)
    if run.error and run.error not in {beat.message for beat in steps}:
        return Status.failed, run.error
    return Status.passed, None
