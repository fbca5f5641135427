"""serve(): a platform on a free port while a block lasts, in a thread or in a process, and nothing of it after."""

import gc
import os
import socket
import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
import requests

from mock_platform import Opened, Refused, in_process, serve
from mock_platform.server import HOST, listen
from mock_platform.variables import VARIABLES

NOON = "2025-03-15T12:00:00+08:00"
Ways = pytest.mark.parametrize("process", [False, True], ids=["thread", "process"])


def _open_files() -> int:
    return len(os.listdir("/proc/self/fd"))


def _children() -> str:
    return Path(f"/proc/self/task/{os.getpid()}/children").read_text()


def _left() -> tuple[object, ...]:
    gc.collect()
    return threading.active_count(), _open_files(), _children()


@contextmanager
def _nothing_left() -> Iterator[None]:
    """No thread, no file or socket, no process; and nobody had to clean up for anybody."""
    before = _left()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield
    assert _left() == before


def _refuses(address: str) -> bool:
    parts = urlsplit(address)
    with socket.socket() as client:
        return client.connect_ex((parts.hostname, parts.port)) != 0


@pytest.fixture(scope="module", autouse=True)
def _what_is_opened_but_once_is_open() -> None:
    for process in (False, True):
        serve_once(process)


@Ways
def test_while_the_block_lasts_it_answers_and_then_nothing_is_left(process: bool) -> None:
    with _nothing_left():
        address = serve_once(process)
    assert _refuses(address)


def serve_once(process: bool) -> str:
    with serve(process=process, people=["employee"]) as platform, requests.Session() as session:
        assert session.get(f"{platform.api}/session").json()["account"]["name"].startswith("*")
        return platform.address


@pytest.mark.parametrize(
    ("error", "process"), [(ValueError, False), (KeyboardInterrupt, False), (KeyboardInterrupt, True)]
)
def test_an_error_in_the_block_comes_out_of_it_and_nothing_is_left(error: type[BaseException], process: bool) -> None:
    def fail() -> None:
        with serve(process=process):
            raise error

    with _nothing_left(), pytest.raises(error):
        fail()


@Ways
def test_it_ends_as_well_though_nothing_was_asked_of_it(process: bool) -> None:
    """Before it is ready, even: a strict one is asked for nothing when it is opened."""
    with _nothing_left():
        for _ in range(1 if process else 5):
            with serve(strict=True, process=process):
                pass


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"sead": "1"}, "sead"),
    ({"edition": "2099"}, "guangzhou-2023"),
    ({"people": ["nobody"]}, "resident_suspended"),
]


@pytest.mark.parametrize(("wrong", "words"), WRONG)
def test_a_setting_that_cannot_be_is_told_and_leaves_nothing(wrong: dict[str, Any], words: str) -> None:
    with _nothing_left(), pytest.raises(Refused, match=words), serve(**wrong):
        pass


@Ways
def test_a_port_that_is_taken_is_an_oserror_and_leaves_nothing(
    process: bool, capfd: pytest.CaptureFixture[str]
) -> None:
    with closing(listen(0)) as taken:
        port = taken.getsockname()[1]
        with _nothing_left(), pytest.raises(OSError, match=r"in use|did not start"), serve(port=port, process=process):
            pass
    assert (str(port) in capfd.readouterr().err) == process  # which says why on its own


def test_a_port_that_is_free_may_be_chosen_and_is_free_again_after() -> None:
    with closing(listen(0)) as found:
        port = found.getsockname()[1]
    for process in (False, True, False):
        with serve(port=port, process=process, strict=True) as platform:
            assert platform.address == f"http://{HOST}:{port}"
            assert platform.control.sandboxes() == []


def test_any_number_may_be_served_at_once_each_with_its_own() -> None:
    with serve(city="广州市") as one, serve(city="深圳市") as two, serve(city="揭阳市", process=True) as three:
        everyone = one, two, three
        assert len({platform.address for platform in everyone}) == 3
        assert [platform.read()["city"] for platform in everyone] == ["440100", "440300", "445200"]
        one.new_sandbox(key="another")
        assert [len(platform.control.sandboxes()) for platform in everyone] == [2, 1, 1]


