"""What the control plane cannot use it refuses with problem details (RFC 9457), one clear sentence, and no change."""

import json
from collections.abc import Iterator
from itertools import product
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.web.in_process import InProcess, in_process
from tests.web.sandboxes import Sandbox

MEBIBYTE = 1024 * 1024
LONG = "x" * 10_000


@pytest.fixture(scope="module")
def app() -> Iterator[InProcess]:
    with in_process() as app:
        yield app


@pytest.fixture(scope="module")
def sandbox(app: InProcess) -> Sandbox:
    """A sandbox with a pensioner, number 1."""
    sandbox = Sandbox.new(app.control(), key="s")
    sandbox.person(scheme="employee")
    return sandbox


def problem(answer: httpx.Response, *statuses: int) -> dict[str, Any]:
    """The details of a refusal: what RFC 9457 asks for, in words of one line."""
    assert answer.status_code in (statuses or range(400, 500)), (answer.status_code, answer.text)
    assert answer.headers["content-type"] == "application/problem+json"
    details: dict[str, Any] = answer.json()
    assert set(details) - {"field", "state", "expected", "clause"} == {"type", "title", "status", "detail", "code"}
    assert details["status"] == answer.status_code
    assert details["title"]
    assert 0 < len(details["detail"]) <= 2000
    assert "\n" not in details["detail"]
    return details


