"""The whole flow by the reference API: each answer says where the case stands, and what may happen next."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.web.in_process import InProcess, in_process

KEY = "walk"
NOON = "2025-03-15T12:00:00+08:00"
BOTH = {"user_agreement": True, "privacy_policy": True}
TYPED = ("name", "document_type", "document_number")
Answer = dict[str, Any]


class Walker:
    """A sandbox with a clock that stands still, and the account's client in it."""

    def __init__(self, app: InProcess, edition: str = "official") -> None:
        self.control = app.control()
        self.control.post("/sandboxes", json={"key": KEY, "seed": "1", "edition": edition, "frozen_at": NOON})
        self.client = app.client("/api/v1", headers={"X-YSS-Sandbox": KEY})

    def person(self, **needs: Any) -> Answer:
        made = self.control.post(f"/sandboxes/{KEY}/people", json=needs)
        assert made.status_code == 201, made.text
        return dict(made.json())

    def log_in(self, person: Answer) -> None:
        self.change(account=person["number"])

    def change(self, **settings: Any) -> None:
        assert self.control.patch(f"/sandboxes/{KEY}", json=settings).status_code == 200

    def faces(self, person: Answer, *outcomes: str) -> None:
        self.control.put(f"/sandboxes/{KEY}/people/{person['number']}/face", json={"outcomes": outcomes})

    def post(self, path: str, status: int = 200, body: Any = None) -> Answer:
        return self.answer(self.client.post(path, json=body), status)

    def answer(self, response: httpx.Response, status: int) -> Answer:
        assert response.status_code == status, response.text
        return dict(response.json())

    def start(self, what: str, scheme: str) -> str:
        """A new certification or query of who is logged in; the address of the case."""
        self.answer(self.client.put(f"/session/agreements/{scheme}", json=BOTH), 200)
        return f"/cases/{self.post(f'/services/{scheme}/{what}', 201)['number']}"

    def to_face(self, case: str) -> None:
        self.post(f"{case}/method", body={"method": "self"})
        self.post(f"{case}/applicant")
        self.post(f"{case}/confirmation")

    def show_face(self, case: str) -> Answer:
        begun = self.post(f"{case}/face-sessions", 201)
        return self.post(f"/face-sessions/{begun['face']['token']}/result")


@pytest.fixture(scope="module")
def app() -> Iterator[InProcess]:
    with in_process() as opened:
        yield opened


@pytest.fixture
def walker(app: InProcess) -> Iterator[Walker]:
    opened = Walker(app)
    yield opened
    opened.control.delete(f"/sandboxes/{KEY}")


def typed(person: Answer) -> Answer:
    return {name: person[name] for name in TYPED}


@pytest.mark.parametrize("scheme", ["employee", "resident"])
def test_one_certifies_oneself_and_finds_the_record(walker: Walker, scheme: str) -> None:
    walker.log_in(walker.person(scheme=scheme))
    case = walker.start("certifications", scheme)
    assert walker.answer(walker.client.get(case), 200)["next"] == ["method", "back"]
    walker.to_face(case)
    certified = walker.show_face(case)
    assert (certified["state"], certified["outcome"], certified["next"]) == ("certified", "pass", [])
    query = walker.start("queries", scheme)
    if scheme == "resident":
        walker.show_face(query)
    found = walker.answer(walker.client.get(query), 200)
    assert found["state"] == "result"
    assert [(each["certified_at"], each["valid_until"]) for each in found["records"]] == [(NOON, "2026-03-31")]


@pytest.mark.parametrize(
    ("needs", "message", "clause"),
    [
        ({"registration": "other_name"}, "M1", "B1.4f"),
        ({"status": "terminated"}, "M2", "B1.4i"),
    ],
)
def test_who_is_rejected_is_told_by_message_and_clause(
    walker: Walker, needs: Answer, message: str, clause: str
) -> None:
    walker.log_in(walker.person(scheme="employee", **needs))
    case = walker.start("certifications", "employee")
    walker.post(f"{case}/method", body={"method": "self"})
    rejected = walker.post(f"{case}/applicant")
    assert (rejected["state"], rejected["next"]) == ("rejected", ["home"])
    assert (rejected["message"]["id"], rejected["message"]["clause"]) == (message, clause)
    assert walker.post(f"{case}/home")["state"] == "home"


