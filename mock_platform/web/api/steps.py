"""What clients call the things that may happen to a case: the last part of an operation's address."""

from collections.abc import Iterable
from functools import cache

from mock_platform.core.editions import find_edition
from mock_platform.core.flow import Event, Journey, State, allowed

STEPS = {
    Event.START: "start",
    Event.CHOOSE_METHOD: "method",
    Event.CHECK_PASSED: "applicant",
    Event.CHECK_FAILED: "applicant",
    Event.CHECK_UNAVAILABLE: "applicant",
    Event.NAME_APPLICANT: "applicant",
    Event.CONFIRM: "confirmation",
    Event.BEGIN_CAPTURE: "face-sessions",
    Event.FACE_MATCHED: "face-result",
    Event.FACE_NOT_MATCHED: "face-result",
    Event.RETRY: "retry",
    Event.QUERY_FOR_OTHER: "query-for-other",
    Event.VIEW_RESULT: "result",
    Event.GO_HOME: "home",
    Event.BACK: "back",
}

# The operations by which each is done: their names in faults and in the journal.
DONE_BY = {
    "start": ("start_certification", "start_query"),
    "method": ("choose_method",),
    "applicant": ("submit_applicant",),
    "confirmation": ("confirm",),
    "face-sessions": ("begin_capture",),
    "face-result": ("finish_capture",),
    "retry": ("retry",),
    "query-for-other": ("query_for_other",),
    "result": ("view_result",),
    "home": ("go_home",),
    "back": ("back",),
}


def steps(events: Iterable[str]) -> list[str]:
    """Those by which one of these events comes about, each once."""
    return list(dict.fromkeys(STEPS[Event(event)] for event in events))


@cache
def next_steps(edition: str, journey: Journey, state: State) -> tuple[str, ...]:
    """Those that may come next, in that edition."""
    return tuple(steps(allowed(find_edition(edition).transitions, journey, state)))
