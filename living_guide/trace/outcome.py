"""What became of a scenario, over all the times it ran: on several drivers, or again and again."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from living_guide.events.record import PASSED, SKIPPED, ScenarioRun

UNWRITTEN = {"undefined", "pending"}


class Outcome(StrEnum):
    """The worst that happened counts; not having run is worse than nothing only if it never ran."""

    FAILED = "failed"
    UNDEFINED = "undefined"
    PASSED = "passed"
    NOT_RUN = "not run"


def outcome_of(runs: Iterable[ScenarioRun]) -> Outcome:
    """Of all the runs of one scenario."""
    found = {_outcome(run) for run in runs}
    return next((each for each in Outcome if each in found), Outcome.NOT_RUN)


def worst(outcomes: Sequence[Outcome]) -> Outcome:
    """Of several scenarios: here one that did not run keeps them all from having passed."""
    order = (Outcome.FAILED, Outcome.UNDEFINED, Outcome.NOT_RUN, Outcome.PASSED)
    return next((each for each in order if each in outcomes), Outcome.NOT_RUN)


def _outcome(run: ScenarioRun) -> Outcome:
    if run.passed:
        return Outcome.PASSED
    if run.skipped or not run.ran:
        return Outcome.NOT_RUN
    bad = {step.status for step in run.steps} - {PASSED, SKIPPED, "untested"}
    return Outcome.UNDEFINED if bad and bad <= UNWRITTEN else Outcome.FAILED
