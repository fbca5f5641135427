"""The operations of the reference API: each reads what was sent, calls a use case, and answers."""

from collections.abc import Iterator
from contextlib import contextmanager

from fastapi import APIRouter, Request

from mock_platform.application import cases, faces
from mock_platform.application.check import check
from mock_platform.application.platform import Platform
from mock_platform.application.sandbox import Sandbox
from mock_platform.core.case import Case, Method
from mock_platform.core.cities import CITIES
from mock_platform.core.errors import NotAgreed
from mock_platform.core.flow import Event, Journey
from mock_platform.core.schemes import Scheme
from mock_platform.web.api.answers import CaseAnswer, CityAnswer, ServiceAnswer, SessionAnswer
from mock_platform.web.api.bodies import AgreementsBody, ApplicantBody, CityBody, MethodBody
from mock_platform.web.numbers import Number
from mock_platform.web.operation import Operation
from mock_platform.web.sandbox_key import key_of

router = APIRouter(prefix="/api/v1", tags=["api"], route_class=Operation)
CASE = "/cases/{number}"


@contextmanager
def opened(request: Request) -> Iterator[Sandbox]:
    platform: Platform = request.app.state.platform
    with platform.sandbox(key_of(request)) as sandbox:
        yield sandbox


@contextmanager
def at_case(request: Request, number: int) -> Iterator[tuple[Sandbox, Case]]:
    with opened(request) as sandbox:
        yield sandbox, cases.get(sandbox, number)


@router.get("/services")
async def list_services(request: Request) -> list[ServiceAnswer]:
    """The two services, as the platform calls them (A2.6a, A2.6b)."""
    with opened(request):
        return [ServiceAnswer.of(scheme) for scheme in Scheme]


@router.get("/cities")
async def list_cities(request: Request) -> list[CityAnswer]:
    """The cities one may choose (A2.4a)."""
    with opened(request):
        return [CityAnswer.of(city) for city in CITIES]


@router.get("/session")
async def read_session(request: Request) -> SessionAnswer:
    """Who is logged in, and what they have chosen."""
    with opened(request) as sandbox:
        return SessionAnswer.of(sandbox)


@router.put("/session/city")
async def choose_city(request: Request, body: CityBody) -> SessionAnswer:
    """Choose the city that pays the pension (A2.4a)."""
    with opened(request) as sandbox:
        sandbox.change(city=body.city)
        return SessionAnswer.of(sandbox)


@router.put("/session/agreements/{scheme}")
async def agree(request: Request, scheme: Scheme, body: AgreementsBody) -> SessionAnswer:
    """Agree to both documents of a service (A1.3, A2.6c)."""
    if not (body.user_agreement and body.privacy_policy):
        raise NotAgreed
    with opened(request) as sandbox:
        cases.agree(sandbox, scheme)
        return SessionAnswer.of(sandbox)


@router.post("/services/{scheme}/certifications", status_code=201)
async def start_certification(request: Request, scheme: Scheme) -> CaseAnswer:
    """【开始办理】 on 办事指南 (B1.1c)."""
    with opened(request) as sandbox:
        return CaseAnswer.of(sandbox, cases.start_certification(sandbox, scheme))


@router.post("/services/{scheme}/queries", status_code=201)
async def start_query(request: Request, scheme: Scheme) -> CaseAnswer:
    """The scheme's query button on 办事指南 (B2.1.1b, B2.2.1b)."""
    with opened(request) as sandbox:
        return CaseAnswer.of(sandbox, cases.start_query(sandbox, scheme))


@router.get(CASE)
async def read_case(request: Request, number: Number) -> CaseAnswer:
    """Where a case stands. A query that has come to its result answers with the records."""
    with at_case(request, number) as (sandbox, case):
        return CaseAnswer.of(sandbox, case)


@router.post(CASE + "/method")
async def choose_method(request: Request, number: Number, body: MethodBody) -> CaseAnswer:
    """本人办理 or 为他人办理 (B1.2)."""
    with at_case(request, number) as (sandbox, case):
        return CaseAnswer.of(sandbox, cases.choose_method(sandbox, case, body.method))


@router.post(CASE + "/applicant")
async def submit_applicant(request: Request, number: Number, body: ApplicantBody | None = None) -> CaseAnswer:
    """【下一步】 on 申办人信息: the check (B1.3, B1.4); in a query for another person 【查询】 (B2.1.3).

    For oneself there is nothing to send.
    """
    with at_case(request, number) as (sandbox, case):
        certifying = case.journey is Journey.CERTIFICATION
        cases.require(sandbox, case, Event.CHECK_PASSED if certifying else Event.NAME_APPLICANT)
        if case.method is Method.SELF:
            return CaseAnswer.of(sandbox, check(sandbox, case))
        applicant = (body or ApplicantBody(name="", document_type="resident_id", document_number="")).applicant()
        moved = check(sandbox, case, applicant) if certifying else cases.name_applicant(sandbox, case, applicant)
        return CaseAnswer.of(sandbox, moved)


@router.post(CASE + "/face-sessions", status_code=201)
async def begin_capture(request: Request, number: Number) -> CaseAnswer:
    """Begin to capture the face: `face` holds a token that serves once. A refused camera ends it here."""
    with at_case(request, number) as (sandbox, case):
        return CaseAnswer.of(sandbox, *faces.begin(sandbox, case))


@router.post("/face-sessions/{token}/result")
async def finish_capture(request: Request, token: str) -> CaseAnswer:
    """End the capture. What came of it the server alone decides (B1.5)."""
    with opened(request) as sandbox:
        return CaseAnswer.of(sandbox, *faces.finish_session(sandbox, token))


@router.post(CASE + "/confirmation")
async def confirm(request: Request, number: Number) -> CaseAnswer:
    """【确定】: on to the face (B1.4d, B2.1.3d)."""
    return _just(request, number, Event.CONFIRM)


@router.post(CASE + "/retry")
async def retry(request: Request, number: Number) -> CaseAnswer:
    """【重新识别】 (B1.5c)."""
    with at_case(request, number) as (sandbox, case):
        return CaseAnswer.of(sandbox, faces.retry(sandbox, case))


@router.post(CASE + "/back")
async def back(request: Request, number: Number) -> CaseAnswer:
    """To the step before (Q23)."""
    with at_case(request, number) as (sandbox, case):
        return CaseAnswer.of(sandbox, cases.back(sandbox, case))


@router.post(CASE + "/home")
async def go_home(request: Request, number: Number) -> CaseAnswer:
    """【返回首页】 (B1.4l, B1.5d): the case has ended."""
    return _just(request, number, Event.GO_HOME)


@router.post(CASE + "/query-for-other")
async def query_for_other(request: Request, number: Number) -> CaseAnswer:
    """【为他人查询】 (B2.1.2b)."""
    return _just(request, number, Event.QUERY_FOR_OTHER)


@router.post(CASE + "/result")
async def view_result(request: Request, number: Number) -> CaseAnswer:
    """【认证结果查询】 on the success page of the Guangzhou edition (G9b)."""
    return _just(request, number, Event.VIEW_RESULT)


def _just(request: Request, number: int, event: Event) -> CaseAnswer:
    with at_case(request, number) as (sandbox, case):
        return CaseAnswer.of(sandbox, cases.advance(sandbox, case, event))
