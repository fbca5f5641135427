"""The clock of a sandbox: real, ahead, standing, moved on; and what follows from its time."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.web.control.world import NOW, RealClock, World, done, refused

BY = [
    (90, timedelta(seconds=90)),
    (0, timedelta()),
    (-90, timedelta(seconds=-90)),
    (90.0, timedelta(seconds=90)),
    ("PT5M", timedelta(minutes=5)),
    ("PT1H30M", timedelta(hours=1, minutes=30)),
    ("PT45S", timedelta(seconds=45)),
    ("P1D", timedelta(days=1)),
    ("P2DT3H", timedelta(days=2, hours=3)),
    ("-P1D", timedelta(days=-1)),
    ("+PT1H", timedelta(hours=1)),
    ("P9999D", timedelta(days=9999)),
    (-(10**9), timedelta(seconds=-(10**9))),
    (10**9, timedelta(seconds=10**9)),
]
# As they stand in a body.
ABSURD = [
    "true",
    '"90"',
    '"1:30"',
    '""',
    '"P"',
    '"PT"',
    '"--P1D"',
    '"P1.5.5D"',
    '"P0.5D"',
    '"PT0.0000001S"',
    '"PT1,00000001S"',
    "-4.5e-199",
    "1.0000000001",
    "1" + "0" * 400,
    '"P1e9D"',
    '"tomorrow"',
    "[]",
    "{}",
    "NaN",
    "Infinity",
    "-Infinity",
    "1e308",
    "-1e308",
    "1e309",
    "1000000000.5",
    "1000000001",
    "-1000000001",
    "9" * 400,
    '"P999999999D"',
    '"P99999999999999999999D"',
    '"-P12000D"',
]
JSON = {"Content-Type": "application/json"}


def now(at: World) -> datetime:
    return datetime.fromisoformat(at.arrange("GET", "/clock")["now"])


@pytest.fixture
def running(here: World, clock: RealClock) -> World:
    here.arrange("PUT", "/clock", {})
    return here


# --- set


def test_it_runs_with_the_real_one(running: World, clock: RealClock) -> None:
    assert running.arrange("GET", "/clock") == {"now": clock.now.isoformat(), "frozen": False, "offset": 0}
    clock.wait(hours=1)
    assert now(running) == clock.now


@pytest.mark.parametrize(("offset", "ahead"), BY)
def test_it_runs_so_far_ahead_of_the_real_one(running: World, clock: RealClock, offset: Any, ahead: timedelta) -> None:
    told = running.arrange("PUT", "/clock", {"offset": offset})
    assert told == {"now": (clock.now + ahead).isoformat(), "frozen": False, "offset": ahead.total_seconds()}
    clock.wait(hours=1)
    assert now(running) == clock.now + ahead
    assert running.arrange("GET")["now"] == (clock.now + ahead).isoformat()


def test_it_stands_still(running: World, clock: RealClock) -> None:
    running.arrange("PUT", "/clock", {"offset": 90})
    told = running.arrange("PUT", "/clock", {"frozen_at": "2025-03-15T01:00:00Z"})
    assert told == {"now": NOW, "frozen": True, "offset": 0}
    clock.wait(days=1)
    assert running.arrange("GET", "/clock") == told
    assert running.arrange("GET")["frozen"] is True


@pytest.mark.parametrize("body", [{}, {"frozen_at": None}, {"offset": None}, {"offset": 0}])
def test_whatever_it_was_set_to_it_may_run_with_the_real_one_again(
    here: World, clock: RealClock, body: dict[str, Any]
) -> None:
    for before in ({"frozen_at": NOW}, {"offset": 90}):
        here.arrange("PUT", "/clock", before)
        assert here.arrange("PUT", "/clock", body)["now"] == clock.now.isoformat()


def test_it_cannot_stand_and_run(here: World) -> None:
    before = here.rows()
    refused(here.send("PUT", "/clock", {"frozen_at": NOW, "offset": 0}), 422, "invalid_field")
    assert here.rows() == before


# --- moved on


@pytest.mark.parametrize(("by", "moved"), BY)
@pytest.mark.parametrize("frozen", [True, False])
def test_it_moves_on_standing_or_running(running: World, by: Any, moved: timedelta, frozen: bool) -> None:
    if frozen:
        running.arrange("PUT", "/clock", {"frozen_at": "2031-12-31T20:00:00"})
    before = now(running)
    told = running.arrange("POST", "/clock/advance", {"by": by})
    assert datetime.fromisoformat(told["now"]) == now(running) == before + moved
    assert told["frozen"] is frozen
    assert running.journal()[-1]["events"] == [
        {"name": "clock_advanced", "details": {"seconds": int(moved.total_seconds())}}
    ]


@pytest.mark.parametrize("by", ABSURD)
@pytest.mark.parametrize(("method", "path", "name"), [("POST", "/advance", "by"), ("PUT", "", "offset")])
def test_an_absurd_time_is_refused_in_one_sentence(here: World, method: str, path: str, name: str, by: str) -> None:
    before = here.app.rows()
    address = f"/sandboxes/{here.key}/clock{path}"
    answer = here.control.request(method, address, content=f'{{"{name}": {by}}}', headers=JSON)
    detail = refused(answer, 422, "invalid_request")["detail"]
    assert detail.startswith(f"body.{name}：") or "JSON" in detail
    assert "datetime" not in detail
    assert "\n" not in detail
    assert here.app.rows() == before


YEARS = [
    ("2099-12-31T23:59:59+08:00", 0, True),
    ("2099-12-31T23:59:59+08:00", 1, False),
    ("2099-12-31T23:59:59+08:00", "P1D", False),
    ("2090-01-01T00:00:00+08:00", 10**9, False),
    ("1950-01-01T00:00:00+08:00", 0, True),
    ("1950-01-01T00:00:00+08:00", -1, False),
    ("1960-01-01T00:00:00+08:00", -(10**9), False),
]


@pytest.mark.parametrize(("stands", "by", "can"), YEARS)
def test_it_stays_within_its_years(here: World, stands: str, by: Any, can: bool) -> None:
    before = here.arrange("PUT", "/clock", {"frozen_at": stands})
    answer = here.send("POST", "/clock/advance", {"by": by})
    if not can:
        assert "1950-01-01 到 2099-12-31" in refused(answer, 422, "invalid_field")["detail"]
    assert here.arrange("GET", "/clock") == before


@pytest.mark.parametrize("at", ["1949-12-31T23:59:59+08:00", "2100-01-01T00:00:00+08:00", "9999-12-31", "x", 0])
def test_it_is_set_to_no_other_year(here: World, at: Any) -> None:
    assert "frozen_at" in refused(here.send("PUT", "/clock", {"frozen_at": at}), 422, "invalid_request")["detail"]


def test_a_running_clock_too_stays_within_its_years(running: World, clock: RealClock) -> None:
    clock.now = datetime.fromisoformat("2099-12-31T20:00:00+08:00")
    for path, body in (("", {"offset": "PT5H"}), ("/advance", {"by": "PT5H"})):
        method = "POST" if path else "PUT"
        refused(running.send(method, f"/clock{path}", body), 422, "invalid_field")
    running.arrange("POST", "/clock/advance", {"by": "PT3H"})


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("PUT", "", {"now": NOW}),
        ("PUT", "", {"offset": 1, "by": 1}),
        ("POST", "/advance", {}),
        ("POST", "/advance", {"by": None}),
        ("POST", "/advance", {"by": 1, "to": NOW}),
    ],
)
def test_what_is_not_known_or_missing_is_refused(here: World, method: str, path: str, body: dict[str, Any]) -> None:
    refused(here.send(method, f"/clock{path}", body), 422, "invalid_request")


def test_other_sandboxes_keep_their_time(here: World) -> None:
    other = World(here.app)
    here.arrange("POST", "/clock/advance", {"by": "P1D"})
    assert other.arrange("GET", "/clock")["now"] == NOW


# --- what follows


@pytest.mark.parametrize("frozen", [True, False])
@pytest.mark.parametrize(("seconds", "status"), [(300, 200), (301, 410)])
def test_a_face_token_serves_for_five_minutes(
    running: World, clock: RealClock, frozen: bool, seconds: int, status: int
) -> None:
    if frozen:
        running.arrange("PUT", "/clock", {"frozen_at": NOW})
    running.person(scheme="employee")
    running.log_in()
    case = f"/cases/{running.check()['number']}"
    done(running.api.post(f"{case}/confirmation"))
    face = done(running.api.post(f"{case}/face-sessions"), 201)["face"]
    assert datetime.fromisoformat(face["expires_at"]) == now(running) + timedelta(minutes=5)
    running.arrange("POST", "/clock/advance", {"by": seconds})
    done(running.api.post(f"/face-sessions/{face['token']}/result"), status)


def test_a_suspension_grows_long(here: World) -> None:
    here.arrange("PATCH", "", {"strict_suspension": True})
    here.person(scheme="employee", status="suspended", suspended_months=0)
    here.log_in()
    answers = []
    for day in ("2026-04-14", "2026-04-15"):
        here.arrange("PUT", "/clock", {"frozen_at": f"{day}T09:00:00"})
        answers.append(here.check()["state"])
    assert answers == ["confirm_face", "rejected"]


def test_a_certification_is_dated_by_it_and_ends_with_the_months_end_a_year_later(here: World) -> None:
    here.person(scheme="employee")
    here.log_in()
    here.arrange("PUT", "/clock", {"frozen_at": "2028-02-29T23:59:59"})
    here.certify()
    (record,) = here.find("/people/1/records", scheme="employee")
    assert (record["certified_at"], record["valid_until"]) == ("2028-02-29T23:59:59+08:00", "2029-02-28")


def test_journal_and_checkpoints_are_dated_by_it(here: World) -> None:
    here.arrange("PUT", "/clock", {"frozen_at": "2030-05-06T07:08:09"})
    assert here.arrange("PUT", "/checkpoints/a")["taken_at"] == "2030-05-06T07:08:09+08:00"
    assert here.journal()[-1]["at"] == "2030-05-06T07:08:09+08:00"
