from datetime import date

import pytest

from mock_platform.application import arrange, cases, faces
from mock_platform.application.sandbox import Sandbox
from mock_platform.core.benefit import Benefit, Status
from mock_platform.core.case import Applicant, Case, Method
from mock_platform.core.cities import CITIES
from mock_platform.core.errors import StepOutOfOrder, TooManyAttempts
from mock_platform.core.face import ANSWERS, Outcome
from mock_platform.core.flow import Event, State
from mock_platform.core.identity import Document, DocumentType
from mock_platform.core.messages import Message
from mock_platform.core.person import Person
from mock_platform.core.schemes import Scheme
from mock_platform.store import register
from mock_platform.store.schema import attempts
from tests.application.walking import (
    EMPLOYEE,
    NOW,
    RESIDENT,
    asked,
    captured,
    certified,
    checked_another,
    checked_oneself,
    confirmed,
    held,
    person,
    query,
    records,
)

FAILURES = [outcome for outcome in Outcome if ANSWERS[outcome].event is Event.FACE_NOT_MATCHED]
BACK = [outcome for outcome in Outcome if ANSWERS[outcome].event is Event.BACK]
PASS, DARK = Outcome.PASS, Outcome.TOO_DARK


def at_face(sandbox: Sandbox, *script: Outcome) -> tuple[Person, Case]:
    who = person(sandbox, EMPLOYEE, *script)
    return who, confirmed(sandbox, checked_oneself(sandbox, who))


def noted(sandbox: Sandbox) -> list[str]:
    return [row.outcome for row in sandbox.scope.all(attempts, attempts.c.number)]


def test_an_empty_script_passes(sandbox: Sandbox) -> None:
    who, case = at_face(sandbox)
    assert captured(sandbox, case).state is State.CERTIFIED
    assert len(records(sandbox, who)) == 1


@pytest.mark.parametrize("outcome", FAILURES)
def test_a_failed_face_writes_no_record_and_may_be_tried_again(sandbox: Sandbox, outcome: Outcome) -> None:
    who, case = at_face(sandbox, outcome)
    case = captured(sandbox, case)
    assert (case.state, case.message, case.failures) == (State.FACE_FAILED, ANSWERS[outcome].message, 1)
    assert records(sandbox, who) == []
    case = captured(sandbox, faces.retry(sandbox, case))
    assert (case.state, case.message) == (State.CERTIFIED, None)
    assert len(records(sandbox, who)) == 1
    assert noted(sandbox) == [outcome, PASS]


@pytest.mark.parametrize("outcome", BACK)
def test_refusing_the_camera_and_running_out_of_time_go_back_and_count_for_nothing(
    sandbox: Sandbox, outcome: Outcome
) -> None:
    who, case = at_face(sandbox, outcome)
    case = captured(sandbox, case)
    assert (case.state, case.message, case.failures) == (State.CONFIRM_FACE, None, 0)
    assert records(sandbox, who) == []
    assert captured(sandbox, confirmed(sandbox, case)).state is State.CERTIFIED


@pytest.mark.parametrize("outcome", BACK)
def test_a_residents_query_goes_back_to_the_guide(sandbox: Sandbox, outcome: Outcome) -> None:
    case = query(sandbox, person(sandbox, RESIDENT, outcome), RESIDENT)
    assert captured(sandbox, case).state is State.GUIDE


def test_a_refused_camera_ends_the_attempt_before_anything_is_captured(sandbox: Sandbox) -> None:
    _, case = at_face(sandbox, Outcome.CAMERA_REFUSED)
    case, outcome = faces.begin(sandbox, case)
    assert (case.state, outcome) == (State.CONFIRM_FACE, Outcome.CAMERA_REFUSED)


def test_beginning_decides_nothing_yet(sandbox: Sandbox) -> None:
    who, case = at_face(sandbox, DARK)
    case, outcome = faces.begin(sandbox, case)
    assert (case.state, outcome) == (State.CAPTURE, None)
    assert sandbox.person(who.number).face_script == (DARK,)
    assert noted(sandbox) == []


