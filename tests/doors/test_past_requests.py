"""Clients that are not answered in this process are told so, before a packet leaves."""

import asyncio
import http.client
import socket
import urllib.request
from collections.abc import Callable
from typing import Any

import aiohttp
import anyio
import httpx
import pytest
import urllib3

from mock_platform import ADDRESS, in_process
from mock_platform.doors.interception import NotIntercepted

HOST = "yss.invalid"


def _urllib() -> Any:
    return urllib.request.build_opener(urllib.request.ProxyHandler({})).open(ADDRESS)


def _http_client() -> Any:
    return http.client.HTTPConnection(HOST).request("GET", "/")


def _urllib3() -> Any:
    with urllib3.PoolManager(retries=False) as pool:
        return pool.request("GET", ADDRESS)


async def _httpx_async() -> Any:
    async with httpx.AsyncClient(trust_env=False) as client:
        return await client.get(ADDRESS)


async def _aiohttp() -> Any:
    connector = aiohttp.TCPConnector(resolver=aiohttp.ThreadedResolver())
    async with aiohttp.ClientSession(connector=connector) as session, session.get(ADDRESS) as answer:
        return answer.status


async def _streams() -> Any:
    return await asyncio.open_connection(HOST, 80)


CLIENTS: dict[str, Callable[[], Any]] = {
    "httpx": lambda: httpx.get(ADDRESS, trust_env=False),
    "httpx, awaited": lambda: asyncio.run(_httpx_async()),
    "aiohttp": lambda: asyncio.run(_aiohttp()),
    "urllib": _urllib,
    "urllib3": _urllib3,
    "http.client": _http_client,
    "asyncio": lambda: asyncio.run(_streams()),
    "anyio": lambda: anyio.run(anyio.connect_tcp, HOST, 80),
    "a socket": lambda: socket.create_connection((HOST, 80)),
    "a name in bytes": lambda: socket.getaddrinfo(HOST.encode(), 80),
    "a name in capitals": lambda: socket.getaddrinfo(HOST.upper(), 80),
    "a name to its end": lambda: socket.getaddrinfo(f"{HOST}.", 80),
}


def _chain(error: BaseException | None) -> list[BaseException]:
    """An error, and what led to it."""
    found: list[BaseException] = []
    ahead = [error]
    while ahead:
        each = ahead.pop()
        if each is None or each in found:
            continue
        found.append(each)
        ahead += [each.__cause__, each.__context__, *(one for one in each.args if isinstance(one, BaseException))]
        ahead += getattr(each, "exceptions", ())
    return found


@pytest.mark.parametrize("ask", [pytest.param(ask, id=name) for name, ask in CLIENTS.items()])
def test_a_client_past_requests_is_told_what_to_do_and_nobody_is_asked_for_the_name(
    ask: Callable[[], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_up: list[object] = []
    monkeypatch.setattr(socket, "getaddrinfo", lambda *asked, **_: looked_up.extend(asked))
    with in_process(), pytest.raises(Exception) as caught:  # noqa: PT011 — each client has an error of its own
        ask()
    (told,) = [each for each in _chain(caught.value) if isinstance(each, NotIntercepted)]
    assert looked_up == []
    for way in ("requests", "platform.transport()", "mock_platform.serve()"):
        assert way in str(told)


def test_other_names_are_looked_up_as_ever() -> None:
    with in_process():
        assert socket.getaddrinfo("127.0.0.1", 80)
        with pytest.raises(socket.gaierror) as caught:
            socket.getaddrinfo("999.0.0.1", 80, flags=socket.AI_NUMERICHOST)
        assert not isinstance(caught.value, NotIntercepted)
