"""Faults of a sandbox: put there, taken away, and what of a call they prevent or spoil."""

from typing import Any

import httpx
import pytest

from mock_platform.core.fault import PREVENTING, FaultKind
from mock_platform.core.operations import OPERATIONS
from mock_platform.web.control.fault_bodies import KINDS
from mock_platform.web.control.faults import PRESETS
from mock_platform.wire import WireBroken
from tests.web.control.world import BOTH, NOW, Answer, World, done, refused
from tests.web.in_process import InProcess

CITY = {"city": "揭阳市"}
CUT = (FaultKind.TRUNCATED_BODY, FaultKind.CONNECTION_RESET, FaultKind.EMPTY_ANSWER)
# So that nobody has to wait.
AT_ONCE: dict[FaultKind, Answer] = {
    FaultKind.FIXED_DELAY: {"seconds": 0},
    FaultKind.RANGE_DELAY: {"least": 0, "most": 0},
    FaultKind.LOGNORMAL_DELAY: {"most": 0},
    FaultKind.SLOW_BODY: {"seconds": 0},
}
DEFAULTS: dict[str, Any] = {"operation": "*", "times": None, "pattern": None, "probability": None, "until": None}
PARAMETERS: dict[FaultKind, Answer] = {
    FaultKind.FIXED_DELAY: {"seconds": 1},
    FaultKind.RANGE_DELAY: {"least": 0.1, "most": 1},
    FaultKind.LOGNORMAL_DELAY: {"median": 0.3, "sigma": 0.5, "most": 10},
    FaultKind.ERROR: {"status": 503},
    FaultKind.RATE_LIMIT: {"retry_after": 30},
    FaultKind.WRONG_CONTENT_TYPE: {"content_type": "text/html; charset=utf-8"},
    FaultKind.BROKEN_JSON: {},
    FaultKind.TRUNCATED_BODY: {"share": 0.5},
    FaultKind.SLOW_BODY: {"seconds": 1},
    FaultKind.CONNECTION_RESET: {},
    FaultKind.EMPTY_ANSWER: {},
}


@pytest.fixture
def at(here: World) -> World:
    """Somebody is logged in."""
    here.person(scheme="employee")
    here.log_in()
    return here


def fault(at: World, kind: str = "error", **more: Any) -> Answer:
    return dict(at.arrange("POST", "/faults", {"kind": kind, **more}, 201))


def names(at: World) -> list[str]:
    return [each["name"] for each in at.arrange("GET", "/faults")]


def choose(at: World, city: Answer = CITY) -> httpx.Response:
    return at.api.put("/session/city", json=city)


def calls(at: World, count: int) -> str:
    """Of the next calls, which are struck."""
    return "".join("x" if choose(at).status_code == 503 else "." for _ in range(count))


def seen(at: World) -> dict[str, int]:
    return {each["name"]: each["seen"] for each in at.arrange("GET", "/faults")}


# --- put and taken away


@pytest.mark.parametrize("kind", FaultKind)
def test_a_fault_is_put_as_it_is_asked_for_and_else_as_its_kind_is(at: World, kind: FaultKind) -> None:
    told = fault(at, kind)
    assert told == {**DEFAULTS, "name": kind, "kind": kind, "parameters": PARAMETERS[kind], "seen": 0}
    more = {"name": "mine", "operation": "agree", "times": 2, "lasts": 60, **AT_ONCE.get(kind, {})}
    told = fault(at, kind, **more)
    assert told == told | {"name": "mine", "operation": "agree", "times": 2, "until": "2025-03-15T09:01:00+08:00"}
    assert told["parameters"] == PARAMETERS[kind] | AT_ONCE.get(kind, {})
    assert [each for each in at.arrange("GET", "/faults") if each["name"] == "mine"] == [told]


def test_every_kind_has_a_body() -> None:
    kinds = [each.model_fields["kind"].annotation.__args__[0] for each in KINDS]  # type: ignore[union-attr]
    assert kinds == list(FaultKind) == list(PARAMETERS)


def test_the_same_name_replaces_and_others_stay(at: World) -> None:
    fault(at, name="a")
    fault(at, name="b")
    choose(at)
    fault(at, "rate_limit", name="a", operation="agree")
    assert [(each["name"], each["kind"], each["seen"]) for each in at.arrange("GET", "/faults")] == [
        ("b", "error", 1),
        ("a", "rate_limit", 0),
    ]