def test_the_script_is_used_up_one_by_one_and_then_passes(sandbox: Sandbox) -> None:
    who, case = at_face(sandbox, DARK, Outcome.NETWORK_FAULT, DARK)
    left = []
    while (case := captured(sandbox, case)).state is State.FACE_FAILED:
        left.append(len(sandbox.person(who.number).face_script))
        case = faces.retry(sandbox, case)
    assert left == [2, 1, 0]
    assert case.failures == 3


def test_a_script_may_be_changed_while_the_camera_runs(sandbox: Sandbox) -> None:
    who, case = at_face(sandbox, DARK)
    case, _ = faces.begin(sandbox, case)
    arrange.script_face(sandbox, who.number, [Outcome.SERVER_FAULT])
    case, outcome = faces.finish(sandbox, case)
    assert (outcome, case.message) == (Outcome.SERVER_FAULT, Message.M4)


# --- the record


@pytest.mark.parametrize("scheme", Scheme)
def test_a_pass_writes_one_record(sandbox: Sandbox, scheme: Scheme) -> None:
    who = person(sandbox, scheme)
    case = certified(sandbox, who, scheme)
    (record,) = records(sandbox, who, scheme)
    benefit = register.of_person(sandbox.scope, who.number, scheme)
    assert benefit is not None
    assert (record.person, record.scheme, record.city) == (who.number, scheme, benefit.city)
    assert (record.certified_at, record.valid_until) == (NOW, date(2026, 3, 31))
    assert record.method is Method.SELF
    assert case.state is State.CERTIFIED


def test_the_record_is_the_applicants_and_says_who_acted(sandbox: Sandbox) -> None:
    agent, parent = person(sandbox), person(sandbox)
    captured(sandbox, confirmed(sandbox, checked_another(sandbox, agent, held(parent))))
    assert records(sandbox, agent) == []
    assert [record.method for record in records(sandbox, parent)] == [Method.OTHER]


def test_it_is_the_applicants_face_that_counts_not_the_agents(sandbox: Sandbox) -> None:
    agent, parent = person(sandbox, None, PASS), person(sandbox, EMPLOYEE, Outcome.OTHER_PERSON)
    case = captured(sandbox, confirmed(sandbox, checked_another(sandbox, agent, held(parent))))
    assert case.message is Message.M3
    assert sandbox.person(agent.number).face_script == (PASS,)
    assert sandbox.person(parent.number).face_script == ()


def test_a_query_writes_no_record(sandbox: Sandbox) -> None:
    agent, parent, resident = person(sandbox), person(sandbox), person(sandbox, RESIDENT)
    captured(sandbox, confirmed(sandbox, asked(sandbox, agent, held(parent))))
    captured(sandbox, query(sandbox, resident, RESIDENT))
    assert records(sandbox, parent) == records(sandbox, agent) == []
    assert records(sandbox, resident, RESIDENT) == []


@pytest.mark.parametrize("scheme", Scheme)
def test_certifying_resumes_a_suspended_benefit(sandbox: Sandbox, scheme: Scheme) -> None:
    who = person(sandbox, scheme, DARK, status=Status.SUSPENDED)
    case = certified(sandbox, who, scheme)
    benefit = register.of_person(sandbox.scope, who.number, scheme)
    assert benefit is not None
    assert benefit.status is Status.SUSPENDED
    captured(sandbox, faces.retry(sandbox, case))
    benefit = register.of_person(sandbox.scope, who.number, scheme)
    assert benefit is not None
    assert (benefit.status, benefit.since) == (Status.NORMAL, None)


def test_certifying_in_one_scheme_leaves_the_other_as_it_was(sandbox: Sandbox) -> None:
    who = person(sandbox, EMPLOYEE, status=Status.SUSPENDED)
    identity = who.identity
    other = Benefit(RESIDENT, identity.name, identity.document, CITIES[0], Status.SUSPENDED, NOW.date())
    arrange.put_benefit(sandbox, who.number, other)
    certified(sandbox, who)
    assert register.of_person(sandbox.scope, who.number, RESIDENT) == other
    assert records(sandbox, who, RESIDENT) == []


