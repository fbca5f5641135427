"""A sandbox is made, set, brought back to how it was made, and goes when its time has come."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mock_platform.people.personas import PERSONAS
from tests.web.control.doings import BEGUN, SOME, do
from tests.web.control.world import NOW, RealClock, World, done, refused, rows_of_others, world
from tests.web.in_process import InProcess

LATER = "2026-01-01T12:00:00+08:00"
# Settings as they are sent; all but `account`, which needs somebody to be.
VALUES: dict[str, list[Any]] = {
    "edition": ["official", "guangzhou-2023"],
    "seed": ["0", "x"],
    "frozen_at": [LATER],
    "city": [None, "440900", "揭阳市"],
    "explorer": [True, False],
    "register_down": [True, False],
    "strict_suspension": [True, False],
    "retry_limit": [None, 0, 3],
}
SOME_SETTINGS = st.fixed_dictionaries({}, optional={name: st.sampled_from(each) for name, each in VALUES.items()})
TWO = [{"scheme": "employee"}, {"scheme": "resident", "city": "揭阳市"}]
HALF_AN_HOUR = {"expires_after": "PT30M"}


def told(answer: dict[str, Any]) -> dict[str, Any]:
    """All but the key, and the time where it runs."""
    return {name: value for name, value in answer.items() if name != "key" and (name != "now" or answer["frozen"])}


# --- replaced and merged


@settings(max_examples=40)
@given(before=SOME_SETTINGS, after=SOME_SETTINGS)
def test_put_makes_it_what_a_new_one_of_these_settings_would_be(
    app: InProcess, before: dict[str, Any], after: dict[str, Any]
) -> None:
    with world(app, **_running(before), **before) as at, world(app, **_running(after), **after) as new:
        at.arrange("POST", "/clock/advance", {"by": 3600})
        replaced = at.arrange("PUT", "", {"seed": "7", **after})
        assert told(replaced) == told(new.made)
        assert at.arrange("GET") | {"now": ""} == replaced | {"now": ""}
        assert at.arrange("GET", "/clock")["offset"] == 0


@settings(max_examples=40)
@given(before=SOME_SETTINGS, after=SOME_SETTINGS)
def test_patch_changes_what_it_names(app: InProcess, before: dict[str, Any], after: dict[str, Any]) -> None:
    with world(app, **before) as at, world(app, **{**before, **after}) as new:
        assert told(at.arrange("PATCH", "", after)) == told(new.made)


def _running(sent: dict[str, Any]) -> dict[str, Any]:
    return {} if "frozen_at" in sent else {"frozen_at": None}


@pytest.mark.parametrize(("method", "stays"), [("PATCH", True), ("PUT", False)])
def test_who_is_logged_in_and_when_it_expires_follow_the_same_rule(app: InProcess, method: str, stays: bool) -> None:
    at = World(app, people=TWO, **HALF_AN_HOUR)
    changed = at.arrange(method, "", {"explorer": True})
    assert (changed["account"] is not None, changed["expires_at"] is not None) == (stays, stays)
    changed = at.arrange(method, "", {"account": 2, **HALF_AN_HOUR})
    assert changed["account"] == 2
    assert changed["expires_at"]


@pytest.mark.parametrize("body", [{"frozen": True}, {"key": "x"}, {"people": []}, {"now": NOW}, {"offset": 1}])
@pytest.mark.parametrize("method", ["PATCH", "PUT"])
def test_what_is_no_setting_is_refused_with_all_beside_it(here: World, method: str, body: dict[str, Any]) -> None:
    before = here.app.rows()
    refused(here.send(method, "", {"explorer": True, **body}), 422, "invalid_request")
    assert here.app.rows() == before


@pytest.mark.parametrize("method", ["PATCH", "PUT"])
def test_nobody_of_another_sandbox_is_logged_in(app: InProcess, here: World, method: str) -> None:
    World(app, people=TWO)
    before = app.rows()
    refused(here.send(method, "", {"account": 1, "explorer": True}), 404, "not_found")
    assert app.rows() == before


# --- made and listed


def test_all_that_are_there_are_listed_by_key_as_each_is_told(app: InProcess) -> None:
    made = [World(app, key=key, seed=key) for key in ("list-b", "list-a", "list-c")]
    listed = done(app.control().get("/sandboxes"))
    assert [each["key"] for each in listed] == sorted(each["key"] for each in listed)
    assert [each for each in listed if each["key"].startswith("list-")] == [
        at.arrange("GET") for at in sorted(made, key=lambda at: at.key)
    ]


def test_checkpoints_are_not_listed_as_sandboxes(app: InProcess, here: World) -> None:
    here.arrange("PUT", "/checkpoints/a")
    assert not [each for each in done(app.control().get("/sandboxes")) if "@" in each["key"]]


def test_a_taken_key_is_refused_and_what_is_there_stays(app: InProcess) -> None:
    World(app, key="taken", people=TWO)
    before = app.rows()
    refused(app.control().post("/sandboxes", json={"key": "taken"}), 409, "sandbox_exists")
    assert app.rows() == before


@pytest.mark.parametrize("seed", ["7", "x"])
def test_people_made_with_a_sandbox_are_those_who_would_be_made_later(app: InProcess, seed: str) -> None:
    wanted: list[Any] = ["employee_suspended", TWO[1], "agent", {"scheme": "employee", "sex": "female"}]
    at, later = World(app, people=wanted, seed=seed), World(app, seed=seed)
    for each in wanted:
        persona = isinstance(each, str)
        later.arrange("POST", "/people/personas" if persona else "/people", {"persona": each} if persona else each, 201)
    later.log_in(1)
    assert at.made["account"] == 1
    assert at.arrange("GET", "/people") == later.arrange("GET", "/people")
    assert [row[1:] for row in at.rows()["records"]] == [row[1:] for row in later.rows()["records"]]
    assert len(at.rows()["records"]) == 1


@pytest.mark.parametrize("persona", PERSONAS)
def test_every_persona_may_be_made_with_a_sandbox_and_logs_in(app: InProcess, persona: str) -> None:
    at = World(app, people=[persona])
    assert at.made["account"] == 1
    assert len(at.arrange("GET", "/people")) == 1


PEOPLE_REFUSED: list[tuple[Any, str]] = [
    (["nobody"], "invalid_field"),
    ([{"scheme": "x"}], "invalid_request"),
    ([1], "invalid_request"),
    (["agent"] * 101, "invalid_request"),
    (["agent", {"sex": "male", "document_type": "hmt_residence_permit"}], "invalid_field"),
]


@pytest.mark.parametrize(("people", "code"), PEOPLE_REFUSED)
def test_a_sandbox_is_made_with_all_its_people_or_not_at_all(app: InProcess, people: Any, code: str) -> None:
    before = app.rows()
    refused(app.control().post("/sandboxes", json={"people": people}), 422, code)
    assert app.rows() == before


# --- gone when its time has come


def test_it_is_there_until_the_moment_it_expires(app: InProcess, clock: RealClock) -> None:
    at = World(app, **HALF_AN_HOUR, people=TWO)
    assert at.made["expires_at"] == (clock.now + timedelta(minutes=30)).isoformat()
    at.arrange("POST", "/clock/advance", {"by": "P1D"})  # the sandbox's own clock has no say in it
    clock.wait(minutes=30, microseconds=-1)
    at.arrange("GET")
    done(at.api.get("/session"))
    clock.wait(microseconds=1)
    for method, path, body in [
        ("GET", "", None),
        ("PATCH", "", {"expires_after": None}),
        ("POST", "/reset", None),
        ("GET", "/people", None),
        ("GET", "/journal", None),
        ("PUT", "/checkpoints/a", None),
        ("DELETE", "", None),
    ]:
        refused(at.send(method, path, body), 404, "unknown_sandbox")
    refused(at.api.get("/session"), 404, "unknown_sandbox")
    assert at.pages.get("/yss").status_code == 404


def test_what_has_expired_is_listed_no_more_and_leaves_nothing(app: InProcess, clock: RealClock) -> None:
    clock.wait(days=1)
    done(app.control().get("/sandboxes"))  # whatever was to expire before is gone
    at, stays = World(app, **HALF_AN_HOUR, people=TWO), World(app, people=TWO)
    at.arrange("PUT", "/checkpoints/a")
    others = rows_of_others(app, at.key)
    clock.wait(minutes=30)
    listed = [each["key"] for each in done(app.control().get("/sandboxes"))]
    assert at.key not in listed
    assert stays.key in listed
    everything = {name: sorted(map(tuple, rows), key=repr) for name, rows in app.rows().items()}
    assert everything == others


def test_a_key_is_free_again_when_its_sandbox_has_expired(app: InProcess, clock: RealClock) -> None:
    at = World(app, key="again", **HALF_AN_HOUR, people=TWO)
    at.arrange("PUT", "/checkpoints/a")
    clock.wait(minutes=29)
    refused(app.control().post("/sandboxes", json={"key": "again"}), 409, "sandbox_exists")
    clock.wait(minutes=1)
    new = World(app, key="again")
    assert new.arrange("GET", "/people") == new.arrange("GET", "/checkpoints") == []
    clock.wait(days=1)
    new.arrange("GET")


def test_whoever_is_told_to_stay_stays(app: InProcess, clock: RealClock) -> None:
    at = World(app, **HALF_AN_HOUR)
    assert at.arrange("PATCH", "", {"expires_after": None})["expires_at"] is None
    clock.wait(days=365)
    at.arrange("GET")


def test_its_time_may_be_prolonged_from_now(app: InProcess, clock: RealClock) -> None:
    at = World(app, **HALF_AN_HOUR)
    clock.wait(minutes=20)
    changed = at.arrange("PATCH", "", {"expires_after": 1800})
    assert datetime.fromisoformat(changed["expires_at"]) == clock.now + timedelta(minutes=30)
    clock.wait(minutes=29)
    at.arrange("PATCH", "", {"explorer": True})
    clock.wait(minutes=1)
    refused(at.send("GET"), 404, "unknown_sandbox")


@pytest.mark.parametrize("way", ["/reset", "/checkpoints/a/restore"])
def test_coming_back_does_not_prolong_it(app: InProcess, clock: RealClock, way: str) -> None:
    at = World(app, **HALF_AN_HOUR)
    at.arrange("PUT", "/checkpoints/a")
    clock.wait(minutes=20)
    at.send("POST", way)
    assert at.arrange("GET")["expires_at"] == at.made["expires_at"]


@pytest.mark.parametrize("after", [0, -1, 0.5, "PT0S", "-P1D", 10**9 + 1, 1e300, "P99999D", float("nan"), True, "soon"])
@pytest.mark.parametrize("method", ["POST", "PATCH", "PUT"])
def test_a_time_that_cannot_be_lived_is_refused(here: World, method: str, after: Any) -> None:
    before = here.app.rows()
    path = "/sandboxes" if method == "POST" else f"/sandboxes/{here.key}"
    content = '{"expires_after": ' + (repr(after) if isinstance(after, float) else _json(after)) + "}"
    content = content.replace("nan", "NaN")
    answer = here.control.request(method, path, content=content, headers={"Content-Type": "application/json"})
    assert "expires_after" in refused(answer, 422, "invalid_request")["detail"]
    assert here.app.rows() == before


def _json(value: Any) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value).lower()


# --- back to how it was made


@settings(max_examples=25)
@given(people=st.sampled_from([[], ["employee"], [*TWO, "resident_suspended"]]), doings=SOME, frozen=st.booleans())
def test_a_reset_leads_back_to_exactly_how_it_was_made(
    app: InProcess, people: list[Any], doings: list[str], frozen: bool
) -> None:
    with world(app, people=people, frozen_at=NOW if frozen else None, city="440900") as at:
        before, others = at.app.rows(), rows_of_others(app, at.key)
        do(at, (*BEGUN, "a city is chosen once", *doings))
        at.arrange("POST", "/reset")
        at.arrange("POST", "/reset")
        assert {name: sorted(map(tuple, rows), key=repr) for name, rows in app.rows().items()} == {
            name: sorted(map(tuple, rows), key=repr) for name, rows in before.items()
        }
        assert rows_of_others(app, at.key) == others
        assert at.journal() == at.arrange("GET", "/checkpoints") == at.arrange("GET", "/faults") == []


@pytest.mark.parametrize("people", [[], TWO])
def test_the_same_people_follow_a_reset(app: InProcess, people: list[Any]) -> None:
    at = World(app, people=people)
    first = [at.person(scheme="employee"), at.person()]
    at.arrange("PATCH", "", {"seed": "another"})
    at.arrange("POST", "/reset")
    assert [at.person(scheme="employee"), at.person()] == first


def test_after_a_reset_cases_and_tokens_are_counted_anew_and_kept_answers_are_gone(app: InProcess) -> None:
    at = World(app, people=["employee"])
    key = {"Idempotency-Key": "k"}
    runs = []
    for _ in range(2):
        chosen = at.api.put("/session/city", json={"city": "揭阳市"}, headers=key)
        assert "Idempotency-Replayed" not in chosen.headers
        certified = at.certify()
        runs.append((chosen.json(), certified, at.journal()))
        at.arrange("POST", "/reset")
    assert runs[0] == runs[1]
