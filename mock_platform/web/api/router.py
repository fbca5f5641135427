"""The operations of the reference API: each reads what was sent, calls a use case, and answers."""

from mock_platform.application import cases, faces
from mock_platform.application.check import check
from mock_platform.application.sandbox import Sandbox
from mock_platform.core.case import Method
from mock_platform.core.cities import CITIES, find_city
from mock_platform.core.errors import NotAgreed
from mock_platform.core.flow import Event, Journey
from mock_platform.core.schemes import Scheme
from mock_platform.web.api.answers import CaseAnswer, CityAnswer, ServiceAnswer, SessionAnswer
from mock_platform.web.api.bodies import AgreementsBody, ApplicantBody, CityBody, MethodBody
from mock_platform.web.numbers import Number
from mock_platform.web.operations import Operations

router = Operations("/api/v1", "api")
CASE = "/cases/{number}"


@router.get("/services")
def list_services(sandbox: Sandbox) -> list[ServiceAnswer]:
    """The two services, as the platform calls them (A2.6a, A2.6b)."""
    return [ServiceAnswer.of(scheme) for scheme in Scheme]


@router.get("/cities")
def list_cities(sandbox: Sandbox) -> list[CityAnswer]:
    """The cities one may choose (A2.4a)."""
    return [CityAnswer.of(city) for city in CITIES]


@router.get("/session")
def read_session(sandbox: Sandbox) -> SessionAnswer:
    """Who is logged in, and what they have chosen."""
    return SessionAnswer.of(sandbox)


@router.put("/session/city")
def choose_city(sandbox: Sandbox, body: CityBody) -> SessionAnswer:
    """Choose the city that pays the pension (A2.4a)."""
    cases.choose_city(sandbox, find_city(body.city))
    return SessionAnswer.of(sandbox)


@router.put("/session/agreements/{scheme}")
def agree(sandbox: Sandbox, scheme: Scheme, body: AgreementsBody) -> SessionAnswer:
    """Agree to both documents of a service (A1.3, A2.6c)."""
    if not (body.user_agreement and body.privacy_policy):
        raise NotAgreed
    cases.agree(sandbox, scheme)
    return SessionAnswer.of(sandbox)


@router.post("/services/{scheme}/certifications", status_code=201)
def start_certification(sandbox: Sandbox, scheme: Scheme) -> CaseAnswer:
    """【开始办理】 on 办事指南 (B1.1c)."""
    return CaseAnswer.of(sandbox, cases.start_certification(sandbox, scheme))


@router.post("/services/{scheme}/queries", status_code=201)
def start_query(sandbox: Sandbox, scheme: Scheme) -> CaseAnswer:
    """The scheme's query button on 办事指南 (B2.1.1b, B2.2.1b)."""
    return CaseAnswer.of(sandbox, cases.start_query(sandbox, scheme))


@router.get(CASE)
def read_case(sandbox: Sandbox, number: Number) -> CaseAnswer:
    """Where a case stands. A query that has come to its result answers with the records."""
    return CaseAnswer.of(sandbox, cases.get(sandbox, number))


@router.post(CASE + "/method")
def choose_method(sandbox: Sandbox, number: Number, body: MethodBody) -> CaseAnswer:
    """本人办理 or 为他人办理 (B1.2)."""
    return CaseAnswer.of(sandbox, cases.choose_method(sandbox, cases.get(sandbox, number), body.method))


@router.post(CASE + "/applicant")
def submit_applicant(sandbox: Sandbox, number: Number, body: ApplicantBody | None = None) -> CaseAnswer:
    """【下一步】 on 申办人信息: the check (B1.3, B1.4); in a query for another person 【查询】 (B2.1.3).

    For oneself there is nothing to send.
    """
    case = cases.get(sandbox, number)
    certifying = case.journey is Journey.CERTIFICATION
    cases.require(sandbox, case, Event.CHECK_PASSED if certifying else Event.NAME_APPLICANT)
    if case.method is Method.SELF:
        return CaseAnswer.of(sandbox, check(sandbox, case))
    applicant = (body or ApplicantBody(name="", document_type="resident_id", document_number="")).applicant()
    moved = check(sandbox, case, applicant) if certifying else cases.name_applicant(sandbox, case, applicant)
    return CaseAnswer.of(sandbox, moved)


@router.post(CASE + "/face-sessions", status_code=201)
def begin_capture(sandbox: Sandbox, number: Number) -> CaseAnswer:
    """Begin to capture the face: `face` holds a token that serves once. A refused camera ends it here."""
    return CaseAnswer.of(sandbox, *faces.begin(sandbox, cases.get(sandbox, number)))


@router.post("/face-sessions/{token}/result")
def finish_capture(sandbox: Sandbox, token: str) -> CaseAnswer:
    """End the capture. What came of it the server alone decides (B1.5)."""
    return CaseAnswer.of(sandbox, *faces.finish_session(sandbox, token))


@router.post(CASE + "/confirmation")
def confirm(sandbox: Sandbox, number: Number) -> CaseAnswer:
    """【确定】: on to the face (B1.4d, B2.1.3d)."""
    return _just(sandbox, number, Event.CONFIRM)


@router.post(CASE + "/retry")
def retry(sandbox: Sandbox, number: Number) -> CaseAnswer:
    """【重新识别】 (B1.5c)."""
    return CaseAnswer.of(sandbox, faces.retry(sandbox, cases.get(sandbox, number)))


@router.post(CASE + "/back")
def back(sandbox: Sandbox, number: Number) -> CaseAnswer:
    """To the step before (Q23)."""
    return CaseAnswer.of(sandbox, cases.back(sandbox, cases.get(sandbox, number)))


@router.post(CASE + "/home")
def go_home(sandbox: Sandbox, number: Number) -> CaseAnswer:
    """【返回首页】 (B1.4l, B1.5d): the case has ended."""
    return _just(sandbox, number, Event.GO_HOME)


@router.post(CASE + "/query-for-other")
def query_for_other(sandbox: Sandbox, number: Number) -> CaseAnswer:
    """【为他人查询】 (B2.1.2b)."""
    return _just(sandbox, number, Event.QUERY_FOR_OTHER)


@router.post(CASE + "/result")
def view_result(sandbox: Sandbox, number: Number) -> CaseAnswer:
    """【认证结果查询】 on the success page of the Guangzhou edition (G9b)."""
    return _just(sandbox, number, Event.VIEW_RESULT)


def _just(sandbox: Sandbox, number: int, event: Event) -> CaseAnswer:
    return CaseAnswer.of(sandbox, cases.advance(sandbox, cases.get(sandbox, number), event))
