"""What happens to somebody's benefit outside the mini-program, and what the check answers them then."""

from itertools import product
from typing import Any

import pytest

from mock_platform.core.benefit import EVENTS, BenefitEvent, Status
from tests.web.control.world import NOW, Answer, World, refused

TODAY = NOW[:10]
PASSES, M1, M2 = ("confirm_face", None), ("rejected", "M1"), ("rejected", "M2")
CHECKED = {"normal": PASSES, "suspended": PASSES, "terminated": M2, "not_started": M2}
BECOMES = {
    "start": "normal",
    "suspend": "suspended",
    "resume": "normal",
    "terminate": "terminated",
    "die": "terminated",
}


def checked(at: World, scheme: str = "employee") -> tuple[str, str | None]:
    """Where the check leads whoever is logged in, and with which message."""
    told = at.check(scheme)
    return told["state"], told["message"] and told["message"]["id"]


def happens(at: World, event: str, number: int = 1, **more: Any) -> Answer:
    return dict(at.arrange("POST", f"/people/{number}/events", {"event": event, **more}))


def pensioner(at: World, status: str = "normal", scheme: str = "employee") -> None:
    at.person(scheme=scheme, status=status, city="440100")
    at.log_in()


POSSIBLE = [
    (status, event) for status, event in product(Status, BenefitEvent) if status in EVENTS[event][0] and event != "move"
]
IMPOSSIBLE = [(status, event) for status, event in product(Status, BenefitEvent) if status not in EVENTS[event][0]]


@pytest.mark.parametrize(("status", "event"), POSSIBLE)
def test_what_happens_is_told_and_the_check_goes_by_it(here: World, status: str, event: str) -> None:
    pensioner(here, status)
    assert checked(here) == CHECKED[status]
    (benefit,) = happens(here, event)["benefits"]
    became = BECOMES[event]
    assert (benefit["status"], benefit["since"]) == (became, None if became == "normal" else TODAY)
    assert here.arrange("GET", "/people/1")["benefits"] == [benefit]
    assert checked(here) == CHECKED[became]
    entry = here.journal(event=f"benefit_{event}")[-1]
    assert entry["operation"] == "change_benefit"
    assert entry["events"][0]["details"] == {"person": 1, "scheme": "employee", "status": became, "city": "440100"}


@pytest.mark.parametrize(("status", "event"), IMPOSSIBLE)
def test_what_cannot_happen_is_refused_and_changes_nothing(here: World, status: str, event: str) -> None:
    pensioner(here, status)
    before = here.app.rows()
    body = {"event": event, **({"city": "440300"} if event == "move" else {})}
    told = refused(here.send("POST", "/people/1/events", body), 409, "benefit_unchangeable")
    assert status in told["detail"]
    assert event in told["detail"]
    assert here.app.rows() == before


@pytest.mark.parametrize("status", ["normal", "suspended"])
def test_who_has_moved_certifies_in_the_new_city(here: World, status: str) -> None:
    pensioner(here, status)
    moved = happens(here, "move", city="揭阳市")
    assert (moved["benefits"][0]["city"], moved["benefits"][0]["status"]) == ("445200", status)
    assert here.certify()["state"] == "certified"
    assert [each["city"] for each in here.find("/people/1/records", scheme="employee")] == ["445200"]


def test_records_of_before_the_move_stay_where_they_were(here: World) -> None:
    pensioner(here)
    here.certify()
    happens(here, "move", city="揭阳市")
    here.arrange("POST", "/clock/advance", {"by": "P30D"})
    here.certify()
    assert [each["city"] for each in here.find("/people/1/records", scheme="employee")] == ["445200", "440100"]


def test_certifying_is_how_a_suspended_benefit_goes_on(here: World) -> None:
    pensioner(here)
    happens(here, "suspend")
    assert here.certify()["state"] == "certified"
    assert here.arrange("GET", "/people/1")["benefits"][0]["status"] == "normal"
    refused(here.send("POST", "/people/1/events", {"event": "resume"}), 409, "benefit_unchangeable")


