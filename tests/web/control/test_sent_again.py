"""Idempotency keys: a request of the API that is sent again is answered again, and is done once."""

from dataclasses import dataclass, replace
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mock_platform.web.api.router import router
from tests.web.control.journeys import BOTH, FACE, JOURNEYS, TO_FACE, ByApi, Journey, arranged
from tests.web.control.world import World, done, refused, world
from tests.web.in_process import InProcess

HEADER, REPLAYED = "Idempotency-Key", "Idempotency-Replayed"
SELF = TO_FACE[:2]
BEGIN = "/services/employee/certifications"


@dataclass(frozen=True)
class Request:
    """A request of the API, how one comes to where it can be made, and another that is none."""

    method: str
    template: str
    before: Journey
    body: Any = None
    other: Any = None

    def path(self, at: World) -> str:
        face = at.api.get("/cases/1").json().get("face")
        return self.template.format(scheme="employee", number=1, token=face["token"] if face else "none")

    def send(self, at: World, path: str, key: str | None = "k") -> httpx.Response:
        return at.api.request(self.method, path, json=self.body, headers={HEADER: key} if key is not None else {})


def after(*steps: str, name: str = "certified") -> Journey:
    return replace(JOURNEYS[name], steps=steps)


FAILED = after(*TO_FACE, *FACE, name="tried again")
REQUESTS = [
    Request("PUT", "/session/city", after(), {"city": "440900"}, {"city": "440100"}),
    Request("PUT", "/session/agreements/{scheme}", after(), BOTH, {"user_agreement": True}),
    Request("POST", "/services/{scheme}/certifications", after("agree")),
    Request("POST", "/services/{scheme}/queries", after("agree")),
    Request("POST", "/cases/{number}/method", after(*SELF), {"method": "self"}, {"method": "other"}),
    Request("POST", "/cases/{number}/applicant", after(*TO_FACE[:3]), None, {"name": "陈秀英"}),
    Request("POST", "/cases/{number}/confirmation", after(*TO_FACE[:4])),
    Request("POST", "/cases/{number}/face-sessions", after(*TO_FACE)),
    Request("POST", "/face-sessions/{token}/result", after(*TO_FACE, FACE[0])),
    Request("POST", "/cases/{number}/retry", FAILED),
    Request("POST", "/cases/{number}/back", after(*SELF)),
    Request("POST", "/cases/{number}/home", FAILED),
    Request("POST", "/cases/{number}/query-for-other", after("agree", "start_query")),
    Request("POST", "/cases/{number}/result", after(*TO_FACE, *FACE, name="Guangzhou")),
]
EVERY = pytest.mark.parametrize("request_", REQUESTS, ids=lambda each: each.template)


def come(app: InProcess, request_: Request) -> World:
    at = arranged(World(app), request_.before)
    walker = ByApi(at, "employee")
    for step in request_.before.steps:
        assert walker.step(step).is_success, step
    return at


def test_every_post_and_put_of_the_api_is_tried_here() -> None:
    every = {
        (operation.method, operation.path.removeprefix("/api/v1")) for operation in router if operation.method != "GET"
    }
    assert every == {(each.method, each.template) for each in REQUESTS}


@EVERY
def test_what_is_sent_again_is_answered_again_and_done_once(app: InProcess, request_: Request) -> None:
    at = come(app, request_)
    path = request_.path(at)
    first = request_.send(at, path)
    assert first.is_success, first.text
    assert REPLAYED not in first.headers
    before = at.rows()
    for _ in range(2):
        again = request_.send(at, path)
        assert (again.status_code, again.content) == (first.status_code, first.content)
        assert (again.headers[REPLAYED], again.headers["content-type"]) == ("true", "application/json")
    assert at.rows() == before
    *_, entry = at.journal()
    assert (entry["status"], entry["events"]) == (first.status_code, [])


@EVERY
def test_under_the_same_key_no_other_request_is_done(app: InProcess, request_: Request) -> None:
    at = come(app, request_)
    path = request_.path(at)
    request_.send(at, path)
    before = at.rows()
    others = [
        replace(request_, body=request_.other).send(at, path if request_.other is not None else "/cases/7/back"),
        at.api.put("/session/agreements/resident", json=BOTH, headers={HEADER: "k"}),
        replace(request_, body=None).send(at, "/face-sessions/nothing/result")
        if request_.method == "POST"
        else at.api.post("/cases/1/retry", headers={HEADER: "k"}),
    ]
    for other in others:
        refused(other, 422, "idempotency_key_reused")
    assert at.rows() == before


