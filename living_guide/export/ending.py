"""How a scenario ended, in the words all formats share."""

from enum import StrEnum

from living_guide.events.record import PASSED, SKIPPED, UNTESTED, ScenarioRun

FAILED = "failed"
DID_NOT_RUN = "did not run"
FRAME = '  File "'  # begins a line of a traceback


class Ending(StrEnum):
    """An assertion did not hold: failed. Whatever else is neither passed nor skipped: error."""

    PASSED = "passed"
    FAILED = "failed"
    ERROR = "error"
    SKIPPED = "skipped"


def ending_of(run: ScenarioRun) -> Ending:
    if run.passed:
        return Ending.PASSED
    if run.skipped and all(step.status in (PASSED, SKIPPED, UNTESTED) for step in run.steps):
        return Ending.SKIPPED
    return Ending.FAILED if run.status == FAILED else Ending.ERROR


def why(run: ScenarioRun) -> str:
    """Why it did not pass, all that is known; empty if it did."""
    match ending_of(run):
        case Ending.PASSED:
            return ""
        case Ending.SKIPPED:
            return run.reason or run.error or "no reason given"
    if not run.ran:
        return run.error or DID_NOT_RUN
    _, broke = run.broken_at
    if broke == PASSED:
        return "passed, but not each of its steps did"
    return "\n".join(dict.fromkeys(filter(None, [broke, run.error])))


def headline(text: str) -> str:
    """The line that says most: of a traceback the one that names the exception, else the first one."""
    lines = [line for line in text.splitlines() if line.strip()]
    frames = [number for number, line in enumerate(lines) if line.startswith(FRAME)]
    after = [line for line in lines[frames[-1] :] if not line.startswith(" ")] if frames else []
    return next((line.strip() for line in (*after, *lines)), "")
