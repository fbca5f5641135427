"""The application in this process: quick, and a fault of ours is raised here instead of being answered with 500."""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import httpx
from sqlalchemy import Row, select

from mock_platform.application.platform import Platform
from mock_platform.store.database import open_database
from mock_platform.store.schema import journal, metadata
from mock_platform.web.app import create_app

ADDRESS = "http://127.0.0.1"

# Whatever is asked goes into the journal, which is no part of what the platform holds to be so.
EVERYTHING = {table.name: select(table) for table in metadata.sorted_tables if table is not journal}

Rows = dict[str, Sequence[Row[Any]]]


class InProcess(httpx.BaseTransport):
    """httpx's own way to an ASGI application, for callers that do not await."""

    def __init__(self, platform: Platform, runner: asyncio.Runner) -> None:
        self.platform = platform
        self._asgi = httpx.ASGITransport(create_app(platform))
        self._runner = runner

    @contextmanager
    def answering_faults(self) -> Iterator[None]:
        """Answer a fault of ours as the server would, instead of raising it here."""
        self._asgi.raise_app_exceptions = False
        try:
            yield
        finally:
            self._asgi.raise_app_exceptions = True

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return self._runner.run(self._answered(request))

    async def _answered(self, request: httpx.Request) -> httpx.Response:
        answer = await self._asgi.handle_async_request(request)
        return httpx.Response(answer.status_code, headers=answer.headers, content=await answer.aread())

    def client(self, path: str = "", **settings: Any) -> httpx.Client:
        """A browser of its own, without a page: cookies are kept, redirects are not followed."""
        return httpx.Client(transport=self, base_url=ADDRESS + path, **settings)

    def control(self) -> httpx.Client:
        return self.client("/control/v1")

    def rows(self) -> Rows:
        """Everything the platform knows, to see whether anything has changed."""
        with self.platform.database.begin() as transaction:
            transaction.settle_all()
            return {name: transaction.all(query, {}) for name, query in EVERYTHING.items()}


@contextmanager
def in_process() -> Iterator[InProcess]:
    """An empty platform in memory, behind a transport that any number of clients may share."""
    platform = Platform(open_database())
    try:
        with asyncio.Runner() as runner:
            yield InProcess(platform, runner)
    finally:
        platform.database.close()
