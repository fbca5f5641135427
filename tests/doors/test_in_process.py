"""in_process(): a platform in this process while a block lasts, and nothing of it before or after."""

import asyncio
import socket
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from http import HTTPStatus
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pytest
import requests
import responses
from hypothesis import given, settings
from hypothesis import strategies as st
from requests.adapters import HTTPAdapter

from mock_platform import ADDRESS, InProcessPlatform, Refused, in_process, serve
from mock_platform.core.cities import CITIES

SESSION = f"{ADDRESS}/api/v1/session"
CITY = f"{SESSION}/city"
Opening = Callable[[], AbstractContextManager[InProcessPlatform]]


def world() -> tuple[object, ...]:
    """All that in_process() lays its hands on."""
    calls = len(responses.calls)
    return HTTPAdapter.send, socket.getaddrinfo, responses.registered(), calls, threading.active_count()


def keys_of(platform: InProcessPlatform) -> list[str]:
    return [each["key"] for each in platform.control.sandboxes()]


# --- a block


def test_while_the_block_lasts_requests_are_answered_and_then_all_is_as_it_was() -> None:
    before = world()
    with in_process(people=["employee"]) as platform:
        assert platform.address == ADDRESS
        assert requests.get(SESSION).json()["account"]["name"].startswith("*")
    assert world() == before


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_an_error_in_the_block_comes_out_of_it_and_all_is_as_it_was(error: type[BaseException]) -> None:
    before = world()

    def fail() -> None:
        with in_process():
            requests.get(SESSION)
            raise error

    with pytest.raises(error):
        fail()
    assert world() == before


@pytest.mark.parametrize(
    ("wrong", "error", "words"),
    [
        ({"sead": "1"}, Refused, "sead"),
        ({"edition": "2099"}, Refused, "guangzhou-2023"),
        ({"people": ["nobody"]}, Refused, "persona|resident_suspended"),
        ({"others": "ask"}, ValueError, "refuse"),
        ({"address": "yss.invalid"}, ValueError, "http://yss.invalid"),
        ({"address": "ftp://yss.invalid"}, ValueError, "ftp"),
        ({"address": "http://yss.invalid/base"}, ValueError, "/base"),
        ({"address": ""}, ValueError, "address"),
    ],
)
def test_what_cannot_be_is_told_when_it_is_entered_and_leaves_nothing(
    wrong: dict[str, Any], error: type[Exception], words: str
) -> None:
    before = world()
    with pytest.raises(error, match=words), in_process(**wrong):
        pass
    assert world() == before


def test_each_time_it_is_a_new_platform() -> None:
    opening = in_process(seed="1")
    seen = []
    for _ in range(3):
        with opening as platform:
            assert platform.people.find() == []
            seen.append(platform.people.create(scheme="employee"))
            requests.put(CITY, json={"city": "广州市"})
    assert seen[0] == seen[1] == seen[2]


@given(st.lists(st.booleans(), max_size=12))
@settings(max_examples=20)
def test_however_blocks_are_nested_the_innermost_answers(opens: list[bool]) -> None:
    """Of one object, too: True goes one further in, False one out."""
    before, opening, open_ = world(), in_process(), []
    with ExitStack() as all_of_them:
        stacks: list[ExitStack] = []
        for number, goes_in in enumerate(opens):
            if goes_in:
                stacks.append(all_of_them.enter_context(ExitStack()))
                platform = stacks[-1].enter_context(opening)
                platform.new_sandbox(key=f"k{number}")
                open_.append(platform)
            elif stacks:
                stacks.pop().close()
                open_.pop()
            answered = _answers()
            assert answered == (keys_of(open_[-1]) if open_ else None)
    assert world() == before


def _answers() -> list[str] | None:
    """The sandboxes of whoever answers at the address."""
    if HTTPAdapter.send is _USUAL:
        return None
    return [each["key"] for each in requests.get(f"{ADDRESS}/control/v1/sandboxes").json()]


_USUAL = HTTPAdapter.send


def test_the_settings_are_those_of_the_sandbox_that_is_meant_without_a_key() -> None:
    noon = "2025-03-15T12:00:00+08:00"
    with in_process(seed="5", edition="guangzhou-2023", people=["resident", "agent"], frozen_at=noon) as platform:
        said = platform.read()
        assert (said["seed"], said["edition"], said["account"], said["now"]) == ("5", "guangzhou-2023", 1, noon)
        assert keys_of(platform) == ["default"]
        assert len(platform.people.find()) == 2


@pytest.mark.parametrize(("settings_", "keys"), [({}, []), ({"seed": "2"}, ["default"])])
def test_a_strict_one_refuses_what_names_no_sandbox(settings_: dict[str, Any], keys: list[str]) -> None:
    with in_process(strict=True, **settings_) as platform:
        assert keys_of(platform) == keys
        refused = requests.get(SESSION)
        assert (refused.status_code, refused.json()["code"]) == (HTTPStatus.BAD_REQUEST, "sandbox_not_named")
        named = platform.new_sandbox(people=["employee"])
        assert requests.get(SESSION, headers=named.headers).ok


# --- a decorator


@in_process(people=["employee"], city="广州市")
def _decorated(city: str, *, times: int = 1) -> list[str]:
    """Asks and changes."""
    before = requests.get(SESSION).json()["city"]["name"]
    requests.put(CITY, json={"city": city})
    deeper = _decorated(city, times=times - 1) if times > 1 else []
    return [before, requests.get(SESSION).json()["city"]["name"], *deeper]


def test_a_decorated_function_has_a_new_platform_for_every_call_even_within_itself() -> None:
    before = world()
    assert _decorated("揭阳市", times=3) == ["广州市", "揭阳市"] * 3
    assert (_decorated.__name__, _decorated.__doc__) == ("_decorated", "Asks and changes.")
    assert world() == before


