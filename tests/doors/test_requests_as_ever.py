"""`requests` in this process is `requests` as ever: the same is sent and comes back as over a socket."""

import gc
import json
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import requests
from urllib3 import Timeout

import mock_platform
from mock_platform.core.operations import OPERATIONS
from mock_platform.doors.opened import DEFAULT, Opened
from tests.doors.faults_on_wires import PATIENCE, WIRE, seen

JSON = {"Content-Type": "application/json"}
CHOSEN = json.dumps({"city": "广州市"}).encode()
SETTINGS: dict[str, Any] = {"seed": "3", "people": ["employee"], "frozen_at": "2025-03-15T12:00:00+08:00"}
SERVERS_OWN = {"date", "server", "connection"}


@pytest.fixture(scope="module")
def served() -> Iterator[Opened]:
    with mock_platform.serve(**SETTINGS) as platform:
        yield platform


@pytest.fixture(params=["in process", "served"])
def platform(request: pytest.FixtureRequest, served: Opened) -> Iterator[Opened]:
    if request.param == "served":
        _empty(served)
        yield served
    else:
        with mock_platform.in_process(**SETTINGS) as opened:
            yield opened


def _empty(served: Opened) -> None:
    """As it was opened."""
    for key in {each["key"] for each in served.control.sandboxes()} - {DEFAULT}:
        served.control.sandbox(key).delete()
    served.reset()


@contextmanager
def _session() -> Iterator[requests.Session]:
    with requests.Session() as session:
        session.trust_env = False
        yield session


# --- what is sent


BODIES: dict[str, Callable[[Path], Any]] = {
    "bytes": lambda _: CHOSEN,
    "bytearray": lambda _: bytearray(CHOSEN),
    "memoryview": lambda _: memoryview(CHOSEN),
    "text": lambda _: CHOSEN.decode(),
    "stream": lambda _: BytesIO(CHOSEN),
    "file": lambda path: path.open("rb"),
    "pieces": lambda _: (CHOSEN[at : at + 3] for at in range(0, len(CHOSEN), 3)),
    "list of pieces": lambda _: iter([CHOSEN[:5], b"", CHOSEN[5:]]),
}


@pytest.mark.parametrize("kind", BODIES)
def test_a_body_of_any_kind_arrives_whole(platform: Opened, kind: str, tmp_path: Path) -> None:
    path = tmp_path / "body"
    path.write_bytes(CHOSEN)
    body = BODIES[kind](path)
    with _session() as session:
        answer = session.put(f"{platform.api}/session/city", data=body, headers=JSON)
    if hasattr(body, "close"):
        body.close()
    assert answer.json()["city"]["name"] == "广州市"


METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
PATHS = (
    "/api/v1/session",
    "/api/v1/nothing",
    "/yss",
    "/static/style.css",
    "/control/v1/sandboxes",
    "/openapi.json",
)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("method", METHODS)
def test_every_method_is_answered_as_over_a_socket(served: Opened, method: str, path: str) -> None:
    _empty(served)
    with mock_platform.in_process(**SETTINGS, others="pass") as inside, _session() as session:
        there, here = (session.request(method, each.address + path) for each in (served, inside))
    assert _whole(here) == _whole(there)


def _whole(answer: requests.Response) -> tuple[object, ...]:
    headers = sorted((name.lower(), value) for name, value in answer.headers.items() if name.lower() not in SERVERS_OWN)
    return answer.status_code, answer.reason, headers, answer.content, answer.encoding


@pytest.mark.parametrize(
    ("size", "status"), [(1_500_000, 422), (9_000_000, 422), (10 * 1024 * 1024 + 1, 413), (12_000_000, 413)]
)
def test_a_picture_may_be_big_and_not_too_big(platform: Opened, size: int, status: int) -> None:
    """A picture that is none is told so (422), unless it is too big to be looked at."""
    with _session() as session:
        picture = {"image": ("code.png", b"\0" * size, "image/png")}
        assert session.post(f"{platform.address}/wechat/scan", files=picture).status_code == status
        too_big = session.put(f"{platform.api}/session/city", data=b" " * size, headers=JSON)
    assert too_big.status_code == status


# --- what comes back


def test_cookies_stay_with_the_session_that_got_them(platform: Opened) -> None:
    sandboxes = [platform.new_sandbox(people=["employee"], city=city) for city in ("广州市", "深圳市")]
    with _session() as one, _session() as another:
        for session, sandbox in zip((one, another), sandboxes, strict=True):
            session.get(f"{platform.address}/yss", params={"sandbox": sandbox.key})
            assert session.cookies.get_dict() == {"yss_sandbox": sandbox.key}
        for session, city in ((one, "广州市"), (another, "深圳市")):
            assert session.get(f"{platform.api}/session").json()["city"]["name"] == city
    with _session() as nobody:
        assert nobody.get(f"{platform.api}/session").json()["city"] is None


