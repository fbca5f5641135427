"""A service's way in: agreements, 办事指南, and the two buttons under it (A1.2 to A1.4, A2.6, B1.1, B2)."""

from collections.abc import Callable

from starlette.responses import Response

from mock_platform.application import cases
from mock_platform.application.sandbox import Sandbox
from mock_platform.core.case import Case
from mock_platform.core.errors import NotAgreed, NotFound
from mock_platform.core.schemes import Scheme
from mock_platform.web.forms import Form, text
from mock_platform.web.pages.addresses import agreement_of, case_page, guide_of
from mock_platform.web.pages.documents import AGREEMENTS
from mock_platform.web.pages.routes import Pages
from mock_platform.web.visit import Visit, go

pages = Pages()


@pages.get("/yss/services/{scheme:scheme}", operation="read_session")
def agreement(at: Visit, scheme: Scheme) -> Response:
    return _agreement(at, scheme)


@pages.post("/yss/services/{scheme:scheme}")
def agree(at: Visit, form: Form, scheme: Scheme) -> Response:
    missing = [each.title for each in AGREEMENTS.values() if not text(form, each.id)]
    if missing:
        return _agreement(at, scheme, form, f"请先阅读并勾选{'及'.join(missing)}")
    cases.agree(at.sandbox, scheme)
    return go(guide_of(scheme))


@pages.get("/yss/documents/{name}")
def document(at: Visit, name: str) -> Response:
    asked_from = at.request.query_params.get("from", "")
    back = agreement_of(Scheme(asked_from)) if asked_from in set(Scheme) else "/yss/certification"
    if name not in AGREEMENTS:
        raise NotFound("没有这份文件")
    return at.show("document", document=AGREEMENTS[name], back=back)


@pages.get("/yss/services/{scheme:scheme}/guide")
def guide(at: Visit, scheme: Scheme) -> Response:
    if not cases.has_agreed(at.sandbox, scheme):
        return go(agreement_of(scheme), "agree")
    return at.show("guide", scheme=scheme)


@pages.post("/yss/services/{scheme:scheme}/certifications")
def start_certification(at: Visit, _form: Form, scheme: Scheme) -> Response:
    return _start(at, scheme, cases.start_certification)


@pages.post("/yss/services/{scheme:scheme}/queries")
def start_query(at: Visit, _form: Form, scheme: Scheme) -> Response:
    return _start(at, scheme, cases.start_query)


def _start(at: Visit, scheme: Scheme, start: Callable[[Sandbox, Scheme], Case]) -> Response:
    try:
        return go(case_page(start(at.sandbox, scheme)))
    except NotAgreed as error:
        return at.send_back(agreement_of(scheme), "agree", error)


def _agreement(at: Visit, scheme: Scheme, form: Form | None = None, hint: str | None = None) -> Response:
    at.sandbox.account()
    return at.show(
        "agreement",
        status=422 if hint else 200,
        refusal=NotAgreed() if hint else None,
        scheme=scheme,
        city=at.sandbox.city,
        documents=list(AGREEMENTS.values()),
        ticked={each for each in AGREEMENTS if text(form or {}, each)},
        errors={"agreements": hint} if hint else {},
    )
