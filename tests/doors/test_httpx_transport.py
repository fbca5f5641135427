"""httpx by the transport of a platform in this process: as over a socket, for those who wait and those who await."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any

import httpx
import pytest

import mock_platform
from mock_platform import InProcessPlatform
from mock_platform.doors.opened import Opened
from tests.doors.faults_on_wires import PATIENCE, WIRE, seen

SETTINGS: dict[str, Any] = {"seed": "3", "people": ["employee"], "frozen_at": "2025-03-15T12:00:00+08:00"}
SERVERS_OWN = {"date", "server", "connection"}
Answer = tuple[int, list[tuple[str, str]], bytes]


@pytest.fixture(scope="module")
def served() -> Iterator[Opened]:
    with mock_platform.serve(**SETTINGS) as platform:
        yield platform


@pytest.fixture
def inside() -> Iterator[InProcessPlatform]:
    with mock_platform.in_process(**SETTINGS) as platform:
        yield platform


def _options(platform: Opened) -> dict[str, Any]:
    carried = {"transport": platform.transport()} if isinstance(platform, InProcessPlatform) else {}
    return {"base_url": platform.address, "trust_env": False, "timeout": PATIENCE * 10, **carried}


def _sync(platform: Opened, method: str, path: str, **sent: Any) -> Answer:
    with httpx.Client(**_options(platform)) as client:
        return _whole(client.request(method, path, **sent))


def _awaited(platform: Opened, method: str, path: str, **sent: Any) -> Answer:
    async def ask() -> Answer:
        async with httpx.AsyncClient(**_options(platform)) as client:
            return _whole(await client.request(method, path, **sent))

    return asyncio.run(ask())


def _whole(answer: httpx.Response) -> Answer:
    headers = [(name, value) for name, value in answer.headers.multi_items() if name not in SERVERS_OWN]
    return answer.status_code, sorted(headers), answer.content


Ways = pytest.mark.parametrize("ask", [_sync, _awaited])
Ask = Callable[..., Answer]


@Ways
@pytest.mark.parametrize(
    "path", ["/api/v1/session", "/api/v1/nothing", "/yss?sandbox=default", "/wechat/codes/resident.png"]
)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"])
def test_every_method_is_answered_as_over_a_socket(
    served: Opened, inside: InProcessPlatform, ask: Ask, method: str, path: str
) -> None:
    served.reset()
    assert ask(inside, method, path) == ask(served, method, path)


def _pieces() -> Iterator[bytes]:
    yield from (b'{"city":', '"广州市"}'.encode())


async def _awaited_pieces() -> AsyncIterator[bytes]:
    for piece in _pieces():
        yield piece


@pytest.mark.parametrize(
    ("ask", "body"), [(_sync, _pieces), (_awaited, _awaited_pieces), (_awaited, lambda: b'{"city":"440100"}')]
)
def test_a_body_that_comes_in_pieces_arrives_whole(
    inside: InProcessPlatform, ask: Ask, body: Callable[[], Any]
) -> None:
    headers = {"Content-Type": "application/json"}
    status, _, _ = ask(inside, "PUT", "/api/v1/session/city", content=body(), headers=headers)
    assert (status, inside.read()["city"]) == (200, "440100")


@Ways
@pytest.mark.parametrize(("size", "status"), [(2_000_000, 422), (12_000_000, 413)])
def test_a_picture_may_be_big_and_not_too_big(inside: InProcessPlatform, ask: Ask, size: int, status: int) -> None:
    assert ask(inside, "POST", "/wechat/scan", files={"image": b"\0" * size})[0] == status


def test_cookies_and_redirects_are_the_clients(inside: InProcessPlatform) -> None:
    key = inside.new_sandbox(people=["employee"], city="深圳市").key
    with httpx.Client(**_options(inside)) as client:
        assert client.get("/yss", params={"sandbox": key}).cookies == {"yss_sandbox": key}
        assert client.get("/api/v1/session").json()["city"]["name"] == "深圳市"
        led = client.post("/yss/services/employee", data={"user-agreement": "1", "privacy": "1"}, follow_redirects=True)
        assert (led.status_code, led.url.path) == (200, "/yss/services/employee/guide")


# --- faults of the wire


def _struck(platform: Opened, ask: Ask, fault: str) -> tuple[Any, ...]:
    platform.faults.put(fault.split()[0], operation="read_session", **WIRE[fault])
    try:
        return seen(lambda: ask(platform, "GET", "/api/v1/session", timeout=PATIENCE))
    finally:
        platform.faults.clear()


@Ways
@pytest.mark.parametrize("fault", WIRE)
def test_a_fault_raises_in_this_process_what_it_raises_over_a_socket(
    served: Opened, inside: InProcessPlatform, ask: Ask, fault: str
) -> None:
    served.reset()
    here, there = _struck(inside, ask, fault), _struck(served, ask, fault)
    assert here[0] == there[0]
    assert here[0] != "read" or here == there
    assert (here[0] == "read") == (fault in ("broken_json", "wrong_content_type", "error", "rate_limit"))


@pytest.mark.parametrize("fault", ["truncated_body", "slow_body"])
def test_of_a_streamed_answer_the_head_comes_before_the_error(inside: InProcessPlatform, fault: str) -> None:
    inside.faults.put(fault, operation="read_session", **WIRE[fault])
    asked: dict[str, Any] = {"method": "GET", "url": "/api/v1/session", "timeout": PATIENCE}
    with httpx.Client(**_options(inside)) as client, client.stream(**asked) as answer:
        assert answer.status_code == 200
        with pytest.raises(httpx.TransportError):
            answer.read()

    async def awaited() -> None:
        async with httpx.AsyncClient(**_options(inside)) as client, client.stream(**asked) as answer:
            assert answer.status_code == 200
            with pytest.raises(httpx.TransportError):
                await answer.aread()

    asyncio.run(awaited())


# --- a loop


async def _both(platform: Opened, more: Callable[[httpx.AsyncClient], Awaitable[Any]]) -> Any:
    platform.faults.put("fixed_delay", operation="read_session", seconds=60)
    async with httpx.AsyncClient(**{**_options(platform), "timeout": None}) as client:
        late = asyncio.create_task(client.get("/api/v1/session"))
        done = await more(client)
        late.cancel()
        with pytest.raises(asyncio.CancelledError):
            await late
        return done


def test_while_one_waits_for_an_answer_others_in_the_loop_go_on(inside: InProcessPlatform) -> None:
    async def many(client: httpx.AsyncClient) -> list[int]:
        answers = await asyncio.gather(*(client.get("/api/v1/services") for _ in range(20)))
        return [answer.status_code for answer in answers]

    assert asyncio.run(_both(inside, many)) == [200] * 20
    assert inside.journal.count(operation="read_session") == 1


def test_a_sync_client_is_answered_within_a_running_loop(inside: InProcessPlatform) -> None:
    async def ask() -> int:
        return _sync(inside, "GET", "/api/v1/session")[0]

    assert asyncio.run(ask()) == 200


def test_the_platform_may_be_reached_by_the_transport_alone() -> None:
    """Of a platform behind another one, which answers at its address."""
    with mock_platform.in_process(city="广州市", **SETTINGS) as outer, mock_platform.in_process(**SETTINGS) as inner:
        for platform, city in ((outer, "440100"), (inner, None)):
            assert platform.read()["city"] == city
            assert _sync(platform, "GET", "/api/v1/session")[0] == 200
