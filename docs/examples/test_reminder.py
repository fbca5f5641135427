"""The reminder job against the mock platform: its fixtures come with the package, nothing is to be started.

pytest test_reminder.py
"""

from datetime import date
from typing import Any

import pytest
import requests
from reminder import TRIES, Finding, Platform, look_up_all

from mock_platform import ADDRESS, Clock, Faults, InProcessPlatform, Journal, Opened, People, SandboxControl, in_process

TODAY = date(2026, 2, 1)
QUERY = "start_query"  # what faults and the journal call it
pytestmark = pytest.mark.yss(seed="7", frozen_at="2026-02-01T09:00:00+08:00", people=["employee"])


def find(platform: InProcessPlatform, waits: list[float] | None = None) -> Finding:
    """What the job says of the one customer of the test's sandbox; nobody waits."""
    pauses = waits if waits is not None else []
    customers = [{"id": "C1", "session": platform.key}]
    (found,) = look_up_all(customers, platform.address, TODAY, sleep=pauses.append)
    return found


# --- whom to remind


def test_who_never_certified_is_reminded(yss_platform: InProcessPlatform) -> None:
    assert find(yss_platform) == Finding("C1", True, "未查询到认证结果")


@pytest.mark.parametrize(
    ("certified", "until", "remind"), [("2025-03-15", "2026-03-31", True), ("2025-04-01", "2026-04-30", False)]
)
def test_who_certified_is_reminded_two_months_before_it_ends(
    yss_platform: InProcessPlatform, yss_people: People, certified: str, until: str, remind: bool
) -> None:
    yss_people.add_record(1, "employee", on=certified)
    assert find(yss_platform) == Finding("C1", remind, f"valid until {until}")


def test_time_goes_by(yss_platform: InProcessPlatform, yss_people: People, yss_clock: Clock) -> None:
    """The day is the job's own; the platform's clock decides what is certified when."""
    yss_people.add_record(1, "employee")
    assert find(yss_platform).why == "valid until 2027-02-28"
    yss_clock.advance("P60D")
    yss_people.add_record(1, "employee")
    assert find(yss_platform).why == "valid until 2027-04-30"


def test_a_register_that_cannot_be_reached_is_no_reason_to_remind(yss_platform: InProcessPlatform) -> None:
    yss_platform.change(register_down=True)
    assert find(yss_platform) == Finding("C1", None, "系统繁忙，请稍后再试。")


# --- what goes wrong on the way


def test_it_waits_as_long_as_it_is_told_to(yss_platform: InProcessPlatform, yss_faults: Faults) -> None:
    yss_faults.put("rate_limit", operation=QUERY, times=2, retry_after=7)
    waits: list[float] = []
    assert find(yss_platform, waits).remind is True
    assert waits == [7, 7]


def test_it_does_not_wait_for_ever(yss_platform: InProcessPlatform, yss_faults: Faults, yss_journal: Journal) -> None:
    yss_faults.put("rate_limit", operation=QUERY, retry_after=3600)
    assert find(yss_platform) == Finding("C1", None, "NoAnswer: status 429")
    assert yss_journal.count(operation=QUERY) == 1


@pytest.mark.parametrize(
    "kind", ["broken_json", "truncated_body", "wrong_content_type", "connection_reset", "empty_answer"]
)
def test_what_was_done_is_not_done_twice(
    yss_platform: InProcessPlatform, yss_faults: Faults, yss_journal: Journal, kind: str
) -> None:
    """The work is done and its answer is lost; the second try carries the same key."""
    yss_faults.put(kind, operation=QUERY, times=1)
    assert find(yss_platform).remind is True
    assert yss_journal.count(operation=QUERY) == 2
    assert yss_journal.count(event="start") == 1


def test_it_gives_up_in_the_end(yss_platform: InProcessPlatform, yss_faults: Faults, yss_journal: Journal) -> None:
    yss_faults.put("error", operation="agree", status=502)
    waits: list[float] = []
    assert find(yss_platform, waits).why == "NoAnswer: status 502"
    assert waits == [0.5, 1, 2, 4]
    assert yss_journal.count(operation="agree", status=502) == TRIES


def test_a_refusal_is_not_asked_again(yss_platform: InProcessPlatform, yss_journal: Journal) -> None:
    yss_platform.change(account=None)  # the customer has logged out
    assert find(yss_platform).why.startswith("Refused: not_logged_in")
    assert [entry["code"] for entry in yss_journal.entries(refused=True)] == ["not_logged_in"]


def test_slow_answers_are_given_up(
    yss_server: Opened, yss_sandbox: SandboxControl, yss_faults: Faults, yss_journal: Journal
) -> None:
    """Over a real socket, in a sandbox of the platform that is served for all tests."""
    yss_faults.put("fixed_delay", operation=QUERY, times=1, seconds=2)
    customers = [{"id": "C1", "session": yss_sandbox.key}]
    waits: list[float] = []
    (found,) = look_up_all(customers, yss_server.address, TODAY, timeout=0.5, sleep=waits.append)
    assert (found.remind, waits) == (True, [0.5])
    assert yss_journal.sequence("agree", QUERY, QUERY)["complete"]


# --- without the fixtures


def test_several_customers() -> None:
    """`in_process` opens a platform wherever Python runs; each customer has a sandbox of their own in it."""
    with in_process(strict=True) as platform:
        fine, due = (platform.new_sandbox(people=["employee"], frozen_at="2026-02-01") for _ in range(2))
        fine.people.add_record(1, "employee", on="2026-01-10")
        customers = [{"id": each.key, "session": each.key} for each in (fine, due)] + [{"id": "C3", "session": "none"}]
        found = list(look_up_all(customers, platform.address, TODAY))
        assert [each.remind for each in found] == [False, True, None]
        assert found[2].why.startswith("Refused: unknown_sandbox")


@in_process(people=["resident"])
def test_residents_need_a_face() -> None:
    """Why the job is for 企业职工: the other query begins with a face."""
    platform = Platform(ADDRESS, "default", sleep=lambda _: None)
    agreed: dict[str, Any] = {"user_agreement": True, "privacy_policy": True}
    platform.ask("PUT", "/session/agreements/resident", agreed)
    assert platform.ask("POST", "/services/resident/queries")["state"] == "face"
    assert requests.get(f"{ADDRESS}/api/v1/session", timeout=10).json()["agreed"] == ["resident"]