def test_certifying_again_while_still_valid_extends(sandbox: Sandbox) -> None:
    who = person(sandbox)
    arrange.add_record(sandbox, who.number, EMPLOYEE, date(2024, 10, 8))
    certified(sandbox, who)
    assert [record.valid_until for record in records(sandbox, who)] == [date(2026, 3, 31), date(2025, 10, 31)]


# --- somebody the register does not know


def test_a_query_for_an_unknown_person_comes_to_the_face_and_cannot_match(sandbox: Sandbox) -> None:
    nobody = Applicant("无此人", Document(DocumentType.RESIDENT_ID, "449901195001010015"))
    agent = person(sandbox, EMPLOYEE, PASS)
    case = asked(sandbox, agent, nobody)
    assert case.state is State.CONFIRM_FACE
    for _ in range(3):
        case, outcome = faces.begin(sandbox, confirmed(sandbox, case) if case.state is State.CONFIRM_FACE else case)
        assert outcome is None
        case, outcome = faces.finish(sandbox, case)
        assert (case.state, case.message, outcome) == (State.FACE_FAILED, Message.M3, Outcome.NO_MODEL)
        case = faces.retry(sandbox, case)
    assert sandbox.person(agent.number).face_script == (PASS,)


# --- the limit


@pytest.mark.parametrize("limit", [1, 2, 5])
def test_so_many_failures_and_no_more(sandbox: Sandbox, limit: int) -> None:
    sandbox.change(retry_limit=limit)
    _, case = at_face(sandbox, *[DARK] * 10)
    for _ in range(limit - 1):
        case = faces.retry(sandbox, captured(sandbox, case))
    case = captured(sandbox, case)
    with pytest.raises(TooManyAttempts):
        faces.retry(sandbox, case)
    assert cases.get(sandbox, case.number) == case
    assert cases.advance(sandbox, case, Event.GO_HOME).state is State.HOME


def test_a_new_case_counts_anew(sandbox: Sandbox) -> None:
    sandbox.change(retry_limit=1)
    who, case = at_face(sandbox, DARK, DARK)
    captured(sandbox, case)
    case = captured(sandbox, confirmed(sandbox, checked_oneself(sandbox, who)))
    assert case.failures == 1


def test_without_a_limit_there_is_none(sandbox: Sandbox) -> None:
    _, case = at_face(sandbox, *[DARK] * 50)
    for _ in range(50):
        case = faces.retry(sandbox, captured(sandbox, case))
    assert captured(sandbox, case).state is State.CERTIFIED


def test_what_goes_back_does_not_use_up_the_limit(sandbox: Sandbox) -> None:
    sandbox.change(retry_limit=1)
    _, case = at_face(sandbox, *BACK)
    for _ in BACK:
        case = confirmed(sandbox, captured(sandbox, case))
    assert captured(sandbox, case).state is State.CERTIFIED


# --- order


def test_nothing_is_captured_or_tried_again_out_of_order(sandbox: Sandbox) -> None:
    sandbox.change(retry_limit=0)
    who, case = at_face(sandbox, DARK)
    before = cases.back(sandbox, case)
    for act in (faces.begin, faces.finish, faces.retry):
        with pytest.raises(StepOutOfOrder):
            act(sandbox, before)
    assert noted(sandbox) == []
    assert sandbox.person(who.number).face_script == (DARK,)


def test_finishing_twice_counts_once(sandbox: Sandbox) -> None:
    who, case = at_face(sandbox)
    case, _ = faces.begin(sandbox, case)
    faces.finish(sandbox, case)
    with pytest.raises(StepOutOfOrder):
        faces.finish(sandbox, case)
    assert len(records(sandbox, who)) == 1


def test_an_attempt_is_noted_with_time_and_outcome_and_nothing_else(sandbox: Sandbox) -> None:
    _, case = at_face(sandbox, DARK)
    captured(sandbox, case)
    (row,) = sandbox.scope.all(attempts)
    assert (row.case, row.at, row.outcome) == (case.number, NOW.replace(tzinfo=None), DARK)
    assert set(row._fields) == {"sandbox", "number", "case", "at", "outcome"}
