"""The last pages of a case (B1.4e to B1.5l, G9) gone wrong: their buttons, and where those lead."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from starlette.responses import Response

from mock_platform.application import results
from mock_platform.application.results import Result
from mock_platform.application.sandbox import Sandbox
from mock_platform.core.case import Case
from mock_platform.core.flow import Event, Journey, State
from mock_platform.mutants.changes import allow, enter, forbid, put
from mock_platform.mutants.mutant import Mutant, breaks
from mock_platform.mutants.where import EVERYWHERE, Where, clauses_at, places_of
from mock_platform.web.forms import Form
from mock_platform.web.pages import case_views
from mock_platform.web.pages.case_actions import ACTIONS
from mock_platform.web.pages.case_views import BUTTONS
from mock_platform.web.visit import Visit, go

_C, _E, _R = Journey.CERTIFICATION, Journey.EMPLOYEE_QUERY, Journey.RESIDENT_QUERY
_CERTIFIED_HOME = (_C, State.CERTIFIED, Event.GO_HOME)
_CERTIFIED_RESULT = (_C, State.CERTIFIED, Event.VIEW_RESULT)
# The pages with 【返回首页】, and the clauses that say where it leads.
_WITH_HOME: tuple[tuple[Journey, State, tuple[str, ...]], ...] = (
    (_C, State.REJECTED, ("B1.4l", "B1.4m")),
    (_C, State.FACE_FAILED, ("B1.5d",)),
    (_C, State.CERTIFIED, ("G9c",)),
    (_E, State.FACE_FAILED, ("Q18",)),
    (_R, State.FACE_FAILED, ("Q18",)),
)


def _lead_to_wechat(where: Where, journey: Journey, state: State) -> None:
    usual = ACTIONS[Event.GO_HOME]

    def act(at: Visit, case: Case, form: Form) -> Response:
        answer = usual(at, case, form)
        lied = (case.journey, case.state) == (journey, state) and where.holds(at.sandbox, case.scheme)
        return go("/") if lied else answer

    enter(ACTIONS, {Event.GO_HOME: act})


def _generated() -> Iterator[Mutant]:
    for journey, state, clauses in _WITH_HOME:
        name = f"{journey}-{state}".replace("_", "-")
        for where in places_of(*clauses):
            broken = clauses_at(where, *clauses)
            says = f"【返回首页】 leads to WeChat: {name}."
            install = partial(_lead_to_wechat, where, journey, state)
            yield Mutant(f"home-leads-to-wechat-{name}{where.suffix}", says, broken, install)
        says = f"【返回首页】 is missing: {name}."
        install = partial(forbid, (journey, state, Event.GO_HOME))
        yield Mutant(f"home-missing-{name}", says, clauses_at(EVERYWHERE, *clauses), install)
    for journey, clauses in ((_C, ("B1.5b", "B1.5c")), (_E, ("Q14",)), (_R, ("Q14",))):
        name = f"retry-missing-{journey}".replace("_", "-")
        install = partial(forbid, (journey, State.FACE_FAILED, Event.RETRY))
        yield Mutant(name, "【重新识别】 is missing.", clauses_at(EVERYWHERE, *clauses), install)


MUTANTS = tuple(_generated())


@breaks("Q12")
def rejection_offers_to_type_again() -> None:
    """校验不通过 has a second button, back to 申办人信息."""
    enter(BUTTONS, {Event.BACK: "重新录入"})
    allow({(_C, State.REJECTED, Event.BACK): State.APPLICANT})


@breaks("Q24")
def official_success_has_both_buttons() -> None:
    """The official edition's 认证成功 has the Guangzhou edition's two buttons."""
    allow({_CERTIFIED_RESULT: State.RESULT, _CERTIFIED_HOME: State.HOME}, "official")


@breaks("Q24")
def official_success_has_a_way_home() -> None:
    """The official edition's 认证成功 has the Guangzhou edition's 【返回首页】."""
    allow({_CERTIFIED_HOME: State.HOME}, "official")


@breaks("Q24")
def official_success_has_the_query() -> None:
    """The official edition's 认证成功 has the Guangzhou edition's 【认证结果查询】."""
    allow({_CERTIFIED_RESULT: State.RESULT}, "official")


@breaks("G9b", "G9c")
def guangzhou_success_has_no_button() -> None:
    """The Guangzhou edition's 认证成功 is the official one's."""
    forbid(_CERTIFIED_RESULT, _CERTIFIED_HOME)


@breaks("G9b")
def guangzhou_success_lacks_the_query() -> None:
    """The Guangzhou edition's 认证成功 has no 【认证结果查询】."""
    forbid(_CERTIFIED_RESULT)


@breaks("G9b", "G9c")
def guangzhou_buttons_swapped() -> None:
    """The two buttons of the Guangzhou edition's 认证成功 lead to each other's page."""
    allow({_CERTIFIED_RESULT: State.HOME, _CERTIFIED_HOME: State.RESULT}, "guangzhou-2023")


@breaks("G9b")
def guangzhou_query_named_like_the_official() -> None:
    """The Guangzhou edition's 【认证结果查询】 is called 认证信息查询, like the official edition's query."""
    enter(BUTTONS, {Event.VIEW_RESULT: "认证信息查询"})


@breaks("Q25", "G9b")
def success_page_queries_the_agent() -> None:
    """After certifying another, 【认证结果查询】 shows the agent's result."""

    def result(sandbox: Sandbox, case: Case) -> Result:
        certified = case.journey is Journey.CERTIFICATION
        return results.result(sandbox, replace(case, applicant=None) if certified else case)

    put(case_views, "result", result)


@breaks("B1.5a", "G9a")
def success_offers_retry() -> None:
    """认证成功 offers 【重新识别】."""
    allow({(_C, State.CERTIFIED, Event.RETRY): State.FACE})
