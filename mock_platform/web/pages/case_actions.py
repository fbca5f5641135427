"""What a button on a case's page does: read the form, call the use case, go where the case went."""

from collections.abc import Callable

from starlette.responses import Response

from mock_platform.application import cases, faces
from mock_platform.application.check import check
from mock_platform.core.case import Case, Method
from mock_platform.core.errors import InvalidField, InvalidFields, TooManyAttempts
from mock_platform.core.face import ANSWERS, Outcome
from mock_platform.core.flow import Event, Journey
from mock_platform.web.applicant import read_applicant
from mock_platform.web.forms import Form, text
from mock_platform.web.pages.addresses import case_page
from mock_platform.web.pages.case_views import show_case
from mock_platform.web.views import Typed
from mock_platform.web.visit import Visit, go

Action = Callable[[Visit, Case, Form], Response]


def _choose_method(at: Visit, case: Case, form: Form) -> Response:
    cases.require(at.sandbox, case, Event.CHOOSE_METHOD)
    chosen = text(form, "method")
    if chosen not in set(Method):
        hint = InvalidField("method", "请选择“本人办理”或“为他人办理”")
        return show_case(at, case, status=422, refusal=hint, errors={hint.field: str(hint)})
    return go(case_page(cases.choose_method(at.sandbox, case, Method(chosen))))


def _submit(at: Visit, case: Case, form: Form) -> Response:
    certifying = case.journey is Journey.CERTIFICATION
    cases.require(at.sandbox, case, Event.CHECK_PASSED if certifying else Event.NAME_APPLICANT)
    if case.method is Method.SELF:
        return go(case_page(check(at.sandbox, case)))
    typed = Typed(*(text(form, name) for name in ("name", "document_type", "document_number")))
    try:
        applicant = read_applicant(typed.name, typed.document_type, typed.document_number)
    except InvalidFields as error:
        return show_case(at, case, status=422, refusal=error, errors=error.fields, typed=typed)
    if certifying:
        return go(case_page(check(at.sandbox, case, applicant)))
    return go(case_page(cases.name_applicant(at.sandbox, case, applicant)))


def _begin_capture(at: Visit, case: Case, _form: Form) -> Response:
    return _after_face(*faces.begin(at.sandbox, case))


def _finish(at: Visit, case: Case, _form: Form) -> Response:
    return _after_face(*faces.finish(at.sandbox, case))


def _after_face(case: Case, outcome: Outcome | None) -> Response:
    hinted = outcome is not None and ANSWERS[outcome].hint is not None
    return go(case_page(case), outcome if hinted else None)


def _retry(at: Visit, case: Case, _form: Form) -> Response:
    try:
        return go(case_page(faces.retry(at.sandbox, case)))
    except TooManyAttempts as error:
        return show_case(at, case, status=429, refusal=error, notice=str(error))


def _back(at: Visit, case: Case, _form: Form) -> Response:
    return go(case_page(cases.back(at.sandbox, case)))


def _just(event: Event) -> Action:
    return lambda at, case, _form: go(case_page(cases.advance(at.sandbox, case, event)))


ACTIONS: dict[str, Action] = {
    "choose_method": _choose_method,
    "submit": _submit,
    "begin_capture": _begin_capture,
    "finish": _finish,
    "retry": _retry,
    "back": _back,
    **{event: _just(event) for event in (Event.CONFIRM, Event.VIEW_RESULT, Event.QUERY_FOR_OTHER, Event.GO_HOME)},
}
# What the actions are called everywhere else: as operations of the API.
OPERATIONS = {
    **{action: action for action in ACTIONS},
    "submit": "submit_applicant",
    "finish": "finish_capture",
}
