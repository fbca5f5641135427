"""Who asks in this process waits no longer than asked to, and is told what a real wire would tell."""

from collections.abc import Iterator
from time import perf_counter
from typing import Any

import httpx
import pytest
import requests

from mock_platform import InProcessPlatform, in_process, serve

PATIENCE = 0.1  # seconds
SOON = 1.5
LATE = 3.0
DELAYS: list[tuple[dict[str, Any], ...]] = [
    ({"kind": "fixed_delay", "seconds": LATE},),
    ({"kind": "fixed_delay", "seconds": PATIENCE / 2}, {"kind": "fixed_delay", "name": "more", "seconds": LATE}),
]


@pytest.fixture
def platform() -> Iterator[InProcessPlatform]:
    with in_process(people=["employee"]) as opened:
        yield opened


@pytest.mark.parametrize("faults", DELAYS)
@pytest.mark.parametrize("timeout", [PATIENCE, (None, PATIENCE)])
def test_requests_waits_no_longer(
    platform: InProcessPlatform, faults: tuple[dict[str, Any], ...], timeout: Any
) -> None:
    for fault in faults:
        platform.faults.put(fault["kind"], **{name: each for name, each in fault.items() if name != "kind"})
    began = perf_counter()
    with pytest.raises(requests.ReadTimeout):
        requests.get(f"{platform.api}/session", timeout=timeout)
    assert perf_counter() - began < SOON


def test_httpx_waits_no_longer(platform: InProcessPlatform) -> None:
    platform.faults.put("fixed_delay", seconds=LATE)
    began = perf_counter()
    with httpx.Client(transport=platform.transport()) as client, pytest.raises(httpx.ReadTimeout):
        client.get(f"{platform.api}/session", timeout=PATIENCE)
    assert perf_counter() - began < SOON


def test_what_was_given_up_was_done_all_the_same(platform: InProcessPlatform) -> None:
    platform.faults.put("fixed_delay", operation="choose_city", seconds=LATE)
    with pytest.raises(requests.ReadTimeout):
        requests.put(f"{platform.api}/session/city", json={"city": "揭阳市"}, timeout=PATIENCE)
    assert platform.read()["city"] == "445200"


@pytest.mark.parametrize("timeout", [None, 5, (5, 5)])
def test_whoever_has_time_gets_the_answer(platform: InProcessPlatform, timeout: Any) -> None:
    platform.faults.put("fixed_delay", seconds=PATIENCE)
    assert requests.get(f"{platform.api}/session", timeout=timeout).status_code == 200


def test_only_what_comes_between_two_pieces_counts(platform: InProcessPlatform) -> None:
    platform.faults.put("slow_body", seconds=5 * PATIENCE)
    assert requests.get(f"{platform.api}/session", timeout=PATIENCE).status_code == 200


@pytest.mark.parametrize("opening", [in_process, serve])
def test_a_slow_body_is_given_up_as_on_a_wire(opening: Any) -> None:
    with opening(people=["employee"]) as platform:
        platform.faults.put("slow_body", seconds=20 * PATIENCE)
        with pytest.raises(requests.ConnectionError, match="Read timed out") as told:
            requests.get(f"{platform.api}/session", timeout=PATIENCE)
        assert not isinstance(told.value, requests.ReadTimeout)
