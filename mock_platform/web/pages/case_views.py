"""What each state's page shows."""

from collections.abc import Callable
from typing import Any

from starlette.responses import Response

from mock_platform.application.cases import applicant_of, possible
from mock_platform.application.results import result
from mock_platform.application.sandbox import Sandbox
from mock_platform.core.case import Case, Method
from mock_platform.core.flow import Event, Journey, State
from mock_platform.core.identity import DocumentType
from mock_platform.web.views import METHODS, masked, record_rows, typed
from mock_platform.web.visit import Visit

Context = dict[str, Any]

BUTTONS = {
    Event.RETRY: "重新识别",
    Event.VIEW_RESULT: "认证结果查询",
    Event.QUERY_FOR_OTHER: "为他人查询",
    Event.GO_HOME: "返回首页",
}


def show_case(at: Visit, case: Case, *, status: int = 200, **context: Any) -> Response:
    """The page of the state the case is in."""
    filled = {"case": case, **VIEWS[case.state](at.sandbox, case), **context}
    return at.show(case.state, status=status, **filled)


def _buttons(sandbox: Sandbox, case: Case) -> Context:
    # The buttons of an ending are the events its edition's table allows there.
    events = possible(sandbox, case)
    return {"buttons": [(event, BUTTONS[event]) for event in events if event in BUTTONS]}


def _method(_sandbox: Sandbox, case: Case) -> Context:
    return {"methods": list(METHODS.items()), "chosen": case.method}


def _applicant(sandbox: Sandbox, case: Case) -> Context:
    account = masked(sandbox.person(case.account).identity)
    certifying = case.journey is Journey.CERTIFICATION
    own = certifying and case.method is Method.SELF
    return {
        "heading": "申办人信息" if certifying else "申办人信息录入",
        "submit": "下一步" if certifying else "查询",
        "agent": account if certifying and not own else None,
        "own": account if own else None,
        "typed": typed(case.applicant),
        "document_types": list(DocumentType),
    }


def _face(sandbox: Sandbox, case: Case) -> Context:
    return {"applicant": masked(applicant_of(sandbox, case))}


def _result(sandbox: Sandbox, case: Case) -> Context:
    found = result(sandbox, case)
    rows = [record_rows(record, found.person.identity) for record in found.records] if found.person else []
    return {"message": found.message, "rows": rows, **_buttons(sandbox, case)}


def _nothing(_sandbox: Sandbox, _case: Case) -> Context:
    return {}


VIEWS: dict[State, Callable[[Sandbox, Case], Context]] = {
    State.METHOD: _method,
    State.APPLICANT: _applicant,
    State.REJECTED: _buttons,
    State.CONFIRM_FACE: _face,
    State.FACE: _face,
    State.CAPTURE: _nothing,
    State.FACE_FAILED: _buttons,
    State.CERTIFIED: _buttons,
    State.RESULT: _result,
}