# What is wrong, where: the detail or the field must say so.
SETTINGS: list[tuple[dict[str, Any], str]] = [
    ({"edition": "nobody's"}, "edition"),
    ({"edition": ""}, "edition"),
    ({"edition": None}, "edition"),
    ({"edition": 1}, "edition"),
    ({"city": "北京市"}, "city"),
    ({"city": "440000"}, "city"),
    ({"city": 440100}, "city"),
    ({"city": "\ud800"}, "不是完整的 JSON"),
    ({"explorer": "yes"}, "explorer"),
    ({"explorer": 1}, "explorer"),
    ({"explorer": None}, "explorer"),
    ({"register_down": "no"}, "register_down"),
    ({"strict_suspension": 0}, "strict_suspension"),
    ({"retry_limit": -1}, "retry_limit"),
    ({"retry_limit": 101}, "retry_limit"),
    ({"retry_limit": 10**30}, "retry_limit"),
    ({"retry_limit": 1.5}, "retry_limit"),
    ({"retry_limit": "3"}, "retry_limit"),
    ({"retry_limit": True}, "retry_limit"),
    ({"retry_limit": float("nan")}, "retry_limit"),
    ({"retry_limit": float("inf")}, "retry_limit"),
    ({"frozen_at": "yesterday"}, "frozen_at"),
    ({"frozen_at": ""}, "frozen_at"),
    ({"frozen_at": "2025-02-30T09:00:00+08:00"}, "frozen_at"),
    ({"frozen_at": "2025-03-15T25:00:00+08:00"}, "frozen_at"),
    ({"frozen_at": "2025-03-15T09:00:00+99:00"}, "frozen_at"),
    ({"frozen_at": 20250315}, "frozen_at"),
    ({"frozen_at": "20250315"}, "frozen_at"),
    ({"frozen_at": 1e300}, "frozen_at"),
    ({"frozen_at": ["2025-03-15"]}, "frozen_at"),
    ({"frozen_at": "0001-01-01T00:00:00+08:00"}, "frozen_at"),
    ({"frozen_at": "0001-01-01T00:00:00+14:00"}, "frozen_at"),
    ({"frozen_at": "9999-12-31T23:59:59-12:00"}, "frozen_at"),
    ({"frozen_at": "9999-12-31T23:59:59Z"}, "frozen_at"),
    ({"frozen_at": "1949-12-31T23:59:59+08:00"}, "frozen_at"),
    ({"frozen_at": "2100-01-01T00:00:00+08:00"}, "frozen_at"),
    ({"frozen_at": "2099-12-31T23:59:59Z"}, "frozen_at"),
    ({"frozen_at": "9" * 5000}, "frozen_at"),
    ({"forzen_at": "2025-03-15T09:00:00+08:00"}, "forzen_at"),
    ({"": 1}, "没有这个字段"),
    ({LONG: 1}, "没有这个字段"),
    ({"\ud800": 1}, "body"),
    ({"中文": 1}, "中文"),
]
NEW: list[tuple[dict[str, Any], str]] = [
    ({"key": ""}, "key"),
    ({"key": "a b"}, "key"),
    ({"key": "中文"}, "key"),
    ({"key": "x" * 65}, "key"),
    ({"key": "a\n"}, "key"),
    ({"key": "../x"}, "key"),
    ({"key": 1}, "key"),
    ({"seed": "x" * 65}, "seed"),
    ({"seed": 7}, "seed"),
    ({"seed": None}, "seed"),
    ({"seed": "\ud800"}, "不是完整的 JSON"),
    ({"account": 1}, "account"),
]
CHANGE: list[tuple[dict[str, Any], str]] = [
    ({"account": 0}, "account"),
    ({"account": -1}, "account"),
    ({"account": 2}, "编号为 2"),
    ({"account": "1"}, "account"),
    ({"account": True}, "account"),
    ({"account": 1.5}, "account"),
    ({"account": 2**31}, "account"),
    ({"account": 10**400}, "account"),
    ({"key": "t"}, "key"),
]
PEOPLE: list[tuple[dict[str, Any], str]] = [
    ({"scheme": "nobody"}, "scheme"),
    ({"scheme": "EMPLOYEE"}, "scheme"),
    ({"scheme": "employee", "status": "dead"}, "status"),
    ({"scheme": "employee", "status": None}, "status"),
    ({"scheme": "employee", "registration": "other"}, "registration"),
    ({"document_type": "居民身份证"}, "document_type"),
    ({"city": "440000"}, "city"),
    ({"sex": "x"}, "sex"),
    ({"scheme": "employee", "sex": "male", "document_type": "hmt_residence_permit"}, "sex"),
    ({"sex": "male", "document_type": "hmt_residence_permit"}, "sex"),
    ({"scheme": "employee", "status": "suspended", "suspended_months": -1}, "suspended_months"),
    ({"scheme": "employee", "status": "suspended", "suspended_months": 601}, "suspended_months"),
    ({"scheme": "employee", "status": "suspended", "suspended_months": "2"}, "suspended_months"),
    ({"scheme": "employee", "suspended_months": 13}, "suspended_months"),
    ({"status": "terminated"}, "scheme"),
    ({"registration": "other_name"}, "scheme"),
    ({"suspended_months": 3}, "suspended_months"),
    ({"name": "张三"}, "name"),
    ({"note": "x"}, "note"),
]
BENEFITS: list[tuple[dict[str, Any], str]] = [
    ({}, "city"),
    ({"city": "x"}, "city"),
    ({"city": "440100", "status": "x"}, "status"),
    ({"city": "440100", "since": "x"}, "since"),
    ({"city": "440100", "since": "2025-02-30"}, "since"),
    ({"city": "440100", "since": 20250315}, "since"),
    ({"city": "440100", "since": "0001-01-01"}, "since"),
    ({"city": "440100", "since": "9999-12-31"}, "since"),
    ({"city": "440100", "scheme": "employee"}, "scheme"),
]
FACES: list[tuple[dict[str, Any], str]] = [
    ({}, "outcomes"),
    ({"outcomes": None}, "outcomes"),
    ({"outcomes": "pass"}, "outcomes"),
    ({"outcomes": ["通过"]}, "outcomes.0"),
    ({"outcomes": ["pass", "PASS"]}, "outcomes.1"),
    ({"outcomes": [["pass"]]}, "outcomes.0"),
    ({"outcomes": ["pass"] * 101}, "outcomes"),
    ({"outcome": ["pass"]}, "outcome"),
]
RECORDS: list[tuple[dict[str, Any], str]] = [
    ({}, "scheme"),
    ({"scheme": "x"}, "scheme"),
    ({"scheme": "resident"}, "城乡居民"),
    ({"scheme": "employee", "on": "x"}, "on"),
    ({"scheme": "employee", "on": "2025-02-29"}, "on"),
    ({"scheme": "employee", "on": "2025-03-15T09:00:00"}, "on"),
    ({"scheme": "employee", "on": 0}, "on"),
    ({"scheme": "employee", "on": "0001-01-01"}, "on"),
    ({"scheme": "employee", "on": "1949-12-31"}, "on"),
    ({"scheme": "employee", "on": "2100-01-01"}, "on"),
    ({"scheme": "employee", "on": "9999-12-31"}, "on"),
]
BODIES = [
    *(("POST", "/sandboxes", body, words) for body, words in [*SETTINGS, *NEW]),
    *(("PATCH", "/sandboxes/{key}", body, words) for body, words in [*SETTINGS, *CHANGE]),
    *(("POST", "/sandboxes/{key}/people", body, words) for body, words in PEOPLE),
    *(("PUT", "/sandboxes/{key}/people/1/benefits/employee", body, words) for body, words in BENEFITS),
    *(("PUT", "/sandboxes/{key}/people/1/face", body, words) for body, words in FACES),
    *(("POST", "/sandboxes/{key}/people/1/records", body, words) for body, words in RECORDS),
]
OPERATIONS = list(dict.fromkeys((method, path) for method, path, _, _ in BODIES))


