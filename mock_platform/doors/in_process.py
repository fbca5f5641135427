"""A platform in this process, reached by `requests` or by an httpx transport; no socket, the same application."""

import json
import re
from contextlib import ContextDecorator, ExitStack
from inspect import isasyncgenfunction, isclass, iscoroutinefunction, isgeneratorfunction
from typing import Any, TypeVar
from urllib.parse import urlsplit

from mock_platform.bootstrap import open_platform
from mock_platform.client.asking import CONTROL, told
from mock_platform.doors.driver import Asked, Driver
from mock_platform.doors.interception import Others, intercepted
from mock_platform.doors.opened import DEFAULT, Opened
from mock_platform.doors.transport import Transport
from mock_platform.web.app import create_app

ADDRESS = "http://yss.invalid"  # a name that is nobody's, and never will be (RFC 2606)
F = TypeVar("F")
# Each would be left before its own code runs.
UNDECORATED = (iscoroutinefunction, isasyncgenfunction, isgeneratorfunction, isclass)


class InProcessPlatform(Opened):
    """An open platform of this process."""

    def __init__(self, driver: Driver, address: str) -> None:
        super().__init__(self._asked, address)
        self._driver = driver

    def transport(self) -> Transport:
        """For `httpx.Client(transport=platform.transport(), base_url=platform.address)`, and for `AsyncClient`."""
        return Transport(self._driver)

    def _asked(self, method: str, path: str, body: Any = None) -> Any:
        sent = b"" if body is None else json.dumps(body).encode()
        asked = Asked(method, self.address + CONTROL + path, [(b"content-type", b"application/json")], sent)
        answered = self._driver.ask(asked)
        return told(answered.status, answered.body)


class InProcess(ContextDecorator):
    """`with in_process() as platform:`, or `@in_process()` around a function, which then asks `ADDRESS`.

    A new platform each time, in memory; `settings` are those of its sandbox `default`: seed, edition, people and so on.
    Requests to other hosts are refused, unless `others` is "pass".
    """

    def __init__(
        self, *, address: str = ADDRESS, others: Others = "refuse", strict: bool = False, **settings: Any
    ) -> None:
        if others not in ("refuse", "pass"):
            raise ValueError(f'others is "refuse" or "pass", not {others!r}')
        self._address = _checked(address)
        self._others: Others = others
        self._strict = strict
        self._settings = settings
        self._open: list[ExitStack] = []

    def __call__(self, function: F) -> F:
        if any(is_one(function) for is_one in UNDECORATED):
            raise TypeError("in_process() decorates plain functions; inside any other write `with in_process():`")
        return super().__call__(function)  # type: ignore[type-var]

    def _recreate_cm(self) -> "InProcess":
        return InProcess(address=self._address, others=self._others, strict=self._strict, **self._settings)

    def __enter__(self) -> InProcessPlatform:
        with ExitStack() as stack:
            platform = open_platform()
            stack.callback(platform.database.close)
            driver = Driver(create_app(platform, strict=self._strict, hosts=[_host(self._address)]))
            opened = InProcessPlatform(driver, self._address)
            self._fill(opened)
            stack.enter_context(intercepted(driver, self._address, self._others))
            self._open.append(stack.pop_all())
        return opened

    def __exit__(self, *error: object) -> None:
        self._open.pop().close()

    def _fill(self, opened: InProcessPlatform) -> None:
        if not self._strict or self._settings:
            opened.control.create_sandbox(key=DEFAULT, **self._settings)


def _checked(address: str) -> str:
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/") or parts.query:
        raise ValueError(f"address is that of a host, such as {ADDRESS}, not {address!r}")
    return f"{parts.scheme}://{parts.netloc.lower()}"


def _host(address: str) -> str:
    return re.sub(":[0-9]+$", "", urlsplit(address).netloc)
