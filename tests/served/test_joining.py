"""What leaves at once, and what alone: as a transport that notes every piece sees it."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, cast

import pytest

from mock_platform.joining import JoiningTransport

HEAD, BODY = b"HTTP/1.1 200 OK\r\n\r\n", b"{}"


class Noting:
    """Every piece that is sent, and None for the end."""

    def __init__(self) -> None:
        self.sent: list[bytes | None] = []

    def write(self, data: bytes) -> None:
        self.sent.append(data)

    def close(self) -> None:
        self.sent.append(None)

    def abort(self) -> None:
        self.sent.append(None)

    def is_closing(self) -> bool:
        return None in self.sent

    def get_extra_info(self, name: str) -> str:
        return f"its {name}"


Act = Callable[[JoiningTransport], Coroutine[Any, Any, None]]


async def whole(transport: JoiningTransport) -> None:
    transport.write(HEAD)
    transport.write(BODY)


async def without_a_body(transport: JoiningTransport) -> None:
    transport.write(HEAD)
    transport.write(b"")


async def in_pieces(transport: JoiningTransport) -> None:
    transport.write(HEAD)
    transport.write(b"1")
    transport.write(b"2")
    await asyncio.sleep(0.001)
    transport.write(b"3")


async def slow(transport: JoiningTransport) -> None:
    transport.write(HEAD)
    await asyncio.sleep(0.001)
    transport.write(BODY)


async def broken_off(transport: JoiningTransport) -> None:
    transport.write(HEAD)
    transport.close()


async def to_nobody(transport: JoiningTransport) -> None:
    transport.write(HEAD)
    transport.abort()


async def nothing(transport: JoiningTransport) -> None:
    transport.write(b"")


async def one_after_the_other(transport: JoiningTransport) -> None:
    await whole(transport)
    await asyncio.sleep(0)
    await whole(transport)


@pytest.mark.parametrize(
    ("act", "sent"),
    [
        (whole, [HEAD + BODY]),
        (without_a_body, [HEAD]),
        (in_pieces, [HEAD + b"12", b"3"]),
        (slow, [HEAD, BODY]),
        (to_nobody, [None]),
        (nothing, []),
        (broken_off, [HEAD, None]),
        (one_after_the_other, [HEAD + BODY, HEAD + BODY]),
    ],
)
def test_a_head_leaves_with_what_follows_at_once(act: Act, sent: list[bytes | None]) -> None:
    noting = Noting()

    async def acted() -> None:
        await act(_joining(noting))
        await asyncio.sleep(0.001)

    asyncio.run(acted())
    assert noting.sent == sent


def test_all_else_is_the_transports_own() -> None:
    async def told() -> tuple[str, bool, bool]:
        transport = _joining(Noting())
        before = transport.is_closing()
        transport.close()
        return transport.get_extra_info("peername"), before, transport.is_closing()

    assert asyncio.run(told()) == ("its peername", False, True)


def _joining(noting: Noting) -> JoiningTransport:
    return JoiningTransport(cast(asyncio.Transport, noting))