@pytest.mark.usefixtures("sandbox")
@pytest.mark.parametrize(("method", "path", "body", "words"), BODIES)
def test_a_body_is_refused_with_what_is_wrong_in_it(
    app: InProcess, method: str, path: str, body: dict[str, Any], words: str
) -> None:
    before = app.rows()
    answer = app.control().request(method, path.format(key="s"), content=json.dumps(body), headers=JSON)
    details = problem(answer, 422, 404)
    assert words in details["detail"] or words == details.get("field")
    assert app.rows() == before


JSON = {"Content-Type": "application/json"}
NO_BODIES = {
    "nothing": b"",
    "no JSON": b"{",
    "a form": b"edition=official",
    "NUL": b"\x00",
    "no UTF-8": b'{"seed": "\xff\xfe"}',
    "UTF-16": json.dumps({"explorer": "x"}).encode("utf-16"),
    "null": b"null",
    "a list": b"[]",
    "a list of them": b'[{"scheme": "employee"}]',
    "a number": b"1",
    "a text": b'"official"',
    "a deep one": b"[" * 100_000,
    "a long number": b'{"retry_limit": ' + b"9" * 10_000 + b"}",
    "two at once": b"{}{}",
    "a trailing comma": b'{"explorer": true,}',
    "too large": b'{"seed": "' + b"x" * (11 * MEBIBYTE) + b'"}',
}


@pytest.mark.usefixtures("sandbox")
@pytest.mark.parametrize("kind", NO_BODIES)
@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_what_is_no_object_is_refused(app: InProcess, method: str, path: str, kind: str) -> None:
    before = app.rows()
    answer = app.control().request(method, path.format(key="s"), content=NO_BODIES[kind], headers=JSON)
    problem(answer, 413) if kind == "too large" else problem(answer, 400, 422)
    assert app.rows() == before


@pytest.mark.usefixtures("sandbox")
@pytest.mark.parametrize("kind", [None, "text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "x"])
@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_what_is_not_called_json_is_refused(app: InProcess, method: str, path: str, kind: str | None) -> None:
    before = app.rows()
    headers = {"Content-Type": kind} if kind else {}
    body = json.dumps({"scheme": "employee", "city": "440100", "outcomes": []}).encode()
    problem(app.control().request(method, path.format(key="s"), content=body, headers=headers))
    assert app.rows() == before


JSON_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(exclude_categories=()), max_size=20)
    | st.dates().map(str)
    | st.datetimes(timezones=st.none() | st.timezones()).map(str)
    | st.sampled_from(["employee", "resident", "official", "440100", "suspended", "pass", "2025-03-15", "passport"]),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)
NAMES = st.sampled_from(sorted({name for _, _, body, _ in BODIES for name in body if len(name) < 20}))


@pytest.fixture(scope="module")
def changing(app: InProcess) -> Sandbox:
    sandbox = Sandbox.new(app.control())
    sandbox.person(scheme="employee")
    return sandbox


@settings(max_examples=150)
@given(operation=st.sampled_from(OPERATIONS), body=st.dictionaries(NAMES, JSON_VALUES, max_size=4))
def test_whatever_is_sent_is_done_or_refused(
    app: InProcess, changing: Sandbox, operation: tuple[str, str], body: dict[str, Any]
) -> None:
    method, path = operation
    http = app.control()
    answer = http.request(method, path.format(key=changing.key), content=json.dumps(body), headers=JSON)
    if answer.is_success:
        assert http.get(f"/sandboxes/{changing.key}").status_code == 200
    else:
        problem(answer)


# Whatever day the clock shows, people, records and pages can be had.
DAYS = ["1950-01-01", "1950-02-28", "1999-12-31", "2000-02-29", "2024-02-29", "2025-03-31", "2096-02-29", "2099-12-31"]


MOMENTS = [
    *product(DAYS, ["+08:00"]),
    *product(DAYS[-1:], ["", "Z", "+14:00"]),
    *product(DAYS[:1], ["", "Z", "-03:30"]),
]


