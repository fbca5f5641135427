"""The flow of the guide as one table: where a case stands, what may happen there, and the clause that says so."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from mock_platform.core.errors import StepOutOfOrder


class Journey(StrEnum):
    """What a case is for. The two queries differ in the guide, so each has rows of its own."""

    CERTIFICATION = "certification"
    EMPLOYEE_QUERY = "employee_query"
    RESIDENT_QUERY = "resident_query"


class State(StrEnum):
    """Where a case stands. The value is the page's address, its template and its name in the report."""

    GUIDE = "guide"
    METHOD = "method"
    APPLICANT = "applicant"
    REJECTED = "rejected"
    CONFIRM_FACE = "confirm_face"
    FACE = "face"
    CAPTURE = "capture"
    FACE_FAILED = "face_failed"
    CERTIFIED = "certified"
    RESULT = "result"
    HOME = "home"


class Event(StrEnum):
    """What happens to a case: something a person did, or an answer of the register or of the face service."""

    START = "start"
    CHOOSE_METHOD = "choose_method"
    CHECK_PASSED = "check_passed"
    CHECK_FAILED = "check_failed"
    CHECK_UNAVAILABLE = "check_unavailable"
    NAME_APPLICANT = "name_applicant"
    CONFIRM = "confirm"
    BEGIN_CAPTURE = "begin_capture"
    FACE_MATCHED = "face_matched"
    FACE_NOT_MATCHED = "face_not_matched"
    RETRY = "retry"
    QUERY_FOR_OTHER = "query_for_other"
    VIEW_RESULT = "view_result"
    GO_HOME = "go_home"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Transition:
    """Where an event leads, and the clause (or open point, `Q…`) it follows."""

    to: State
    clause: str


Key = tuple[Journey, State, Event]
Table = Mapping[Key, Transition]

_C, _E, _R = Journey.CERTIFICATION, Journey.EMPLOYEE_QUERY, Journey.RESIDENT_QUERY

TRANSITIONS: Table = {
    # B1: certification
    (_C, State.GUIDE, Event.START): Transition(State.METHOD, "B1.1c"),
    (_C, State.METHOD, Event.CHOOSE_METHOD): Transition(State.APPLICANT, "B1.2c"),
    (_C, State.METHOD, Event.BACK): Transition(State.GUIDE, "Q23"),
    (_C, State.APPLICANT, Event.CHECK_PASSED): Transition(State.CONFIRM_FACE, "B1.4c"),
    (_C, State.APPLICANT, Event.CHECK_FAILED): Transition(State.REJECTED, "B1.4e"),
    (_C, State.APPLICANT, Event.CHECK_UNAVAILABLE): Transition(State.APPLICANT, "Q19"),
    (_C, State.APPLICANT, Event.BACK): Transition(State.METHOD, "Q23"),
    (_C, State.REJECTED, Event.GO_HOME): Transition(State.HOME, "B1.4l"),
    (_C, State.CONFIRM_FACE, Event.CONFIRM): Transition(State.FACE, "B1.4d"),
    (_C, State.CONFIRM_FACE, Event.BACK): Transition(State.APPLICANT, "Q23"),
    (_C, State.FACE, Event.BEGIN_CAPTURE): Transition(State.CAPTURE, "B1.4d"),
    (_C, State.FACE, Event.BACK): Transition(State.CONFIRM_FACE, "Q23"),
    (_C, State.CAPTURE, Event.FACE_MATCHED): Transition(State.CERTIFIED, "B1.5a"),
    (_C, State.CAPTURE, Event.FACE_NOT_MATCHED): Transition(State.FACE_FAILED, "B1.5b"),
    (_C, State.CAPTURE, Event.BACK): Transition(State.CONFIRM_FACE, "Q23"),
    (_C, State.FACE_FAILED, Event.RETRY): Transition(State.FACE, "B1.5c"),
    (_C, State.FACE_FAILED, Event.GO_HOME): Transition(State.HOME, "B1.5d"),
    # B2.1: query, employees: one's own at once, another person's after their face
    (_E, State.GUIDE, Event.START): Transition(State.RESULT, "B2.1.2a"),
    (_E, State.RESULT, Event.QUERY_FOR_OTHER): Transition(State.APPLICANT, "B2.1.3a"),
    (_E, State.APPLICANT, Event.NAME_APPLICANT): Transition(State.CONFIRM_FACE, "B2.1.3c"),
    (_E, State.APPLICANT, Event.BACK): Transition(State.RESULT, "Q23"),
    (_E, State.CONFIRM_FACE, Event.CONFIRM): Transition(State.FACE, "B2.1.3d"),
    (_E, State.CONFIRM_FACE, Event.BACK): Transition(State.APPLICANT, "Q23"),
    (_E, State.FACE, Event.BEGIN_CAPTURE): Transition(State.CAPTURE, "B2.1.3d"),
    (_E, State.FACE, Event.BACK): Transition(State.CONFIRM_FACE, "Q23"),
    (_E, State.CAPTURE, Event.FACE_MATCHED): Transition(State.RESULT, "B2.1.4a"),
    (_E, State.CAPTURE, Event.FACE_NOT_MATCHED): Transition(State.FACE_FAILED, "Q14"),
    (_E, State.CAPTURE, Event.BACK): Transition(State.CONFIRM_FACE, "Q23"),
    (_E, State.FACE_FAILED, Event.RETRY): Transition(State.FACE, "Q14"),
    (_E, State.FACE_FAILED, Event.GO_HOME): Transition(State.HOME, "Q14"),
    # B2.2: query, residents: one's own, after one's face
    (_R, State.GUIDE, Event.START): Transition(State.FACE, "B2.2.2a"),
    (_R, State.FACE, Event.BEGIN_CAPTURE): Transition(State.CAPTURE, "B2.2.2b"),
    (_R, State.FACE, Event.BACK): Transition(State.GUIDE, "Q23"),
    (_R, State.CAPTURE, Event.FACE_MATCHED): Transition(State.RESULT, "B2.2.2b"),
    (_R, State.CAPTURE, Event.FACE_NOT_MATCHED): Transition(State.FACE_FAILED, "Q14"),
    (_R, State.CAPTURE, Event.BACK): Transition(State.GUIDE, "Q23"),
    (_R, State.FACE_FAILED, Event.RETRY): Transition(State.FACE, "Q14"),
    (_R, State.FACE_FAILED, Event.GO_HOME): Transition(State.HOME, "Q14"),
}


def follow(table: Table, journey: Journey, state: State, event: Event) -> Transition:
    """Where `event` leads from `state`; StepOutOfOrder, naming what is allowed, if the table has no such row."""
    try:
        return table[journey, state, event]
    except KeyError:
        raise StepOutOfOrder(state, event, allowed(table, journey, state)) from None


def allowed(table: Table, journey: Journey, state: State) -> tuple[Event, ...]:
    """The events that may happen in `state`, in the order of the table."""
    return tuple(event for (j, s, event) in table if (j, s) == (journey, state))
