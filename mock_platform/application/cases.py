"""Walking a case: each function is one thing a person does, and leaves the case in its next state."""

from typing import Any

from mock_platform.application.sandbox import Sandbox
from mock_platform.core.case import Applicant, Case, Method
from mock_platform.core.cities import City
from mock_platform.core.errors import NotAgreed, NotFound, StepOutOfOrder
from mock_platform.core.flow import Event, Journey, State, allowed, follow
from mock_platform.core.person import Person
from mock_platform.core.schemes import Scheme
from mock_platform.store import cases, people, register

QUERIES = {Scheme.EMPLOYEE: Journey.EMPLOYEE_QUERY, Scheme.RESIDENT: Journey.RESIDENT_QUERY}


def agree(sandbox: Sandbox, scheme: Scheme) -> None:
    """The account agrees to the service's two documents (A1.3, A2.6c)."""
    cases.consent(sandbox.scope, sandbox.account().number, scheme)
    sandbox.note("agreed", scheme=scheme)


def choose_city(sandbox: Sandbox, city: City) -> None:
    """The city that pays the pension (A2.4a)."""
    sandbox.change(city=city.code)
    sandbox.note("city_chosen", city=city.code)


def has_agreed(sandbox: Sandbox, scheme: Scheme) -> bool:
    return cases.has_consented(sandbox.scope, sandbox.account().number, scheme)


def start_certification(sandbox: Sandbox, scheme: Scheme) -> Case:
    """【开始办理】 on 办事指南 (B1.1c)."""
    return _start(sandbox, scheme, Journey.CERTIFICATION)


def start_query(sandbox: Sandbox, scheme: Scheme) -> Case:
    """The scheme's query button on 办事指南 (B2.1.1b, B2.2.1b)."""
    return _start(sandbox, scheme, QUERIES[scheme])


def get(sandbox: Sandbox, number: int) -> Case:
    """The account's case of that number; NotFound for any other's."""
    case = cases.get(sandbox.scope, number)
    if case is None or case.account != sandbox.settings.account:
        raise NotFound("没有找到这件业务，可能属于别的账号，或者已经被清除")
    return case


def advance(sandbox: Sandbox, case: Case, event: Event, **changes: Any) -> Case:
    """Let `event` happen to the case, with these changes of its fields; StepOutOfOrder if it may not happen now."""
    step = follow(sandbox.edition.transitions, case.journey, case.state, event)
    moved = case.moved(step.to, **changes)
    if not cases.save(sandbox.scope, moved, was=case.state):
        raise StepOutOfOrder(case.state, event, ())
    told = {"message": moved.message} if moved.message else {}
    sandbox.note(event, case=case.number, journey=case.journey, to=step.to, clause=step.clause, **told)
    return moved


def possible(sandbox: Sandbox, case: Case) -> tuple[Event, ...]:
    """What may happen to the case now."""
    return allowed(sandbox.edition.transitions, case.journey, case.state)


def require(sandbox: Sandbox, case: Case, event: Event) -> None:
    """StepOutOfOrder unless `event` may happen to the case now."""
    follow(sandbox.edition.transitions, case.journey, case.state, event)


def choose_method(sandbox: Sandbox, case: Case, method: Method) -> Case:
    """“本人办理” or “为他人办理”, then 【下一步】 (B1.2)."""
    return advance(sandbox, case, Event.CHOOSE_METHOD, method=method, applicant=None)


def name_applicant(sandbox: Sandbox, case: Case, applicant: Applicant) -> Case:
    """申办人信息 and 【查询】, for another person (B2.1.3)."""
    return advance(sandbox, case, Event.NAME_APPLICANT, applicant=applicant)


def back(sandbox: Sandbox, case: Case) -> Case:
    """To the page before (Q23). Leaving a query's 申办人信息 forgets the other person."""
    leaves_other = case.journey is not Journey.CERTIFICATION and case.state is State.APPLICANT
    return advance(sandbox, case, Event.BACK, applicant=None if leaves_other else case.applicant)


def applicant_of(sandbox: Sandbox, case: Case) -> Applicant:
    """Whom the case is about: whoever was typed, else the account's own person (本人办理, B2.1.2a)."""
    if case.applicant is not None:
        return case.applicant
    own = sandbox.person(case.account).identity
    return Applicant(own.name, own.document)


def subject(sandbox: Sandbox, case: Case) -> Person | None:
    """The sandbox's person behind the applicant: by what they hold, else by what the register knows of them."""
    if case.applicant is None:
        return sandbox.person(case.account)
    name, document = case.applicant.name, case.applicant.document
    holder = people.find(sandbox.scope, document)
    if holder is not None and holder.identity.name == name:
        return holder
    entry = register.find(sandbox.scope, document, case.scheme)
    return sandbox.person(entry[0]) if entry is not None and entry[1].name == name else None


def _start(sandbox: Sandbox, scheme: Scheme, journey: Journey) -> Case:
    if not has_agreed(sandbox, scheme):
        raise NotAgreed
    case = Case(0, journey, scheme, State.GUIDE, sandbox.account().number, city=sandbox.city)
    return advance(sandbox, cases.open_case(sandbox.scope, case), Event.START)