def test_an_error_of_a_decorated_function_comes_out_and_all_is_as_it_was() -> None:
    @in_process()
    def fail() -> None:
        raise LookupError(requests.get(SESSION).json()["code"])

    before = world()
    with pytest.raises(LookupError, match="not_logged_in"):
        fail()
    assert world() == before


async def _coroutine() -> None: ...
async def _async_generator() -> AsyncIterator[None]:
    yield


def _generator() -> Iterator[None]:
    yield


class _Class: ...


@pytest.mark.parametrize("given_", [_coroutine, _async_generator, _generator, _Class])
def test_what_would_be_left_before_it_runs_is_not_decorated(given_: Any) -> None:
    with pytest.raises(TypeError, match=r"with in_process\(\)"):
        in_process()(given_)


# --- other hosts, and other addresses


def test_other_hosts_are_refused_with_what_to_do() -> None:
    with serve() as real, in_process(), pytest.raises(requests.ConnectionError, match='others="pass"'):
        requests.get(real.api)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_passed_on_a_request_really_reaches_its_server(method: str) -> None:
    with serve(city="揭阳市", people=["employee"]) as real, in_process(others="pass", city="广州市", people=["agent"]):
        assert requests.get(f"{real.api}/session").json()["city"]["name"] == "揭阳市"
        assert requests.get(SESSION).json()["city"]["name"] == "广州市"
        requests.put(f"{real.api}/session/city", json={"city": "深圳市"})
        assert real.journal.count(event="city_chosen") == 1


@pytest.mark.parametrize("order", [("http://a.invalid", "http://b.invalid"), ("http://b.invalid", "http://a.invalid")])
def test_of_two_platforms_the_inner_one_passes_on_to_the_outer_one(order: tuple[str, str]) -> None:
    with in_process(address=order[0]) as outer, in_process(address=order[1], others="pass") as inner:
        for platform in (outer, inner):
            assert requests.put(f"{platform.api}/session/city", json={"city": "广州市"}).status_code == 409
            assert platform.journal.count(operation="choose_city") == 1


def test_mocks_of_the_callers_own_are_passed_on_to() -> None:
    with responses.RequestsMock() as mocks:
        mocks.get("http://own.invalid/", json={"own": True})
        with in_process(others="pass"):
            assert requests.get("http://own.invalid/").json() == {"own": True}
            assert requests.get(f"{ADDRESS}/api/v1/services").ok


ADDRESSES = (
    *("http://yss.invalid", "http://pension.example", "https://pension.example", "http://Pension.Example"),
    *("https://pension.example:8443", "http://127.0.0.1:1", "http://[::1]:1", "http://localhost", "http://a-b.c/"),
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_any_address_may_be_the_platforms(address: str) -> None:
    with in_process(address=address, people=["employee"]) as platform:
        for asked in (platform.address, address.rstrip("/"), address.lower().rstrip("/").replace("//", "//user:pw@")):
            assert requests.get(f"{asked}/api/v1/session").ok
        assert requests.get(platform.address).ok
        assert platform.people.find()


@pytest.mark.parametrize(
    "near", ["http://yss.invalid:81", "https://yss.invalid", "http://yss.invalid.example", "http://x"]
)
def test_an_address_that_only_looks_like_it_is_another_host(near: str) -> None:
    with in_process(), pytest.raises(requests.ConnectionError, match=ADDRESS):
        requests.get(near)


# --- where else it works


def test_within_a_running_loop() -> None:
    async def ask() -> int:
        with in_process(people=["employee"]):
            return requests.get(SESSION).status_code

    assert asyncio.run(ask()) == HTTPStatus.OK


THREADS, EACH = 16, 12


def test_sixteen_threads_lose_nothing_and_mix_nothing() -> None:
    with in_process(strict=True) as platform:
        start, wrong = Barrier(THREADS), list[object]()

        def work(number: int) -> None:
            try:
                start.wait(10)
                wrong.extend(_marked(platform, number))
            except BaseException as error:
                wrong.append(error)

        threads = [Thread(target=work, args=[number]) for number in range(THREADS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        assert wrong == []
        assert len(keys_of(platform)) == THREADS
        for number in range(THREADS):
            chosen = platform.control.sandbox(f"thread-{number}").journal.entries(event="city_chosen")
            assert [each["events"][0]["details"]["city"] for each in chosen] == [CITIES[number].code] * EACH


def _marked(platform: InProcessPlatform, number: int) -> Iterator[object]:
    """Each thread has a sandbox and a city of its own; what it is told of another's."""
    sandbox = platform.new_sandbox(key=f"thread-{number}", people=["employee"], seed=str(number))
    with requests.Session() as session:
        for _ in range(EACH):
            told = session.put(CITY, json={"city": CITIES[number].name}, headers=sandbox.headers).json()
            if told["city"]["code"] != CITIES[number].code:
                yield told


def test_files_and_pages_come_as_they_are(tmp_path: Path) -> None:
    """A code's picture, taken to the scan, is read there."""
    with in_process(people=["employee"]):
        answer = requests.get(f"{ADDRESS}/wechat/codes/resident.png")
        assert (answer.headers["content-type"], answer.content[:8]) == ("image/png", b"\x89PNG\r\n\x1a\n")
        picture = tmp_path / "code.png"
        picture.write_bytes(answer.content)
        with picture.open("rb") as file:
            led = requests.post(f"{ADDRESS}/wechat/scan", files={"image": file})
        assert led.url == f"{ADDRESS}/yss/services/resident"
        style = requests.get(f"{ADDRESS}/static/style.css")
        assert style.headers["content-type"].startswith("text/css")
        again = requests.get(style.url, headers={"If-None-Match": style.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
