"""Checkpoints: states of a sandbox to come back to, reached from nowhere else."""

from typing import Any

import httpx
import pytest
from hypothesis import given, settings

from tests.web.control.doings import BEGUN, SOME, do
from tests.web.control.world import NOW, RealClock, World, done, refused, rows_of, rows_of_others, world
from tests.web.in_process import InProcess


@pytest.fixture(scope="module", autouse=True)
def _the_real_clock_stands(app: InProcess) -> None:
    """So that what is done twice is done at the same time."""
    app.platform.clock = RealClock()


def names(at: World) -> list[str]:
    return [each["name"] for each in at.arrange("GET", "/checkpoints")]


def begun(app: InProcess, **settings: Any) -> World:
    at = World(app, **settings)
    do(at, BEGUN)
    return at


@settings(max_examples=40)
@given(before=SOME, after=SOME)
def test_whatever_was_done_since_all_is_as_it_was_then(app: InProcess, before: list[str], after: list[str]) -> None:
    with world(app) as at:
        do(at, (*BEGUN, *before))
        at.arrange("PUT", "/checkpoints/a")
        then, others = at.rows(), rows_of_others(app, at.key)
        for _ in range(2):
            do(at, after)
            at.arrange("POST", "/checkpoints/a/restore", None, 204)
            assert at.rows() == then
        assert rows_of_others(app, at.key) == others


@settings(max_examples=15)
@given(after=SOME)
def test_what_is_done_after_a_restore_goes_as_it_went_the_first_time(app: InProcess, after: list[str]) -> None:
    with world(app) as at:
        do(at, BEGUN)
        at.arrange("PUT", "/checkpoints/a")
        ends = []
        for _ in range(2):
            do(at, after)
            ends.append(at.rows())
            at.arrange("POST", "/checkpoints/a/restore", None, 204)
        assert ends[0] == ends[1]


def test_a_request_undone_is_done_again_under_its_key_and_not_replayed(app: InProcess) -> None:
    at = begun(app)
    at.arrange("PUT", "/checkpoints/a")
    key = {"Idempotency-Key": "k"}
    first = at.api.post("/services/employee/certifications", headers=key)
    at.arrange("POST", "/checkpoints/a/restore", None, 204)
    again = at.api.post("/services/employee/certifications", headers=key)
    assert "Idempotency-Replayed" not in again.headers
    assert again.json() == first.json()
    done(at.api.get(f"/cases/{again.json()['number']}"))


def test_a_request_done_before_is_still_replayed(app: InProcess) -> None:
    at = begun(app)
    key = {"Idempotency-Key": "k"}
    at.api.post("/services/employee/certifications", headers=key)
    at.arrange("PUT", "/checkpoints/a")
    at.arrange("POST", "/checkpoints/a/restore", None, 204)
    assert "Idempotency-Replayed" in at.api.post("/services/employee/certifications", headers=key).headers


def test_the_journal_goes_on(app: InProcess) -> None:
    at = begun(app)
    at.arrange("PUT", "/checkpoints/a")
    at.api.get("/session")
    before = at.journal()
    at.arrange("POST", "/checkpoints/a/restore", None, 204)
    *kept, last = at.journal()
    assert kept == before
    assert last["events"] == [{"name": "checkpoint_restored", "details": {"name": "a"}}]


def test_there_may_be_several_and_each_is_its_own(app: InProcess) -> None:
    at = begun(app)
    states = {}
    for name in ("a", "b", "c"):
        at.person(scheme="resident")
        at.arrange("PATCH", "", {"seed": name})
        at.arrange("PUT", f"/checkpoints/{name}")
        states[name] = at.rows()
    for name in ("a", "c", "b", "b", "a"):
        at.arrange("POST", f"/checkpoints/{name}/restore", None, 204)
        assert at.rows() == states[name]
    assert sorted(names(at)) == ["a", "b", "c"]


def test_they_are_listed_by_the_sandboxs_time(here: World) -> None:
    for name in ("z", "b", "a"):
        here.arrange("PUT", f"/checkpoints/{name}")
        here.arrange("POST", "/clock/advance", {"by": 60})
    assert names(here) == ["z", "b", "a"]
    assert here.arrange("GET", "/checkpoints")[0] == {"name": "z", "taken_at": NOW}
    here.arrange("PUT", "/checkpoints/z")
    assert names(here) == ["b", "a", "z"]


def test_of_one_moment_they_are_listed_by_their_names(here: World) -> None:
    for name in ("b", "c", "a"):
        here.arrange("PUT", f"/checkpoints/{name}")
    assert names(here) == ["a", "b", "c"]


def test_the_same_name_keeps_the_newer_state(here: World) -> None:
    for count in (1, 2):
        here.person()
        here.arrange("PUT", "/checkpoints/a")
        assert len(here.arrange("GET", "/people")) == count
    here.person()
    here.arrange("POST", "/checkpoints/a/restore", None, 204)
    assert len(here.arrange("GET", "/people")) == 2
    assert names(here) == ["a"]