def test_the_settings_are_those_of_the_sandbox_that_is_meant_without_a_key() -> None:
    wanted: dict[str, Any] = {"seed": "5", "edition": "guangzhou-2023", "frozen_at": NOON, "retry_limit": 2}
    with serve(people=["resident", "agent"], **wanted) as platform:
        said = platform.read()
        assert said.items() >= {"seed": "5", "edition": "guangzhou-2023", "retry_limit": 2, "now": NOON}.items()
        assert len(platform.people.find()) == 2


@pytest.mark.parametrize(
    ("process", "settings", "keys"), [(False, {}, []), (False, {"seed": "2"}, ["default"]), (True, {}, [])]
)
def test_a_strict_one_refuses_what_names_no_sandbox(process: bool, settings: dict[str, Any], keys: list[str]) -> None:
    with serve(process=process, strict=True, **settings) as platform, httpx.Client(trust_env=False) as client:
        assert [each["key"] for each in platform.control.sandboxes()] == keys
        refused = client.get(f"{platform.api}/session")
        assert (refused.status_code, refused.json()["code"]) == (400, "sandbox_not_named")
        named = platform.new_sandbox(people=["employee"])
        assert client.get(f"{platform.api}/session", headers=named.headers).is_success


def test_the_same_seed_has_the_same_people_wherever_it_is_served() -> None:
    settings: dict[str, Any] = {"seed": "9", "frozen_at": NOON, "people": ["employee", "resident_suspended"]}
    found = []
    for opening in (serve(**settings), serve(process=True, **settings), in_process(**settings)):
        with opening as platform:
            found.append((platform.people.find(), platform.read()))
    assert found[0] == found[1] == found[2]


# What is set for another platform: where its people are kept, that it has a token, who they are.
ANOTHERS = {
    "YSS_DATABASE": "another.sqlite",
    "YSS_CONTROL_TOKEN": "secret",
    "YSS_EDITION": "guangzhou-2023",
    "YSS_SEED": "99",
    "YSS_STRICT": "1",
    "YSS_HOST": "no host",
    "YSS_PORT": "1",
}


@Ways
def test_what_the_environment_says_of_another_platform_is_none_of_this_one(
    process: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ANOTHERS.keys() <= VARIABLES.keys()
    for name, value in ANOTHERS.items():
        monkeypatch.setenv(name, str(tmp_path / value) if name == "YSS_DATABASE" else value)
    with serve(process=process, people=["employee"]) as platform:
        assert (platform.read()["edition"], platform.read()["seed"]) == ("official", "0")
        assert requests.get(f"{platform.api}/session").ok
    assert list(tmp_path.iterdir()) == []


def test_a_process_that_was_killed_is_not_waited_for() -> None:
    with _nothing_left(), serve(process=True) as platform:
        child = int(_children().split()[-1])
        os.kill(child, 9)
        os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)
        assert _refuses(platform.address)


def _keeps_a_connection(platform: Opened) -> Callable[[], None]:
    parts = urlsplit(platform.address)
    connection = socket.create_connection((parts.hostname, parts.port))
    connection.sendall(b"GET /yss HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert connection.recv(1)
    return connection.close


def _sends_half(platform: Opened) -> Callable[[], None]:
    parts = urlsplit(platform.address)
    connection = socket.create_connection((parts.hostname, parts.port))
    connection.sendall(b"POST /yss/cities HTTP/1.1\r\nHost: localhost\r\nContent-Le")
    return connection.close


def _has_gone(platform: Opened) -> Callable[[], None]:
    """Before the answer came, which is far from coming."""
    platform.faults.put("fixed_delay", operation="home", seconds=60)
    with httpx.Client(trust_env=False) as client, pytest.raises(httpx.ReadTimeout):
        client.get(f"{platform.address}/yss", timeout=0.1)
    return lambda: None


@pytest.mark.parametrize(
    ("behave", "process"),
    [(_keeps_a_connection, False), (_sends_half, False), (_has_gone, False), (_has_gone, True)],
)
def test_nobody_keeps_a_platform_from_ending(behave: Callable[[Opened], Callable[[], None]], process: bool) -> None:
    with serve(process=process) as platform:
        leave = behave(platform)
        before = Event()
        watch = Thread(target=before.wait, args=[4])  # seconds, fewer than the grace it would be given
        watch.start()
    assert watch.is_alive()
    before.set()
    watch.join()
    leave()
    assert _refuses(platform.address)
