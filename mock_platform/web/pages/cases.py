"""The pages of a case: one a state, each with an address of its own; a form sends an action and moves on."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from mock_platform.application import cases
from mock_platform.core.errors import StepOutOfOrder
from mock_platform.web.forms import read_form, text
from mock_platform.web.pages.addresses import case_page
from mock_platform.web.pages.case_actions import ACTIONS
from mock_platform.web.pages.case_views import show_case
from mock_platform.web.visit import go, visit

router = APIRouter()


@router.get("/yss/cases/{number}/{state}")
async def show(request: Request, number: int, state: str) -> Response:
    with visit(request) as at:
        case = cases.get(at.sandbox, number)
        return show_case(at, case) if state == case.state else go(case_page(case), "moved")


@router.post("/yss/cases/{number}/{state}")
async def act(request: Request, number: int, state: str) -> Response:
    form = await read_form(request)
    with visit(request) as at:
        case = cases.get(at.sandbox, number)
        action = ACTIONS.get(text(form, "action"))
        if state != case.state or action is None:
            return go(case_page(case), "moved")
        try:
            return action(at, case, form)
        except StepOutOfOrder:
            return go(case_page(case), "moved")