@pytest.mark.parametrize(("day", "offset"), MOMENTS)
def test_on_every_day_that_can_be_set_everything_works(app: InProcess, day: str, offset: str) -> None:
    sandbox = Sandbox.new(app.control(), frozen_at=f"{day}T12:00:00{offset}", strict_suspension=True)
    for needs in (
        {"scheme": "employee", "status": "suspended", "suspended_months": 600},
        {"scheme": "resident", "document_type": "hmt_residence_permit"},
        {"scheme": "employee", "sex": "female", "status": "not_started"},
        {},
    ):
        sandbox.person(**needs)
    for on in (DAYS[0], day, DAYS[-1]):
        sandbox.record("employee", on)
    http = app.client(headers={"X-YSS-Sandbox": sandbox.key})
    http.post("/yss/services/employee", data={"user-agreement": "on", "privacy": "on"})
    page = http.post("/yss/services/employee/queries").headers["location"]
    assert "2100-12-31" in http.get(page).text


# --- addresses

NUMBERS = ["0", "-1", "2", "2147483648", "9" * 30, "9" * 5000, "x", "１", "%00"]


@pytest.mark.usefixtures("sandbox")
@pytest.mark.parametrize("number", NUMBERS)
def test_a_person_who_is_not_there_is_not_found(app: InProcess, number: str) -> None:
    http, person = app.control(), f"/sandboxes/s/people/{number}"
    before = app.rows()
    problem(http.put(f"{person}/benefits/employee", json={"city": "440100"}), 404, 422)
    problem(http.put(f"{person}/face", json={"outcomes": []}), 404, 422)
    problem(http.post(f"{person}/records", json={"scheme": "employee"}), 404, 422)
    problem(http.get(f"{person}/records", params={"scheme": "employee"}), 404, 422)
    assert app.rows() == before


@pytest.mark.usefixtures("sandbox")
@pytest.mark.parametrize("query", [{}, {"scheme": ""}, {"scheme": "x"}, {"scheme": "\x00"}, {"Scheme": "employee"}])
def test_records_are_asked_for_by_scheme(app: InProcess, query: dict[str, str]) -> None:
    assert "scheme" in problem(app.control().get("/sandboxes/{key}/people/1/records", params=query), 422)["detail"]


@pytest.mark.parametrize("key", ["unknown", "x" * 5000, "%E4%B8%AD", "%00", "%ff", "a%20b", "<b>"])
def test_a_sandbox_that_is_not_there_is_not_found(app: InProcess, key: str) -> None:
    http = app.control()
    for answer in (
        http.get(f"/sandboxes/{key}"),
        http.patch(f"/sandboxes/{key}", json={}),
        http.delete(f"/sandboxes/{key}"),
        http.get(f"/sandboxes/{key}/people"),
        http.post(f"/sandboxes/{key}/people", json={}),
        http.put(f"/sandboxes/{key}/people/1/face", json={"outcomes": []}),
    ):
        problem(answer, 404)


@pytest.mark.parametrize(
    "path", ["", "/", "/nowhere", "/sandboxes/s/nowhere", "/sandboxes/{key}/people/1/benefits/nobody"]
)
def test_an_address_without_an_operation_is_called_so(app: InProcess, path: str) -> None:
    problem(app.control().put(path, json={"city": "440100"}), 404, 422)


def test_a_key_is_taken_once(app: InProcess, sandbox: Sandbox) -> None:
    refused = problem(app.control().post("/sandboxes", json={"key": sandbox.key}), 409)
    assert refused["code"] == "sandbox_exists"


@pytest.mark.parametrize("method", ["PUT", "DELETE", "HEAD"])
def test_another_method_is_refused(app: InProcess, method: str) -> None:
    answer = app.control().request(method, "/sandboxes/s/reset")
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")
    of_one = app.control().request("POST", "/sandboxes/s")
    assert (of_one.status_code, of_one.headers["allow"]) == (405, "DELETE, GET, HEAD, PATCH, PUT")


def test_a_fault_of_ours_is_told_in_one_sentence(app: InProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    def fault() -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr(app.platform.database, "begin", fault)
    answers = {}
    for path in ("/control/v1/sandboxes/s", "/yss"):
        with app.answering_faults():
            answers[path] = app.client().get(path)
        assert answers[path].status_code == 500
        assert "系统繁忙，请稍后再试。" in answers[path].text
        assert "secret" not in answers[path].text
        assert answers[path].headers["content-security-policy"]
    assert answers["/control/v1/sandboxes/s"].headers["content-type"] == "application/problem+json"