def test_it_may_have_happened_on_another_day(here: World) -> None:
    here.arrange("PATCH", "", {"strict_suspension": True})
    pensioner(here)
    assert happens(here, "suspend", on="2024-02-15")["benefits"][0]["since"] == "2024-02-15"
    assert checked(here) == M2
    happens(here, "resume")
    happens(here, "suspend", on="2024-02-16")
    assert checked(here) == PASSES


# --- two benefits


@pytest.fixture
def both(here: World) -> World:
    """Person 1 is paid in both schemes."""
    pensioner(here)
    here.arrange("PUT", "/people/1/benefits/resident", {"city": "440900"}, 204)
    return here


def statuses(at: World) -> list[str]:
    return [each["status"] for each in at.arrange("GET", "/people/1")["benefits"]]


@pytest.mark.parametrize(
    ("employee", "resident"), [("normal", "normal"), ("suspended", "not_started"), ("terminated", "normal")]
)
def test_to_die_ends_both(both: World, employee: str, resident: str) -> None:
    for scheme, status in (("employee", employee), ("resident", resident)):
        both.arrange("PUT", f"/people/1/benefits/{scheme}", {"city": "440100", "status": status}, 204)
    happens(both, "die", on="2025-03-01")
    assert statuses(both) == ["terminated"] * 2
    assert [checked(both, scheme) for scheme in ("employee", "resident")] == [M2, M2]
    died = [each for each in both.journal(event="benefit_die")[-1]["events"] if each["name"] == "benefit_die"]
    assert len(died) == 2 - [employee, resident].count("terminated")
    before = both.app.rows()
    refused(both.send("POST", "/people/1/events", {"event": "die"}), 409, "benefit_unchangeable")
    assert both.app.rows() == before


def test_else_it_happens_to_the_one_that_is_named(both: World) -> None:
    happens(both, "suspend", scheme="resident")
    assert statuses(both) == ["normal", "suspended"]
    happens(both, "terminate", scheme="employee")
    assert statuses(both) == ["terminated", "suspended"]
    assert checked(both, "employee") == M2
    assert checked(both, "resident") == PASSES


def test_others_live_on(here: World) -> None:
    pensioner(here)
    here.person(scheme="employee")
    happens(here, "die", number=2)
    assert checked(here) == PASSES


# --- what cannot be meant

MEANT = [
    ({"event": "suspend"}, 422, "invalid_field", "scheme"),
    ({"event": "die", "scheme": "employee"}, 422, "invalid_field", "event"),
    ({"event": "die", "city": "440300"}, 422, "invalid_field", "event"),
    ({"event": "move", "scheme": "employee"}, 422, "invalid_field", "city"),
    ({"event": "suspend", "scheme": "employee", "city": "440300"}, 422, "invalid_field", "city"),
    ({"event": "move", "scheme": "employee", "city": "北京市"}, 422, "invalid_field", "city"),
    ({"event": "suspend", "scheme": "employee", "on": "2100-01-01"}, 422, "invalid_request", "on"),
    ({"event": "suspend", "scheme": "employee", "on": "1949-12-31"}, 422, "invalid_request", "on"),
    ({"event": "suspend", "scheme": "x"}, 422, "invalid_request", "scheme"),
    ({"event": "x", "scheme": "employee"}, 422, "invalid_request", "event"),
    ({"scheme": "employee"}, 422, "invalid_request", "event"),
    ({"event": "suspend", "scheme": "employee", "since": "2025-01-01"}, 422, "invalid_request", "since"),
]


@pytest.mark.parametrize(("body", "status", "code", "field"), MEANT)
def test_an_event_that_is_unclear_is_refused(both: World, body: Answer, status: int, code: str, field: str) -> None:
    before = both.app.rows()
    told = refused(both.send("POST", "/people/1/events", body), status, code)
    assert told.get("field") == field or f"body.{field}" in told["detail"]
    assert both.app.rows() == before


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"event": "die"}, 404, "not_found"),
        ({"event": "suspend", "scheme": "resident"}, 404, "not_found"),
        ({"event": "suspend"}, 422, "invalid_field"),
    ],
)
def test_nothing_happens_to_who_has_no_benefit(here: World, body: Answer, status: int, code: str) -> None:
    here.person()
    before = here.app.rows()
    refused(here.send("POST", "/people/1/events", body), status, code)
    assert here.app.rows() == before
