from typing import Any

import pytest

from mock_platform.application.check import check
from mock_platform.application.sandbox import Sandbox
from mock_platform.core.benefit import Status
from mock_platform.core.case import Applicant
from mock_platform.core.flow import State
from mock_platform.core.identity import Document, DocumentType
from mock_platform.core.messages import Message
from mock_platform.core.schemes import Scheme
from mock_platform.people.cast import Registration
from tests.application.walking import EMPLOYEE, RESIDENT, checked_another, checked_oneself, held, person

PASSED = (State.CONFIRM_FACE, None)
M1 = (State.REJECTED, Message.M1)
M2 = (State.REJECTED, Message.M2)

NEEDS: list[tuple[dict[str, Any], tuple[State, Message | None]]] = [
    ({}, PASSED),
    ({"status": Status.SUSPENDED}, PASSED),
    ({"status": Status.SUSPENDED, "suspended_months": 600}, PASSED),
    ({"status": Status.TERMINATED}, M2),
    ({"status": Status.NOT_STARTED}, M2),
    ({"registration": Registration.OTHER_NAME}, M1),
    ({"registration": Registration.OTHER_DOCUMENT}, M1),
    ({"registration": Registration.SUPERSEDED}, M1),
    ({"registration": Registration.SUPERSEDED, "status": Status.TERMINATED}, M1),
    ({"registration": Registration.OTHER_NAME, "status": Status.NOT_STARTED}, M1),
]


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize(("needs", "answer"), NEEDS)
def test_the_answer_is_the_same_for_oneself_and_by_another(
    sandbox: Sandbox, scheme: Scheme, needs: dict[str, Any], answer: tuple[State, Message | None]
) -> None:
    who = person(sandbox, scheme, **needs)
    agent = person(sandbox, None)
    for case in (checked_oneself(sandbox, who, scheme), checked_another(sandbox, agent, held(who), scheme)):
        assert (case.state, case.message) == answer


@pytest.mark.parametrize(("has", "asks"), [(EMPLOYEE, RESIDENT), (RESIDENT, EMPLOYEE), (None, EMPLOYEE)])
def test_a_benefit_in_another_scheme_or_none_is_m1(sandbox: Sandbox, has: Scheme | None, asks: Scheme) -> None:
    case = checked_oneself(sandbox, person(sandbox, has), asks)
    assert (case.state, case.message) == M1


def test_somebody_unknown_is_m1(sandbox: Sandbox) -> None:
    nobody = Applicant("无此人", Document(DocumentType.RESIDENT_ID, "449901195001010015"))
    case = checked_another(sandbox, person(sandbox), nobody)
    assert (case.state, case.message) == M1


def test_the_register_is_asked_about_the_applicant_not_about_the_agent(sandbox: Sandbox) -> None:
    ended = person(sandbox, status=Status.TERMINATED)
    case = checked_another(sandbox, ended, held(person(sandbox)))
    assert (case.state, case.message) == PASSED


def test_what_the_account_holds_is_not_written_down_as_if_it_were_typed(sandbox: Sandbox) -> None:
    assert checked_oneself(sandbox, person(sandbox)).applicant is None


@pytest.mark.parametrize(("months", "answer"), [(2, PASSED), (12, PASSED), (13, M2), (60, M2)])
def test_strictness_counts_from_the_sandboxs_today(
    sandbox: Sandbox, months: int, answer: tuple[State, Message | None]
) -> None:
    sandbox.change(strict_suspension=True)
    who = person(sandbox, status=Status.SUSPENDED, suspended_months=months)
    case = checked_oneself(sandbox, who)
    assert (case.state, case.message) == answer


@pytest.mark.parametrize(("months", "answer"), [(2, PASSED), (12, PASSED), (13, M2)])
def test_strictness_counts_rightly_under_a_running_clock_too(
    sandbox: Sandbox, months: int, answer: tuple[State, Message | None]
) -> None:
    sandbox.change(strict_suspension=True, frozen_at=None)
    who = person(sandbox, status=Status.SUSPENDED, suspended_months=months)
    case = checked_oneself(sandbox, who)
    assert (case.state, case.message) == answer


def test_when_the_register_cannot_be_reached_one_stays_and_may_try_again(sandbox: Sandbox) -> None:
    agent, parent = person(sandbox, None), person(sandbox)
    sandbox.change(register_down=True)
    case = checked_another(sandbox, agent, held(parent))
    assert (case.state, case.message, case.applicant) == (State.APPLICANT, Message.M4, held(parent))
    sandbox.change(register_down=False)
    case = check(sandbox, case, held(parent))
    assert (case.state, case.message) == PASSED
