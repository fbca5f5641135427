"""The wire under a request: what faults do to it. Whoever carries requests here may bring a wire of their own."""

import asyncio
from typing import Protocol

from starlette.types import Scope

EXTENSION = "yss.wire"


class Wire(Protocol):
    """How an answer travels."""

    async def wait(self, seconds: float) -> None:
        """Let time pass."""

    async def reset(self) -> None:
        """Break the connection off, so that the other side sees an error."""

    async def close(self) -> None:
        """Close the connection, once what was sent has gone out."""


class WireBroken(Exception):
    """The wire was cut on purpose: no more is to be said. Told only where nothing below can cut it."""


class _Plain:
    """Where a server brings no wire, its own way to end a connection is an application that fails."""

    async def wait(self, seconds: float) -> None:
        await asyncio.sleep(seconds)

    async def reset(self) -> None:
        raise WireBroken

    async def close(self) -> None:
        raise WireBroken


def wire_of(scope: Scope) -> Wire:
    wire: Wire = scope.get("extensions", {}).get(EXTENSION) or _Plain()
    return wire
