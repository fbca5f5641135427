import pytest

from mock_platform.application import cases
from mock_platform.application.check import check
from mock_platform.application.sandbox import Sandbox
from mock_platform.core.case import Applicant, Case, Method
from mock_platform.core.errors import NotAgreed, NotFound, NotLoggedIn, StepOutOfOrder
from mock_platform.core.flow import Event, Journey, State
from mock_platform.core.identity import Document, DocumentType
from mock_platform.people.cast import Registration
from mock_platform.store.schema import benefits
from tests.application.walking import (
    EMPLOYEE,
    RESIDENT,
    asked,
    captured,
    certification,
    certified,
    checked_another,
    checked_oneself,
    confirmed,
    held,
    log_in,
    person,
    query,
)

NOBODY = Applicant("无此人", Document(DocumentType.RESIDENT_ID, "449901195001010015"))


def test_nothing_begins_before_logging_in_and_agreeing(sandbox: Sandbox) -> None:
    with pytest.raises(NotLoggedIn):
        cases.start_certification(sandbox, EMPLOYEE)
    sandbox.log_in(person(sandbox).number)
    for start in (cases.start_certification, cases.start_query):
        with pytest.raises(NotAgreed):
            start(sandbox, EMPLOYEE)


def test_agreeing_is_one_accounts_in_one_scheme(sandbox: Sandbox) -> None:
    one, other = person(sandbox), person(sandbox)
    log_in(sandbox, one)
    cases.agree(sandbox, EMPLOYEE)
    assert cases.has_agreed(sandbox, EMPLOYEE)
    assert not cases.has_agreed(sandbox, RESIDENT)
    sandbox.log_in(other.number)
    assert not cases.has_agreed(sandbox, EMPLOYEE)


def test_certifying_oneself(sandbox: Sandbox) -> None:
    account = person(sandbox)
    case = certification(sandbox, account)
    assert (case.journey, case.state) == (Journey.CERTIFICATION, State.METHOD)
    case = cases.choose_method(sandbox, case, Method.SELF)
    assert case.state is State.APPLICANT
    case = check(sandbox, case)
    assert case.state is State.CONFIRM_FACE
    case = confirmed(sandbox, case)
    assert case.state is State.FACE
    case = captured(sandbox, case)
    assert case.state is State.CERTIFIED
    assert cases.applicant_of(sandbox, case) == held(account)


def test_certifying_another(sandbox: Sandbox) -> None:
    agent, parent = person(sandbox, None), person(sandbox)
    case = captured(sandbox, confirmed(sandbox, checked_another(sandbox, agent, held(parent))))
    assert case.state is State.CERTIFIED
    assert cases.applicant_of(sandbox, case) == held(parent)
    assert cases.subject(sandbox, case) == parent


def test_ones_own_employees_query_shows_the_result_at_once(sandbox: Sandbox) -> None:
    account = person(sandbox)
    case = query(sandbox, account)
    assert case.state is State.RESULT
    assert cases.subject(sandbox, case) == account


def test_ones_own_residents_query_asks_for_the_face(sandbox: Sandbox) -> None:
    account = person(sandbox, RESIDENT)
    case = query(sandbox, account, RESIDENT)
    assert case.state is State.FACE
    assert captured(sandbox, case).state is State.RESULT


def test_an_employees_query_for_another_asks_for_that_persons_face(sandbox: Sandbox) -> None:
    agent, parent = person(sandbox), person(sandbox)
    case = asked(sandbox, agent, held(parent))
    assert case.state is State.CONFIRM_FACE
    assert cases.subject(sandbox, case) == parent
    assert captured(sandbox, confirmed(sandbox, case)).state is State.RESULT


def test_a_residents_query_for_another_is_not_offered(sandbox: Sandbox) -> None:
    case = captured(sandbox, query(sandbox, person(sandbox, RESIDENT), RESIDENT))
    with pytest.raises(StepOutOfOrder):
        cases.advance(sandbox, case, Event.QUERY_FOR_OTHER)


def test_a_case_keeps_the_city_that_was_chosen_when_it_began(sandbox: Sandbox) -> None:
    account = person(sandbox)
    assert certification(sandbox, account).city is None
    sandbox.change(city="440900")
    case = certification(sandbox, account)
    sandbox.change(city="440100")
    kept = cases.get(sandbox, case.number).city
    assert kept is not None
    assert kept.name == "茂名市"


def test_what_was_done_is_kept(sandbox: Sandbox) -> None:
    agent, parent = person(sandbox, None), person(sandbox)
    case = checked_another(sandbox, agent, held(parent))
    assert cases.get(sandbox, case.number) == case


def test_cases_are_numbered_from_1(sandbox: Sandbox) -> None:
    account = person(sandbox)
    assert [certification(sandbox, account).number for _ in range(3)] == [1, 2, 3]


@pytest.mark.parametrize("number", [0, -1, 2, 10**6])
def test_a_case_that_is_not_there_is_not_found(sandbox: Sandbox, number: int) -> None:
    certification(sandbox, person(sandbox))
    with pytest.raises(NotFound):
        cases.get(sandbox, number)


