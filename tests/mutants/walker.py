"""Somebody who walks the pages and keeps what was answered, to compare a broken platform with the right one."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import httpx

from tests.web.caller import AGREED, Caller
from tests.web.in_process import InProcess

FACE = "face"
Answer = tuple[str, int, str, str]  # what was asked for, status, where it leads, the page


@dataclass
class Walker:
    """A caller in a sandbox of their own. `seen` is what was answered, in order."""

    caller: Caller
    seen: list[Answer] = field(default_factory=list)
    address: str = ""

    @classmethod
    def new(cls, app: InProcess, seen: list[Answer], **settings: Any) -> "Walker":
        return cls(Caller.new(app, **settings), seen)

    def person(self, **needs: Any) -> dict[str, str]:
        return self.caller.sandbox.person(**needs)

    def end(self, scheme: str, number: int) -> None:
        """Let the person's benefit be paid no longer."""
        sandbox = self.caller.sandbox
        path = f"/sandboxes/{sandbox.key}/people/{number}/benefits/{scheme}"
        sandbox.control.put(path, json={"city": "广州市", "status": "terminated"}).raise_for_status()

    def open(self, path: str) -> None:
        self._keep(self.caller.http.get(path))

    def send(self, path: str, **form: Any) -> None:
        """Send a form, and go where that leads."""
        self._keep(self.caller.http.post(path, **form))

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
        self.caller.http.post(f"/yss/services/{scheme}", data=AGREED)
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