def test_a_family_member_certifies_somebody_else(walker: Walker) -> None:
    walker.log_in(walker.person())
    pensioner = walker.person(scheme="resident")
    case = walker.start("certifications", "resident")
    walker.post(f"{case}/method", body={"method": "other"})
    wrong = walker.post(f"{case}/applicant", 422, {**typed(pensioner), "name": "", "document_number": "1"})
    assert [each["field"] for each in wrong["errors"]] == ["name", "document_number"]
    assert (wrong["code"], wrong["clause"]) == ("invalid_field", "Q9")
    named = walker.post(f"{case}/applicant", body=typed(pensioner))
    assert named["applicant"]["name"].endswith(pensioner["name"][-1])
    assert pensioner["name"] not in str(named)
    walker.post(f"{case}/confirmation")
    assert walker.show_face(case)["state"] == "certified"


def test_a_failed_face_may_be_tried_again(walker: Walker) -> None:
    person = walker.person(scheme="employee")
    walker.log_in(person)
    walker.faces(person, "too_dark", "server_fault")
    case = walker.start("certifications", "employee")
    walker.to_face(case)
    for outcome, message, clause in (("too_dark", "M3", "B1.5e"), ("server_fault", "M4", "B1.5l")):
        failed = walker.show_face(case)
        assert (failed["state"], failed["outcome"], failed["next"]) == ("face_failed", outcome, ["retry", "home"])
        assert (failed["message"]["id"], failed["message"]["clause"]) == (message, clause)
        assert walker.post(f"{case}/retry")["state"] == "face"
    assert walker.show_face(case)["state"] == "certified"


def test_without_a_record_the_query_says_so(walker: Walker) -> None:
    walker.log_in(walker.person(scheme="employee"))
    case = walker.start("queries", "employee")
    found = walker.answer(walker.client.get(case), 200)
    assert (found["records"], found["message"]["id"], found["message"]["clause"]) == ([], "M5", "B2.1.4b")
    assert walker.post(f"{case}/query-for-other")["next"] == ["applicant", "back"]


def test_a_step_out_of_order_is_refused_with_what_was_expected(walker: Walker) -> None:
    walker.log_in(walker.person(scheme="employee"))
    case = walker.start("certifications", "employee")
    refused = walker.post(f"{case}/confirmation", 409)
    assert (refused["code"], refused["state"], refused["expected"]) == (
        "step_out_of_order",
        "method",
        ["method", "back"],
    )
    assert walker.answer(walker.client.get(case), 200)["state"] == "method"


def test_nothing_begins_without_both_agreements(walker: Walker) -> None:
    walker.log_in(walker.person(scheme="employee"))
    refused = walker.post("/services/employee/certifications", 409)
    assert (refused["code"], refused["clause"]) == ("not_agreed", "A1.3")
    for body in ({}, {"user_agreement": True}, {"privacy_policy": True}):
        walker.answer(walker.client.put("/session/agreements/employee", json=body), 409)
    assert walker.answer(walker.client.get("/session"), 200)["agreed"] == []


def test_a_face_token_serves_once_and_in_time(walker: Walker) -> None:
    walker.log_in(walker.person(scheme="employee"))
    case = walker.start("certifications", "employee")
    walker.to_face(case)
    first = walker.post(f"{case}/face-sessions", 201)["face"]
    assert first["expires_at"] == "2025-03-15T12:05:00+08:00"
    walker.post(f"{case}/back")
    walker.post(f"{case}/confirmation")
    second = walker.post(f"{case}/face-sessions", 201)["face"]
    assert walker.post(f"/face-sessions/{first['token']}/result", 409)["code"] == "face_session_ended"
    walker.change(frozen_at="2025-03-15T12:05:01+08:00")
    assert walker.post(f"/face-sessions/{second['token']}/result", 410)["code"] == "face_session_expired"
    walker.change(frozen_at="2025-03-15T12:05:00+08:00")
    assert walker.post(f"/face-sessions/{second['token']}/result")["state"] == "certified"
    assert walker.post(f"/face-sessions/{second['token']}/result", 409)["code"] == "face_session_ended"
    assert walker.post("/face-sessions/unknown/result", 404)["code"] == "not_found"