def test_another_accounts_case_is_not_found_even_by_whom_it_is_about(sandbox: Sandbox) -> None:
    agent, parent = person(sandbox, None), person(sandbox)
    case = checked_another(sandbox, agent, held(parent))
    for stranger in (parent, person(sandbox)):
        sandbox.log_in(stranger.number)
        with pytest.raises(NotFound):
            cases.get(sandbox, case.number)
    sandbox.change(account=None)
    with pytest.raises(NotFound):
        cases.get(sandbox, case.number)


def test_of_two_who_go_on_from_the_same_page_one_is_out_of_order(sandbox: Sandbox) -> None:
    case = certification(sandbox, person(sandbox))
    cases.choose_method(sandbox, case, Method.OTHER)
    with pytest.raises(StepOutOfOrder):
        cases.choose_method(sandbox, case, Method.SELF)
    assert cases.get(sandbox, case.number).method is Method.OTHER


def test_going_back_step_by_step(sandbox: Sandbox) -> None:
    case, states = confirmed(sandbox, checked_oneself(sandbox, person(sandbox))), []
    while case.state is not State.GUIDE:
        case = cases.back(sandbox, case)
        states.append(case.state)
    assert states == [State.CONFIRM_FACE, State.APPLICANT, State.METHOD, State.GUIDE]


def test_there_is_no_way_back_from_an_ending(sandbox: Sandbox) -> None:
    with pytest.raises(StepOutOfOrder):
        cases.back(sandbox, certified(sandbox, person(sandbox)))


def test_what_was_typed_is_there_on_coming_back(sandbox: Sandbox) -> None:
    parent = person(sandbox)
    case = cases.back(sandbox, checked_another(sandbox, person(sandbox, None), held(parent)))
    assert (case.state, case.applicant) == (State.APPLICANT, held(parent))


def test_choosing_again_forgets_whom_one_acted_for(sandbox: Sandbox) -> None:
    agent = person(sandbox)
    case = cases.back(sandbox, cases.back(sandbox, checked_another(sandbox, agent, held(person(sandbox)))))
    case = cases.choose_method(sandbox, case, Method.SELF)
    assert cases.applicant_of(sandbox, case) == held(agent)


def test_leaving_a_query_for_another_shows_ones_own_result_not_theirs(sandbox: Sandbox) -> None:
    agent, parent = person(sandbox), person(sandbox)
    case = cases.back(sandbox, asked(sandbox, agent, held(parent)))
    assert (case.state, case.applicant) == (State.APPLICANT, held(parent))
    case = cases.back(sandbox, case)
    assert case.state is State.RESULT
    assert cases.subject(sandbox, case) == agent


def test_asking_about_the_next_person_after_a_result(sandbox: Sandbox) -> None:
    agent, parent, other = person(sandbox), person(sandbox), person(sandbox)
    case = captured(sandbox, confirmed(sandbox, asked(sandbox, agent, held(parent))))
    case = cases.advance(sandbox, case, Event.QUERY_FOR_OTHER)
    case = cases.name_applicant(sandbox, case, held(other))
    assert cases.subject(sandbox, case) == other


# --- whom a case is about


@pytest.mark.parametrize("registration", Registration)
def test_a_person_is_known_by_what_they_hold(sandbox: Sandbox, registration: Registration) -> None:
    agent, parent = person(sandbox), person(sandbox, registration=registration)
    assert cases.subject(sandbox, asked(sandbox, agent, held(parent))) == parent


def registered(sandbox: Sandbox, number: int) -> Applicant:
    [found] = sandbox.scope.all(benefits, person=number)
    return Applicant(found.name, Document(DocumentType(found.document_type), found.document_number))


@pytest.mark.parametrize("registration", Registration)
def test_a_person_is_known_by_what_the_register_has(sandbox: Sandbox, registration: Registration) -> None:
    agent, parent = person(sandbox), person(sandbox, registration=registration)
    assert cases.subject(sandbox, asked(sandbox, agent, registered(sandbox, parent.number))) == parent


def test_a_name_and_anothers_document_are_nobody(sandbox: Sandbox) -> None:
    agent, parent = person(sandbox), person(sandbox)
    for typed in (
        NOBODY,
        Applicant(NOBODY.name, parent.identity.document),
        Applicant(parent.identity.name, NOBODY.document),
        Applicant(parent.identity.name, agent.identity.document),
    ):
        assert cases.subject(sandbox, asked(sandbox, agent, typed)) is None


def test_a_document_number_of_another_kind_is_another_document(sandbox: Sandbox) -> None:
    agent, parent = person(sandbox), person(sandbox, document_type=DocumentType.TAIWAN_PERMIT)
    typed = Applicant(parent.identity.name, Document(DocumentType.PASSPORT, parent.identity.document.number))
    assert cases.subject(sandbox, asked(sandbox, agent, typed)) is None


def test_a_case_is_a_value(sandbox: Sandbox) -> None:
    case = certification(sandbox, person(sandbox))
    moved = cases.choose_method(sandbox, case, Method.SELF)
    assert (case.state, moved.state) == (State.METHOD, State.APPLICANT)
    assert isinstance(moved, Case)