def test_one_is_removed_or_all(at: World) -> None:
    for name in ("a", "b", "c"):
        fault(at, name=name)
    at.arrange("DELETE", "/faults/b", None, 204)
    assert names(at) == ["a", "c"]
    refused(at.send("DELETE", "/faults/b"), 404, "not_found")
    for _ in range(2):
        at.arrange("DELETE", "/faults", None, 204)
        assert names(at) == []
    done(choose(at))


REFUSED: list[tuple[Any, str]] = [
    ({}, "kind"),
    ({"kind": "x"}, "kind"),
    ({"kind": None}, "kind"),
    ([], "body"),
    ({"kind": "error", "operation": "x"}, "operation"),
    ({"kind": "error", "operation": ""}, "operation"),
    ({"kind": "error", "operation": "put_fault"}, "operation"),
    ({"kind": "error", "operation": "read_sandbox"}, "operation"),
    ({"kind": "error", "seconds": 1}, "seconds"),
    ({"kind": "fixed_delay", "status": 500}, "status"),
    ({"kind": "error", "status": 399}, "status"),
    ({"kind": "error", "status": 600}, "status"),
    ({"kind": "error", "status": "503"}, "status"),
    ({"kind": "error", "name": "a b"}, "name"),
    ({"kind": "error", "name": ""}, "name"),
    ({"kind": "error", "name": "x" * 65}, "name"),
    ({"kind": "error", "times": 0}, "times"),
    ({"kind": "error", "times": 1.5}, "times"),
    ({"kind": "error", "pattern": []}, "pattern"),
    ({"kind": "error", "pattern": [1, 0]}, "pattern"),
    ({"kind": "error", "pattern": [True] * 1001}, "pattern"),
    ({"kind": "error", "probability": 1.1}, "probability"),
    ({"kind": "error", "probability": -0.1}, "probability"),
    ({"kind": "error", "times": 1, "probability": 0.5}, "times"),
    ({"kind": "error", "pattern": [True], "probability": 0.5}, "times"),
    ({"kind": "error", "times": 1, "pattern": [True]}, "times"),
    ({"kind": "error", "lasts": "soon"}, "lasts"),
    ({"kind": "error", "lasts": 1e300}, "lasts"),
    ({"kind": "fixed_delay", "seconds": 61}, "seconds"),
    ({"kind": "fixed_delay", "seconds": -1}, "seconds"),
    ({"kind": "range_delay", "least": 2}, "least"),
    ({"kind": "lognormal_delay", "median": 0}, "median"),
    ({"kind": "lognormal_delay", "sigma": 4}, "sigma"),
    ({"kind": "rate_limit", "retry_after": -1}, "retry_after"),
    ({"kind": "rate_limit", "status": 429}, "status"),
    ({"kind": "truncated_body", "share": 1}, "share"),
    ({"kind": "wrong_content_type", "content_type": "x"}, "content_type"),
    ({"kind": "wrong_content_type", "content_type": "text/html\r\nX: y"}, "content_type"),
    ({"kind": "error", "seen": 1}, "seen"),
]


@pytest.mark.parametrize(("body", "field"), REFUSED)
def test_what_is_no_fault_is_refused(at: World, body: Any, field: str) -> None:
    before = at.rows()
    answer = at.send("POST", "/faults", body)
    assert answer.json()["code"] in ("invalid_request", "invalid_field")
    assert answer.status_code == 422
    assert answer.json().get("field") == field or field in answer.json()["detail"]
    assert at.rows() == before


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e309"])
def test_no_fault_lasts_for_ever(at: World, number: str) -> None:
    for body in (f'{{"kind": "fixed_delay", "seconds": {number}}}', f'{{"kind": "error", "probability": {number}}}'):
        address, headers = f"/sandboxes/{at.key}/faults", {"Content-Type": "application/json"}
        refused(at.control.post(address, content=body, headers=headers), 422, "invalid_request")


# --- prevented, or done


PREVENTED: list[tuple[Answer, int, str | None]] = [
    ({"kind": "error"}, 503, None),
    ({"kind": "error", "status": 400}, 400, None),
    ({"kind": "error", "status": 599}, 599, None),
    ({"kind": "error", "status": 429}, 429, None),
    ({"kind": "rate_limit"}, 429, "30"),
    ({"kind": "rate_limit", "retry_after": 0}, 429, "0"),
]


@pytest.mark.parametrize(("body", "status", "after"), PREVENTED)
def test_nothing_is_done_where_a_fault_prevents_it(at: World, body: Answer, status: int, after: str | None) -> None:
    fault(at, **body, name="f")
    before = at.without_counts()
    answer = choose(at)
    told = refused(answer, status, "fault_injected")
    assert (told["fault"], answer.headers.get("retry-after")) == ("f", after)
    assert answer.headers["content-type"] == "application/problem+json"
    assert at.without_counts() == before
    entry = at.journal()[-1]
    assert (entry["operation"], entry["status"], entry["faults"], entry["events"]) == ("choose_city", status, ["f"], [])


