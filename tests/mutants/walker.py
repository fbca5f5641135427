"""Somebody who walks the pages and keeps what was answered, to compare a broken platform with the right one."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import httpx

from mock_platform.application import arrange
from mock_platform.application.platform import Platform
from mock_platform.application.sandbox import Sandbox
from mock_platform.core.clock import SHANGHAI
from mock_platform.core.person import Person
from mock_platform.core.settings import Settings
from mock_platform.people.cast import Needs
from tests.web.caller import AGREED
from tests.web.in_process import InProcess

FACE = "face"
NOW = datetime(2025, 3, 15, 9, tzinfo=SHANGHAI)
Answer = tuple[str, int, str, str]  # what was asked for, status, where it leads, the page


@dataclass
class Walker:
    """Somebody in a sandbox of their own, arranged without HTTP: there are many walks, and only pages are compared.

    `seen` is what was answered, in order. The first person made is logged in.
    """

    platform: Platform
    key: str
    http: httpx.Client
    seen: list[Answer] = field(default_factory=list)
    address: str = ""

    @classmethod
    def new(cls, app: InProcess, seen: list[Answer], **settings: Any) -> "Walker":
        key = app.platform.create_sandbox(Settings(seed="7", frozen_at=NOW, **settings))
        return cls(app.platform, key, app.client(headers={"X-YSS-Sandbox": key}), seen)

    def arranging(self) -> AbstractContextManager[Sandbox]:
        return self.platform.sandbox(self.key)

    def person(self, **needs: Any) -> Person:
        with self.arranging() as sandbox:
            person = arrange.add_person(sandbox, Needs(**needs))
            if sandbox.settings.account is None:
                sandbox.log_in(person.number)
        return person

    def open(self, path: str) -> None:
        self._keep(self.http.get(path))

    def send(self, path: str, **form: Any) -> None:
        """Send a form, and go where that leads."""
        self._keep(self.http.post(path, **form))

    def act(self, action: str, **fields: str) -> None:
        """Press a button of the case's page."""
        self.send(self.address, data={"action": action, **fields})

    def do(self, *actions: str) -> None:
        """Press buttons; `FACE` stands for whatever is left of the way to the face service's answer."""
        for action in actions:
            if action == FACE:
                self._show_face()
            else:
                self.act(action)

    def begin(self, what: str, scheme: str = "employee") -> None:
        """Agree, and press a button of 办事指南: `certifications` or `queries`."""
        self.http.post(f"/yss/services/{scheme}", data=AGREED)
        self.send(f"/yss/services/{scheme}/{what}")

    def _show_face(self) -> None:
        for state, action in (("confirm_face", "confirm"), ("face", "begin_capture"), ("capture", "finish")):
            if self.address.endswith(f"/{state}"):
                self.act(action)

    def _keep(self, answer: httpx.Response) -> None:
        place = answer.headers.get("location", "")
        self.seen.append((str(answer.request.url), answer.status_code, place, answer.text))
        self.address = answer.request.url.path
        if place:
            self.open(place)


@dataclass(frozen=True)
class Walk:
    """`topics` are the clauses it is about: their mutants are likely to be seen on it."""

    name: str
    topics: frozenset[str]
    walk: Callable[[Walker], None]
    settings: dict[str, Any] = field(default_factory=dict)

    @property
    def edition(self) -> str:
        return str(self.settings.get("edition", "official"))


def walked(app: InProcess, walk: Walk, seen: list[Answer]) -> list[Answer]:
    """Take a walk; what was answered, in `seen` as it comes."""
    walk.walk(Walker.new(app, seen, **walk.settings))
    return seen
