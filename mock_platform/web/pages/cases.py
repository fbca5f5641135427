"""The pages of a case: one a state, each with an address of its own; a form sends an action and moves on."""

from starlette.responses import Response

from mock_platform.application import cases
from mock_platform.core.case import Case
from mock_platform.core.errors import StepOutOfOrder
from mock_platform.web.forms import Form, text
from mock_platform.web.pages.addresses import case_page
from mock_platform.web.pages.case_actions import ACTIONS, OPERATIONS
from mock_platform.web.pages.case_views import VIEWS, show_case
from mock_platform.web.pages.routes import Pages
from mock_platform.web.visit import Visit, go

pages = Pages()


@pages.get("/yss/cases/{number:number}/{state}", operation="read_case")
def show(at: Visit, number: int, state: str) -> Response:
    case = cases.get(at.sandbox, number)
    return show_case(at, case) if _is_at(case, state) else go(case_page(case), "moved")


@pages.post("/yss/cases/{number:number}/{state}", OPERATIONS)
def act(at: Visit, form: Form, number: int, state: str) -> Response:
    case = cases.get(at.sandbox, number)
    action = text(form, "action")
    try:
        if action not in ACTIONS or not _is_at(case, state):
            raise StepOutOfOrder(case.state, action, cases.possible(at.sandbox, case))
        return ACTIONS[action](at, case, form)
    except StepOutOfOrder as error:
        return at.send_back(case_page(case), "moved", error)


def _is_at(case: Case, state: str) -> bool:
    """Whether the case is in that state, and the state has a page among those of cases."""
    return state == case.state and case.state in VIEWS
