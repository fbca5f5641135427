"""Walking cases by the application's functions, without HTTP."""

from datetime import datetime
from typing import Any

from mock_platform.application import arrange, cases, faces
from mock_platform.application.check import check
from mock_platform.application.sandbox import Sandbox
from mock_platform.core.case import Applicant, Case, Method
from mock_platform.core.clock import SHANGHAI
from mock_platform.core.face import Outcome
from mock_platform.core.flow import Event
from mock_platform.core.person import Person
from mock_platform.core.record import Record
from mock_platform.core.schemes import Scheme
from mock_platform.people.cast import Needs

NOW = datetime(2025, 3, 15, 9, 30, tzinfo=SHANGHAI)
EMPLOYEE, RESIDENT = Scheme.EMPLOYEE, Scheme.RESIDENT


def person(sandbox: Sandbox, scheme: Scheme | None = EMPLOYEE, *face: Outcome, **needs: Any) -> Person:
    """Somebody who meets these needs, with the faces they will show."""
    made = arrange.add_person(sandbox, Needs(scheme, **needs))
    arrange.script_face(sandbox, made.number, list(face))
    return sandbox.person(made.number)


def log_in(sandbox: Sandbox, account: Person, scheme: Scheme = EMPLOYEE) -> None:
    """Log in, and agree to the documents of a scheme."""
    sandbox.log_in(account.number)
    cases.agree(sandbox, scheme)


def certification(sandbox: Sandbox, account: Person, scheme: Scheme = EMPLOYEE) -> Case:
    log_in(sandbox, account, scheme)
    return cases.start_certification(sandbox, scheme)


def query(sandbox: Sandbox, account: Person, scheme: Scheme = EMPLOYEE) -> Case:
    log_in(sandbox, account, scheme)
    return cases.start_query(sandbox, scheme)


def held(who: Person) -> Applicant:
    """What somebody types who copies it from the document held."""
    return Applicant(who.identity.name, who.identity.document)


def checked_oneself(sandbox: Sandbox, account: Person, scheme: Scheme = EMPLOYEE) -> Case:
    case = certification(sandbox, account, scheme)
    return check(sandbox, cases.choose_method(sandbox, case, Method.SELF))


def checked_another(sandbox: Sandbox, account: Person, typed: Applicant, scheme: Scheme = EMPLOYEE) -> Case:
    case = certification(sandbox, account, scheme)
    return check(sandbox, cases.choose_method(sandbox, case, Method.OTHER), typed)


def asked(sandbox: Sandbox, account: Person, typed: Applicant) -> Case:
    """A query for somebody else, up to the dialog before the face."""
    case = cases.advance(sandbox, query(sandbox, account), Event.QUERY_FOR_OTHER)
    return cases.name_applicant(sandbox, case, typed)


def confirmed(sandbox: Sandbox, case: Case) -> Case:
    return cases.advance(sandbox, case, Event.CONFIRM)


def captured(sandbox: Sandbox, case: Case) -> Case:
    """From the page before the camera to what the face service answers."""
    case, outcome = faces.begin(sandbox, case)
    return case if outcome else faces.finish(sandbox, case)[0]


def certified(sandbox: Sandbox, account: Person, scheme: Scheme = EMPLOYEE) -> Case:
    return captured(sandbox, confirmed(sandbox, checked_oneself(sandbox, account, scheme)))


def records(sandbox: Sandbox, who: Person, scheme: Scheme = EMPLOYEE) -> list[Record]:
    return arrange.records_of(sandbox, who.number, scheme)
