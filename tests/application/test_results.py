from datetime import date

import pytest

from mock_platform.application import arrange, cases
from mock_platform.application.results import Result, result
from mock_platform.application.sandbox import Sandbox
from mock_platform.core.benefit import Status
from mock_platform.core.case import Method
from mock_platform.core.editions import GUANGZHOU
from mock_platform.core.flow import Event, State
from mock_platform.core.messages import Message
from mock_platform.core.schemes import Scheme
from mock_platform.store import register
from tests.application.walking import (
    EMPLOYEE,
    RESIDENT,
    asked,
    captured,
    certified,
    checked_another,
    confirmed,
    held,
    person,
    query,
)

M4, M5 = Result(message=Message.M4), Result(message=Message.M5)


def test_the_latest_record_comes_first(sandbox: Sandbox) -> None:
    account = person(sandbox)
    for day in (date(2023, 5, 6), date(2024, 5, 7), date(2022, 1, 1)):
        arrange.add_record(sandbox, account.number, EMPLOYEE, day)
    found = result(sandbox, query(sandbox, account))
    assert found.person == account
    assert [record.certified_at.year for record in found.records] == [2024, 2023, 2022]
    assert found.message is None


def test_of_two_records_of_one_moment_the_later_written_comes_first(sandbox: Sandbox) -> None:
    account = person(sandbox)
    captured(sandbox, confirmed(sandbox, checked_another(sandbox, person(sandbox), held(account))))
    arrange.add_record(sandbox, account.number, EMPLOYEE)
    found = result(sandbox, query(sandbox, account))
    assert [record.method for record in found.records] == [Method.SELF, Method.OTHER]


def test_without_a_record_there_is_none(sandbox: Sandbox) -> None:
    assert result(sandbox, query(sandbox, person(sandbox))) == M5


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize("status", Status)
def test_records_are_shown_to_those_who_are_paid_every_month(sandbox: Sandbox, scheme: Scheme, status: Status) -> None:
    account = person(sandbox, scheme, status=status)
    arrange.add_record(sandbox, account.number, scheme, date(2024, 5, 6))
    case = query(sandbox, account, scheme)
    if scheme is RESIDENT:
        case = captured(sandbox, case)
    assert case.state is State.RESULT
    paid = status in (Status.NORMAL, Status.SUSPENDED)
    assert (result(sandbox, case) == M5) is not paid


@pytest.mark.parametrize("scheme", [None, RESIDENT])
def test_without_a_benefit_in_the_scheme_there_is_no_result(sandbox: Sandbox, scheme: Scheme | None) -> None:
    account = person(sandbox, scheme)
    if scheme:
        arrange.add_record(sandbox, account.number, scheme, date(2024, 5, 6))
    assert result(sandbox, query(sandbox, account)) == M5


def test_when_the_register_cannot_be_reached_nothing_is_shown(sandbox: Sandbox) -> None:
    account = person(sandbox)
    certified(sandbox, account)
    case = query(sandbox, account)
    sandbox.change(register_down=True)
    assert result(sandbox, case) == M4
    sandbox.change(register_down=False)
    assert result(sandbox, case).person == account


def test_a_query_for_another_shows_their_records_and_none_of_ones_own(sandbox: Sandbox) -> None:
    agent, parent = person(sandbox), person(sandbox)
    arrange.add_record(sandbox, agent.number, EMPLOYEE, date(2024, 5, 6))
    arrange.add_record(sandbox, parent.number, EMPLOYEE, date(2023, 5, 6))
    found = result(sandbox, captured(sandbox, confirmed(sandbox, asked(sandbox, agent, held(parent)))))
    assert found.person == parent
    assert [record.person for record in found.records] == [parent.number]


def test_what_one_sees_on_the_way_to_anothers_result_is_ones_own(sandbox: Sandbox) -> None:
    agent, parent = person(sandbox), person(sandbox)
    arrange.add_record(sandbox, parent.number, EMPLOYEE, date(2023, 5, 6))
    case = cases.back(sandbox, cases.back(sandbox, asked(sandbox, agent, held(parent))))
    assert result(sandbox, case) == M5


def test_after_certifying_another_the_result_is_theirs(sandbox: Sandbox) -> None:
    sandbox.change(edition=GUANGZHOU.id)
    agent, parent = person(sandbox), person(sandbox)
    case = captured(sandbox, confirmed(sandbox, checked_another(sandbox, agent, held(parent))))
    found = result(sandbox, cases.advance(sandbox, case, Event.VIEW_RESULT))
    assert found.person == parent


def test_a_record_stays_with_the_city_that_paid_then(sandbox: Sandbox) -> None:
    account = person(sandbox)
    certified(sandbox, account)
    (record,) = result(sandbox, query(sandbox, account)).records
    benefit = register.of_person(sandbox.scope, account.number, EMPLOYEE)
    assert benefit is not None
    assert record.city == benefit.city