def test_one_that_is_forgotten_leaves_nothing(app: InProcess) -> None:
    at = begun(app)
    before = app.rows()
    at.arrange("PUT", "/checkpoints/a")
    assert rows_of(app, f"{at.key}@a")["cases"]
    at.arrange("DELETE", "/checkpoints/a", None, 204)
    assert app.rows() == before
    for method, path in (("DELETE", "/a"), ("POST", "/a/restore")):
        refused(at.send(method, f"/checkpoints{path}"), 404, "not_found")


# --- from nowhere else


def test_every_sandbox_has_names_of_its_own(app: InProcess) -> None:
    mine, other = begun(app), World(app)
    for at in (mine, other):
        at.arrange("PUT", "/checkpoints/a")
    mine.arrange("PUT", "/checkpoints/mine")
    before = rows_of_others(app, mine.key)
    refused(other.send("POST", "/checkpoints/mine/restore"), 404, "not_found")
    refused(other.send("DELETE", "/checkpoints/mine"), 404, "not_found")
    mine.arrange("POST", "/checkpoints/a/restore", None, 204)
    mine.arrange("DELETE", "/checkpoints/a", None, 204)
    assert rows_of_others(app, mine.key) == before
    assert names(other) == ["a"]


@pytest.mark.parametrize("prefix", ["k", "k-", "k_k"])
def test_keys_that_begin_alike_do_not_meet(app: InProcess, prefix: str) -> None:
    short, long = World(app, key=prefix), World(app, key=f"{prefix}x")
    for at in (short, long):
        at.arrange("PUT", "/checkpoints/a")
    short.arrange("POST", "/reset")
    assert (names(short), names(long)) == ([], ["a"])
    for at in (short, long):
        at.delete()


BAD_NAMES = ["a@b", "@", "a b", "中文", "%00", "x" * 65, "a.b", "..%2Fa", "%20", "a%0A"]


@pytest.mark.parametrize("name", BAD_NAMES)
def test_a_name_is_made_of_letters_and_digits(here: World, name: str) -> None:
    before = here.app.rows()
    for method, path in (("PUT", ""), ("DELETE", ""), ("POST", "/restore")):
        assert here.send(method, f"/checkpoints/{name}{path}").status_code in (404, 422)
    assert here.app.rows() == before


@pytest.mark.parametrize("name", ["a", "", "nothing"])
def test_none_can_be_opened_as_if_it_were_a_sandbox(app: InProcess, name: str) -> None:
    """Nor can the one that a reset leads back to, whose name is empty."""
    at = begun(app)
    at.arrange("PUT", "/checkpoints/a")
    key = f"{at.key}@{name}"
    before = app.rows()
    http = app.control()
    answers: list[httpx.Response] = [
        app.client("/api/v1", headers={"X-YSS-Sandbox": key}).get("/session"),
        app.client("/api/v1", params={"sandbox": key}).get("/session"),
        app.client("/api/v1", cookies={"yss_sandbox": key}).get("/session"),
        http.get(f"/sandboxes/{key}"),
        http.patch(f"/sandboxes/{key}", json={"explorer": True}),
        http.put(f"/sandboxes/{key}", json={}),
        http.post(f"/sandboxes/{key}/reset"),
        http.get(f"/sandboxes/{key}/people"),
        http.put(f"/sandboxes/{key}/checkpoints/b"),
        http.get(f"/sandboxes/{key}/checkpoints"),
        http.delete(f"/sandboxes/{key}"),
    ]
    for answer in answers:
        refused(answer, 404, "unknown_sandbox")
    for page in (
        app.client(headers={"X-YSS-Sandbox": key}).get("/yss"),
        app.client(cookies={"yss_sandbox": key}).get("/yss"),
        app.client().get("/yss", params={"sandbox": key}),
    ):
        assert (page.status_code, "set-cookie" in page.headers) == (404, False)
    refused(http.post("/sandboxes", json={"key": key}), 422, "invalid_request")
    assert app.rows() == before


def test_they_go_with_their_sandbox(app: InProcess) -> None:
    before = app.rows()
    at = begun(app, key="goes")
    for name in ("a", "b"):
        at.arrange("PUT", f"/checkpoints/{name}")
    at.delete()
    assert app.rows() == before
    again = World(app, key="goes")
    assert names(again) == []
    refused(again.send("POST", "/checkpoints/a/restore"), 404, "not_found")
    again.delete()


def test_a_reset_drops_them_and_can_be_done_again(app: InProcess) -> None:
    at = begun(app)
    at.arrange("PUT", "/checkpoints/a")
    for _ in range(2):
        at.arrange("POST", "/reset")
        assert names(at) == []
        refused(at.send("POST", "/checkpoints/a/restore"), 404, "not_found")
        at.person()


def test_a_checkpoint_survives_its_own_restore_and_others(app: InProcess) -> None:
    at = begun(app)
    at.arrange("PUT", "/checkpoints/a")
    kept = rows_of(app, f"{at.key}@a")
    at.arrange("PUT", "/checkpoints/b")
    for name in ("a", "b", "a"):
        at.person()
        at.arrange("POST", f"/checkpoints/{name}/restore", None, 204)
    assert rows_of(app, f"{at.key}@a") == kept
