"""Cases, and the agreements that come before them."""

from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from mock_platform.core.case import Applicant, Case, Method
from mock_platform.core.cities import find_city
from mock_platform.core.face import Outcome
from mock_platform.core.flow import Journey, State
from mock_platform.core.identity import Document, DocumentType
from mock_platform.core.schemes import Scheme
from mock_platform.store.schema import attempts, cases, consents
from mock_platform.store.scope import Scope


def open_case(scope: Scope, case: Case) -> Case:
    """Keep a new case under the sandbox's next number."""
    case = replace(case, number=scope.next_number(cases))
    scope.add(cases, number=case.number, **_columns(case))
    return case


def get(scope: Scope, number: int) -> Case | None:
    return scope.first(cases, _case, number=number)


def save(scope: Scope, case: Case, *, was: State) -> bool:
    """Keep what became of a case, unless it has left the state it was in; whether it was kept."""
    found = get(scope, case.number)
    if found is None or found.state is not was:
        return False
    scope.rewrite_later(cases, case.number, partial(_columns, case))
    scope.recall(cases, _case, case, number=case.number)
    return True


def note_attempt(scope: Scope, case: Case, at: datetime, outcome: Outcome) -> None:
    """Keep that a face was tried: when and how it ended, never a picture."""
    number = scope.next_number(attempts)
    scope.add(attempts, number=number, case=case.number, at=at.replace(tzinfo=None), outcome=outcome)


def consent(scope: Scope, person: int, scheme: Scheme) -> None:
    if not has_consented(scope, person, scheme):
        scope.add(consents, person=person, scheme=scheme)


def has_consented(scope: Scope, person: int, scheme: Scheme) -> bool:
    return scope.first(consents, bool, person=person, scheme=scheme) is not None


def _columns(case: Case) -> dict[str, Any]:
    applicant = case.applicant
    return {
        "journey": case.journey,
        "scheme": case.scheme,
        "state": case.state,
        "account": case.account,
        "city": case.city and case.city.code,
        "method": case.method,
        "name": applicant and applicant.name,
        "document_type": applicant and applicant.document.kind,
        "document_number": applicant and applicant.document.number,
        "message": case.message,
        "failures": case.failures,
    }


def _case(row: Any) -> Case:
    document = row.document_number and Document(DocumentType(row.document_type), row.document_number)
    return Case(
        number=row.number,
        journey=Journey(row.journey),
        scheme=Scheme(row.scheme),
        state=State(row.state),
        account=row.account,
        city=find_city(row.city) if row.city else None,
        method=Method(row.method) if row.method else None,
        applicant=Applicant(row.name, document) if document else None,
        message=row.message,
        failures=row.failures,
    )
