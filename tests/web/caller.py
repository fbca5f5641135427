"""Somebody without a browser, who sends what a page's form would send, and also what none would."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import httpx

from tests.web.in_process import InProcess
from tests.web.sandboxes import Sandbox

CASE = "/yss/cases/1"
AGREED = {"user-agreement": "on", "privacy": "on"}


@dataclass
class Caller:
    """A client of the pages, in a sandbox of its own."""

    http: httpx.Client
    sandbox: Sandbox

    @classmethod
    def new(cls, app: InProcess, **settings: Any) -> "Caller":
        sandbox = Sandbox.new(app.control(), **settings)
        return cls(app.client(headers={"X-YSS-Sandbox": sandbox.key}), sandbox)

    def start(self, what: str, scheme: str = "employee") -> str:
        """Agree, and press a button of 办事指南: `certifications` or `queries`. The address of the new case."""
        self.http.post(f"/yss/services/{scheme}", data=AGREED)
        return led_to(self.http.post(f"/yss/services/{scheme}/{what}"))

    def send(self, address: str, action: str, **fields: str) -> httpx.Response:
        return self.http.post(address, data={"action": action, **fields})


def led_to(answer: httpx.Response) -> str:
    """Where a redirect leads, without the notice to be shown there. It must stay on this platform."""
    assert answer.status_code == 303, (answer.status_code, answer.text)
    parts = urlsplit(answer.headers["location"])
    assert (parts.scheme, parts.netloc) == ("", "")
    assert parts.path.startswith("/")
    return parts.path


@dataclass(frozen=True)
class Place:
    """A place of the flow, and how to come there: a button of 办事指南, then actions, with faces as scripted."""

    start: str
    acts: tuple[dict[str, str], ...] = ()
    scheme: str = "employee"
    faces: tuple[str, ...] = ()
    edition: str = "official"

    def then(self, action: str, **fields: str) -> "Place":
        act = {"action": action, **fields}
        return Place(self.start, (*self.acts, act), self.scheme, self.faces, self.edition)

    def showing(self, *faces: str) -> "Place":
        return Place(self.start, self.acts, self.scheme, faces, self.edition)

    def come(self, app: InProcess) -> "Stand":
        """Somebody new who stands there. Person 1 is logged in, person 2 is whom they act for."""
        caller = Caller.new(app, edition=self.edition)
        caller.sandbox.person(scheme=self.scheme)
        other = caller.sandbox.person(scheme=self.scheme)
        for number in (1, 2):
            caller.sandbox.faces(*self.faces, number=number)
        stand = Stand(caller, other, caller.start(self.start, self.scheme))
        for act in self.acts:
            stand.act(act)
        return stand


@dataclass
class Stand:
    """Where somebody stands: at `address`, which was that of case 1 at first."""

    caller: Caller
    other: dict[str, Any]
    address: str
    past: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def act(self, act: dict[str, str]) -> None:
        form = self.filled_in(act)
        self.past.append((self.address, form))
        self.address = led_to(self.caller.http.post(self.address, data=form))

    @property
    def state(self) -> str:
        """The state case 1 is in."""
        return "home" if self.address == "/yss" else self.address.rpartition("/")[2]

    @property
    def case(self) -> str:
        """The address of case 1's state, though there may be no page at it."""
        return f"{CASE}/{self.state}"

    def filled_in(self, act: dict[str, str]) -> dict[str, str]:
        """An act with the other person's own data where it names their fields."""
        return {name: value.format(**self.other) for name, value in act.items()}


OTHER = {"name": "{name}", "document_type": "{document_type}", "document_number": "{document_number}"}
_METHOD = Place("certifications")
_OWN = _METHOD.then("choose_method", method="self")
_ANOTHER = _METHOD.then("choose_method", method="other")
_FACE = _OWN.then("submit").then("confirm")
_CAPTURE = _FACE.then("begin_capture")
_FAILED = _CAPTURE.then("finish").showing("too_dark")
_RESULT = Place("queries")
_QUERY = _RESULT.then("query_for_other")
_ASKED = _QUERY.then("submit", **OTHER)
_ASKED_CAPTURE = _ASKED.then("confirm").then("begin_capture")
_RESIDENT = Place("queries", scheme="resident")
_RESIDENT_CAPTURE = _RESIDENT.then("begin_capture")
_CERTIFIED = _CAPTURE.then("finish")
_GUANGZHOU = Place("certifications", _CERTIFIED.acts, edition="guangzhou-2023")

PLACES = {
    "method": _METHOD,
    "guide": _METHOD.then("back"),
    "applicant, oneself": _OWN,
    "applicant, another": _ANOTHER,
    "rejected": _ANOTHER.then("submit", **{**OTHER, "name": "李四"}),
    "confirm_face": _OWN.then("submit"),
    "confirm_face, another": _ANOTHER.then("submit", **OTHER),
    "face": _FACE,
    "capture": _CAPTURE,
    "face_failed": _FAILED,
    "face, again": _FAILED.then("retry"),
    "home": _FAILED.then("go_home"),
    "camera refused": _FACE.then("begin_capture").showing("camera_refused"),
    "timed out": _CAPTURE.then("finish").showing("timed_out"),
    "certified": _CERTIFIED,
    "certified, another": _ANOTHER.then("submit", **OTHER).then("confirm").then("begin_capture").then("finish"),
    "certified, Guangzhou": _GUANGZHOU,
    "certified, Guangzhou, result": _GUANGZHOU.then("view_result"),
    "certified, Guangzhou, home": _GUANGZHOU.then("go_home"),
    "result": _RESULT,
    "query, applicant": _QUERY,
    "query, confirm_face": _ASKED,
    "query, capture": _ASKED_CAPTURE,
    "query, face_failed": _ASKED_CAPTURE.then("finish").showing("other_person"),
    "query, result": _ASKED_CAPTURE.then("finish"),
    "resident, face": _RESIDENT,
    "resident, guide": _RESIDENT.then("back"),
    "resident, capture": _RESIDENT_CAPTURE,
    "resident, face_failed": _RESIDENT_CAPTURE.then("finish").showing("server_fault"),
    "resident, result": _RESIDENT_CAPTURE.then("finish"),
}