def test_what_begins_by_the_api_goes_on_by_the_pages_and_the_other_way_round(app: InProcess, walker: Walker) -> None:
    walker.log_in(walker.person(scheme="employee"))
    case = walker.start("certifications", "employee")
    pages = app.client("/yss", cookies={"yss_sandbox": KEY})
    sent = pages.post(f"{case}/method", data={"action": "choose_method", "method": "self"})
    assert sent.headers["location"] == f"/yss{case}/applicant"
    assert walker.answer(walker.client.get(case), 200)["state"] == "applicant"
    walker.post(f"{case}/applicant")
    pages.post(f"{case}/confirm_face", data={"action": "confirm"})
    pages.post(f"{case}/face", data={"action": "begin_capture"})
    token = walker.answer(walker.client.get(case), 200)["face"]["token"]
    assert walker.post(f"/face-sessions/{token}/result")["state"] == "certified"
    assert "认证成功" in pages.get(f"{case}/certified").text


def test_the_guangzhou_edition_leads_from_success_to_the_record(app: InProcess) -> None:
    walker = Walker(app, "guangzhou-2023")
    walker.log_in(walker.person(scheme="employee"))
    case = walker.start("certifications", "employee")
    walker.to_face(case)
    assert walker.show_face(case)["next"] == ["result", "home"]
    assert len(walker.post(f"{case}/result")["records"]) == 1
    walker.control.delete(f"/sandboxes/{KEY}")


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "code"),
    [
        ("GET", "/cases/1", None, 404, "not_found"),
        ("GET", "/cases/x", None, 404, "not_found"),
        ("GET", "/nothing", None, 404, "not_found"),
        ("PUT", "/cities", None, 405, "method_not_allowed"),
        ("PUT", "/session/city", {"city": "伦敦"}, 422, "invalid_field"),
        ("PUT", "/session/city", {}, 422, "invalid_request"),
        ("PUT", "/session/agreements/other", BOTH, 422, "invalid_request"),
        ("PUT", "/session/agreements/employee", {**BOTH, "more": 1}, 422, "invalid_request"),
    ],
)
def test_what_cannot_be_is_refused_with_a_code(
    walker: Walker, method: str, path: str, body: Any, status: int, code: str
) -> None:
    walker.log_in(walker.person(scheme="employee"))
    response = walker.client.request(method, path, json=body)
    assert response.headers["content-type"] == "application/problem+json"
    assert walker.answer(response, status)["code"] == code


def test_services_and_cities_are_called_as_on_the_pages(walker: Walker) -> None:
    services = {each["scheme"]: each["function"] for each in walker.client.get("/services").json()}
    assert services["resident"] == "城乡居民基本养老保险待遇领取资格认证"
    cities = [each["name"] for each in walker.client.get("/cities").json()]
    assert (len(cities), cities[0]) == (21, "广州市")
    walker.log_in(walker.person(scheme="employee"))
    chosen = walker.answer(walker.client.put("/session/city", json={"city": "揭阳市"}), 200)
    assert chosen["city"] == {"code": "445200", "name": "揭阳市"}


def test_nobody_logged_in_is_told_so(walker: Walker) -> None:
    assert walker.answer(walker.client.get("/session"), 409)["code"] == "not_logged_in"
    assert walker.post("/services/employee/queries", 409)["code"] == "not_logged_in"


def test_an_unknown_sandbox_is_refused(app: InProcess) -> None:
    response = app.client("/api/v1", headers={"X-YSS-Sandbox": "nowhere"}).get("/session")
    assert (response.status_code, response.json()["code"]) == (404, "unknown_sandbox")