@EVERY
def test_a_refusal_is_not_kept(app: InProcess, request_: Request) -> None:
    at = come(app, request_)
    path = request_.path(at)
    at.arrange("POST", "/faults", {"kind": "error", "times": 1}, 201)
    before = at.without_counts()
    refused(request_.send(at, path), 503, "fault_injected")
    assert at.without_counts() == before
    answer = request_.send(at, path)
    assert answer.is_success
    assert REPLAYED not in answer.headers


def test_what_was_refused_may_be_done_under_the_same_key_once_it_can_be(app: InProcess) -> None:
    at = arranged(World(app), after())
    headers = {HEADER: "k"}
    for _ in range(2):
        begun = at.api.post(BEGIN, headers=headers)
        refused(begun, 409, "not_agreed")
    done(at.api.put("/session/agreements/employee", json=BOTH))
    begun = at.api.post(BEGIN, headers=headers)
    assert (begun.status_code, REPLAYED in begun.headers) == (201, False)


def test_a_body_that_was_refused_is_not_kept_either(app: InProcess) -> None:
    at = arranged(World(app), after())
    for body in ({"city": "伦敦"}, {"city": 1}, {}):
        assert at.api.put("/session/city", json=body, headers={HEADER: "k"}).status_code == 422
    assert REPLAYED not in at.api.put("/session/city", json={"city": "440100"}, headers={HEADER: "k"}).headers


def test_an_answer_that_was_spoilt_can_be_had_again_whole(app: InProcess) -> None:
    at = arranged(World(app), after("agree"))
    done(at.api.put("/session/agreements/employee", json=BOTH))
    at.arrange("POST", "/faults", {"kind": "broken_json", "times": 1}, 201)
    path, headers = BEGIN, {HEADER: "k"}
    with pytest.raises(UnicodeDecodeError):
        at.api.post(path, headers=headers).json()
    again = at.api.post(path, headers=headers)
    assert (again.json()["number"], again.headers[REPLAYED]) == (1, "true")


def test_a_key_is_its_sandboxs_own(app: InProcess) -> None:
    request_ = REQUESTS[2]
    for at in (come(app, request_), come(app, request_)):
        answer = request_.send(at, request_.path(at))
        assert (answer.status_code, REPLAYED in answer.headers) == (201, False)


def test_without_a_key_everything_is_done_again(app: InProcess) -> None:
    at = come(app, REQUESTS[2])
    assert [REQUESTS[2].send(at, BEGIN, None).json()["number"] for _ in range(3)] == [1, 2, 3]


def test_keys_differ_in_every_letter(app: InProcess) -> None:
    at = come(app, REQUESTS[2])
    keys = ["k", "K", "kk", "k" * 254, "k" * 255]
    assert [REQUESTS[2].send(at, BEGIN, key).json()["number"] for key in keys] == [1, 2, 3, 4, 5]


@settings(max_examples=30)
@given(key=st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=255))
def test_any_key_serves(app: InProcess, key: str) -> None:
    with world(app) as at:
        arranged(at, after())
        sent = [at.api.put("/session/city", json={"city": "440100"}, headers={HEADER: key}) for _ in range(2)]
        assert [REPLAYED in each.headers for each in sent] == [False, True]


@pytest.mark.parametrize("key", ["", "k" * 256, "k" * 300])
def test_a_key_that_is_none_or_too_long_is_refused(app: InProcess, key: str) -> None:
    """Rather than cut off, so that two would be the same."""
    at = come(app, REQUESTS[2])
    before = at.rows()
    told = refused(REQUESTS[2].send(at, BEGIN, key), 422, "invalid_field")
    assert told["field"] == HEADER
    assert "255" in told["detail"]
    assert at.rows() == before


@pytest.mark.parametrize("path", ["/services", "/cities", "/session", "/cases/1"])
def test_reading_needs_no_key_and_keeps_none(app: InProcess, path: str) -> None:
    at = come(app, REQUESTS[4])
    before = at.rows()
    for _ in range(2):
        assert REPLAYED not in at.api.get(path, headers={HEADER: "k"}).headers
    assert at.rows() == before


def test_arranging_may_be_sent_again_too(app: InProcess) -> None:
    at = World(app)
    address, headers = f"/sandboxes/{at.key}/people", {HEADER: "k"}
    made = [at.control.post(address, json={"scheme": "employee"}, headers=headers) for _ in range(2)]
    assert made[0].json() == made[1].json()
    assert [REPLAYED in each.headers for each in made] == [False, True]
    assert len(at.arrange("GET", "/people")) == 1