def test_a_redirect_is_followed_or_not_as_one_likes(platform: Opened) -> None:
    agreed = {"user-agreement": "on", "privacy": "on"}
    with _session() as session:
        address = f"{platform.address}/yss/services/employee"
        stayed = session.post(address, data=agreed, allow_redirects=False)
        assert (stayed.status_code, stayed.headers["location"]) == (303, "/yss/services/employee/guide")
        led = session.post(address, data=agreed)
        assert (led.status_code, led.url, led.request.method) == (200, f"{address}/guide", "GET")
        assert [each.status_code for each in led.history] == [303]


def test_an_answer_may_be_read_piece_by_piece(platform: Opened) -> None:
    with _session() as session, session.get(f"{platform.address}/static/style.css", stream=True) as answer:
        assert b"".join(answer.iter_content(1000)) == session.get(answer.url).content


def test_an_operations_name_and_query_arrive_as_they_were_sent(platform: Opened) -> None:
    with _session() as session:
        text = session.get(f"{platform.address}/wechat/search", params={"q": "粤省事 & 100%?#/"}).text
    assert "粤省事 &amp; 100%?#/" in text
    assert platform.journal.count(operation="search") == 1


# --- faults of the wire


def _asked(platform: Opened, fault: str, **more: Any) -> tuple[Any, ...]:
    platform.faults.put(fault.split()[0], operation="read_session", **WIRE[fault])
    try:
        with _session() as session:
            return seen(lambda: _read(session.get(f"{platform.api}/session", timeout=PATIENCE, **more)))
    finally:
        platform.faults.clear()


def _read(answer: requests.Response) -> tuple[int, str, bytes]:
    return answer.status_code, answer.headers["content-type"], answer.content


@pytest.mark.parametrize("streamed", [False, True])
@pytest.mark.parametrize("fault", WIRE)
def test_a_fault_raises_in_this_process_what_it_raises_over_a_socket(
    served: Opened, fault: str, streamed: bool
) -> None:
    _empty(served)
    with mock_platform.in_process(**SETTINGS, others="pass") as inside:
        here, there = _asked(inside, fault, stream=streamed), _asked(served, fault, stream=streamed)
    assert here == there
    assert (here[0] == "read") == (fault in ("broken_json", "wrong_content_type", "error", "rate_limit"))


def test_what_of_a_broken_body_came_can_be_read(platform: Opened) -> None:
    platform.faults.put("truncated_body", operation="read_session", share=0.5)
    with _session() as session, session.get(f"{platform.api}/session", stream=True) as answer:
        assert answer.status_code == 200
        with pytest.raises(requests.exceptions.ChunkedEncodingError):
            _ = answer.content


TIMEOUTS: dict[str, Any] = {
    "a number": PATIENCE,
    "a pair": (10, PATIENCE),
    "urllib3's": Timeout(connect=10, read=PATIENCE),
}


@pytest.mark.parametrize("timeout", TIMEOUTS)
def test_whoever_waits_only_so_long_waits_no_longer(platform: Opened, timeout: str) -> None:
    platform.faults.put("fixed_delay", operation="read_session", seconds=5)
    with _session() as session, pytest.raises(requests.ReadTimeout):
        session.get(f"{platform.api}/session", timeout=TIMEOUTS[timeout])


@pytest.mark.parametrize("timeout", [None, 5, (0.01, None)])
def test_whoever_waits_long_enough_is_answered(platform: Opened, timeout: Any) -> None:
    platform.faults.put("fixed_delay", name="one", operation="read_session", seconds=0.02)
    platform.faults.put("slow_body", name="two", operation="read_session", seconds=0.05)
    with _session() as session:
        assert session.get(f"{platform.api}/session", timeout=timeout).json()["account"]


def test_delays_add_up_until_one_has_gone(platform: Opened) -> None:
    for name in ("one", "two"):
        platform.faults.put("fixed_delay", name=name, operation="read_session", seconds=PATIENCE * 0.7)
    with _session() as session, pytest.raises(requests.ReadTimeout):
        session.get(f"{platform.api}/session", timeout=PATIENCE)


def test_what_was_answered_too_late_was_done_all_the_same(platform: Opened) -> None:
    platform.faults.put("fixed_delay", operation="choose_city", seconds=5, times=1)
    with _session() as session, pytest.raises(requests.ReadTimeout):
        session.put(f"{platform.api}/session/city", json={"city": "广州市"}, timeout=PATIENCE)
    assert platform.read()["city"] == "440100"
    assert "choose_city" in OPERATIONS


def test_no_answer_is_kept_once_the_caller_has_let_go_of_it(platform: Opened) -> None:
    answer = requests.get(f"{platform.address}/yss", timeout=5)
    kept = weakref.ref(answer)
    del answer
    requests.get(f"{platform.api}/session", timeout=5)
    gc.collect()
    assert kept() is None