@pytest.mark.parametrize("kind", sorted(set(FaultKind) - PREVENTING))
def test_everything_is_done_where_a_fault_spoils_the_answer(app: InProcess, at: World, kind: FaultKind) -> None:
    fault(at, kind, **AT_ONCE.get(kind, {}))
    if kind in CUT:
        with pytest.raises(WireBroken):
            choose(at)
    else:
        assert choose(at).status_code == 200
    assert at.arrange("GET")["city"] == "445200"
    entry = at.journal()[-1]
    assert (entry["status"], entry["faults"], len(entry["events"])) == (200, [kind], 1)


def test_how_answers_are_spoilt(at: World) -> None:
    whole = choose(at)
    for kind in AT_ONCE:
        fault(at, kind, **AT_ONCE[kind])
        answer = choose(at)
        assert (answer.content, dict(answer.headers)) == (whole.content, dict(whole.headers))
        at.arrange("DELETE", "/faults", None, 204)
    fault(at, "wrong_content_type", content_type="text/plain")
    answer = choose(at)
    assert (answer.content, answer.headers["content-type"]) == (whole.content, "text/plain")
    at.arrange("DELETE", "/faults", None, 204)
    fault(at, "broken_json")
    answer = choose(at)
    assert answer.content[:-2] == whole.content[: len(whole.content) // 2]
    assert int(answer.headers["content-length"]) == len(answer.content)
    with pytest.raises(UnicodeDecodeError):
        answer.json()


# --- when


@pytest.mark.parametrize(
    ("when", "struck"),
    [
        ({}, "xxxxxx"),
        ({"times": 2}, "xx...."),
        ({"pattern": [False, True, False, True]}, ".x.x.."),
        ({"probability": 0}, "......"),
        ({"probability": 1}, "xxxxxx"),
    ],
)
def test_which_calls_are_struck(at: World, when: Answer, struck: str) -> None:
    fault(at, **when)
    assert calls(at, 6) == struck
    assert seen(at) == {"error": 6}


def test_chance_follows_from_the_seed(app: InProcess) -> None:
    drawn = []
    for seed in ("a", "a", "b"):
        at = World(app, seed=seed, people=["employee"])
        fault(at, probability=0.5)
        drawn.append(calls(at, 24))
    assert drawn[0] == drawn[1] != drawn[2]
    assert {"x", "."} == set(drawn[0])


def test_it_lasts_by_the_sandboxs_clock(at: World) -> None:
    fault(at, lasts="PT5M")
    assert calls(at, 2) == "xx"
    at.arrange("POST", "/clock/advance", {"by": 299})
    assert calls(at, 1) == "x"
    at.arrange("POST", "/clock/advance", {"by": 1})
    assert calls(at, 2) == ".."
    at.arrange("PUT", "/clock", {"frozen_at": NOW})
    assert calls(at, 1) == "x"
    assert seen(at) == {"error": 4}


def test_a_call_that_is_refused_counts_too(at: World) -> None:
    fault(at, "fixed_delay", seconds=0, operation="start_query", times=2)
    for count in (1, 2, 3):
        refused(at.api.post("/services/employee/queries"), 409, "not_agreed")
        assert seen(at) == {"fixed_delay": count}
        assert at.journal()[-1]["faults"] == (["fixed_delay"] if count < 3 else [])
        assert at.journal()[-1]["code"] == "not_agreed"


def test_a_request_that_is_none_does_not_count(at: World) -> None:
    fault(at, times=1)
    for answer in (
        at.api.put("/session/city", json={"city": "伦敦"}),
        at.api.put("/session/city", json={"city": 1}),
        at.api.get("/nowhere"),
        at.api.delete("/session"),
    ):
        assert answer.json()["code"] in ("invalid_field", "invalid_request", "not_found", "method_not_allowed")
        assert at.journal()[-1]["faults"] == []
    assert seen(at) == {"error": 0}
    assert calls(at, 2) == "x."


def test_several_strike_at_once_and_the_first_that_prevents_answers(at: World) -> None:
    fault(at, "fixed_delay", seconds=0)
    fault(at, "error", name="e", status=500, times=2)
    fault(at, "rate_limit", name="r", times=3)
    answers = [choose(at) for _ in range(4)]
    assert [each.status_code for each in answers] == [500, 500, 429, 200]
    assert [entry["faults"] for entry in at.journal(operation="choose_city")] == [
        ["fixed_delay", "e", "r"],
        ["fixed_delay", "e", "r"],
        ["fixed_delay", "r"],
        ["fixed_delay"],
    ]


def test_what_spoils_spoils_what_prevents_if_it_came_before(at: World) -> None:
    fault(at, "wrong_content_type", content_type="text/plain")
    fault(at, "error")
    answer = choose(at)
    assert (answer.status_code, answer.headers["content-type"]) == (503, "text/plain")


# --- whom it concerns


def test_an_operations_fault_concerns_no_other_by_the_api_or_by_a_page(at: World) -> None:
    fault(at, operation="choose_city")
    assert choose(at).status_code == 503
    assert at.pages.post("/yss/cities", data={"city": "440900"}).status_code == 503
    for answer in (
        at.api.get("/cities"),
        at.api.get("/session"),
        at.api.put("/session/agreements/employee", json=BOTH),
        at.pages.get("/yss"),
        at.pages.get("/yss/cities"),
    ):
        done_or_shown(answer)
    assert seen(at) == {"error": 2}


def done_or_shown(answer: httpx.Response) -> None:
    assert answer.status_code in (200, 303), answer.text


def test_a_page_tells_people_that_the_system_is_busy(at: World) -> None:
    fault(at, operation="home")
    page = at.pages.get("/yss")
    assert (page.status_code, page.headers["content-type"]) == (503, "text/html; charset=utf-8")
    assert "系统繁忙，请稍后再试。" in page.text


@pytest.mark.parametrize("operation", OPERATIONS)
def test_every_operation_can_have_a_fault(at: World, operation: str) -> None:
    assert fault(at, operation=operation)["operation"] == operation


def test_a_fault_of_all_strikes_api_and_pages_but_never_who_arranges(at: World) -> None:
    fault(at, name="all")
    for path in ("/session", "/cities", "/services", "/cases/1"):
        refused(at.api.get(path), 503, "fault_injected")
    for path in ("/", "/yss", "/about", "/wechat/scan"):
        assert at.pages.get(path).status_code == 503
    before = seen(at)
    at.person()
    for path in ("", "/people", "/faults", "/journal", "/clock", "/checkpoints"):
        at.arrange("GET", path)
    refused(at.send("POST", "/people/99/events", {"event": "die"}), 404, "not_found")
    assert seen(at) == before == {"all": 8}
    at.arrange("DELETE", "/faults", None, 204)
    done(at.api.get("/session"))


def test_it_strikes_in_its_own_sandbox_only(app: InProcess, at: World) -> None:
    other = World(app, people=["employee"])
    fault(at)
    done(choose(other))
    assert names(other) == []
    refused(choose(at), 503, "fault_injected")
    other.arrange("DELETE", "/faults", None, 204)
    refused(choose(at), 503, "fault_injected")


# --- speed


def test_a_sandbox_is_fast_at_first(at: World) -> None:
    assert at.arrange("GET", "/speed") == {"preset": "fast"}
    assert at.arrange("PUT", "/speed", {"preset": "fast"}) == {"preset": "fast"}
    assert names(at) == []


def test_a_realistic_one_has_delays_and_other_faults_stay(at: World) -> None:
    fault(at, operation="agree")
    for _ in range(2):
        assert at.arrange("PUT", "/speed", {"preset": "realistic"}) == {"preset": "realistic"}
        delays = at.arrange("GET", "/faults")[1:]
        assert {each["kind"] for each in delays} == {"lognormal_delay"}
        assert [each["name"] for each in delays] == [each.name for each in PRESETS[next(reversed(PRESETS))]]
        assert all(each["operation"] in ("*", *OPERATIONS) for each in delays)
    assert at.arrange("GET", "/speed") == {"preset": "realistic"}
    assert at.arrange("PUT", "/speed", {"preset": "fast"}) == at.arrange("GET", "/speed") == {"preset": "fast"}
    assert names(at) == ["error"]


def test_whoever_takes_all_faults_away_makes_it_fast(at: World) -> None:
    at.arrange("PUT", "/speed", {"preset": "realistic"})
    at.arrange("DELETE", "/faults", None, 204)
    assert at.arrange("GET", "/speed") == {"preset": "fast"}


@pytest.mark.parametrize("body", [{}, {"preset": "slow"}, {"preset": None}, {"preset": "fast", "seconds": 1}])
def test_there_is_no_other_speed(at: World, body: Answer) -> None:
    before = at.rows()
    refused(at.send("PUT", "/speed", body), 422, "invalid_request")
    assert at.rows() == before
