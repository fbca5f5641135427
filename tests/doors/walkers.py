"""The same acts at different doors: the pages, and the API by whatever carries its requests."""

import json
import re
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, ClassVar, TypeVar
from urllib.parse import parse_qs, urlsplit

import httpx
import requests

from mock_platform.client.sandbox import SandboxControl
from mock_platform.core.face import ANSWERS
from mock_platform.core.messages import Message
from tests.doors.things_done import Act, Agree, Arrange, ChooseCity, Start, Step

NOBODY = {"name": "", "document_type": "resident_id", "document_number": ""}
SERVERS_OWN = {"date", "server", "connection"}  # headers that a server adds
NO_ANSWER = (httpx.TransportError, requests.ConnectionError)
HINTED = {outcome for outcome, answer in ANSWERS.items() if answer.hint}
T = TypeVar("T")


@dataclass(frozen=True)
class Answer:
    """What came back, or (with status 0) that nothing did."""

    status: int = 0
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""

    @classmethod
    def of(cls, status: int, headers: Any, body: bytes) -> "Answer":
        kept = sorted((name.lower(), value) for name, value in headers.items() if name.lower() not in SERVERS_OWN)
        return cls(status, tuple(kept), body)

    def told(self) -> dict[str, Any]:
        said = json.loads(self.body) if self.body else {}
        return said if isinstance(said, dict) else {}


Send = Callable[[str, str, Any], Answer]


class Walker(ABC):
    """Somebody in a sandbox; what they were hinted at on the way is kept."""

    def __init__(self, world: SandboxControl) -> None:
        self.world = world
        self.case = 0
        self.hints: list[str] = []

    def do(self, act: Act) -> None:
        match act:
            case Arrange():
                act.do(self.world)
            case Agree():
                self.agree(act)
            case ChooseCity():
                self.choose_city(act)
            case Start():
                self.start(act)
            case Step():
                self.step(act)

    def typed(self, step: Step) -> dict[str, str]:
        about = self.world.people.get(step.about).typed if step.about else {}
        return {**about, **step.typed}

    @abstractmethod
    def agree(self, act: Agree) -> None: ...

    @abstractmethod
    def choose_city(self, act: ChooseCity) -> None: ...

    @abstractmethod
    def start(self, act: Start) -> None: ...

    @abstractmethod
    def step(self, act: Step) -> None: ...

    @abstractmethod
    def stands(self) -> tuple[str, str | None]:
        """The state of the case, and the message it shows."""


class ByApi(Walker):
    """Every answer is kept."""

    PATHS: ClassVar = {
        "choose_method": "method",
        "submit_applicant": "applicant",
        "begin_capture": "face-sessions",
        "query_for_other": "query-for-other",
        "view_result": "result",
        "go_home": "home",
        "confirm": "confirmation",
    }

    def __init__(self, world: SandboxControl, send: Send) -> None:
        super().__init__(world)
        self._send = send
        self._token = "none"
        self.answers: list[Answer] = []

    def agree(self, act: Agree) -> None:
        self._ask("PUT", f"/session/agreements/{act.scheme}", dict.fromkeys(act.ticked, True))

    def choose_city(self, act: ChooseCity) -> None:
        self._ask("PUT", "/session/city", {"city": act.city})

    def start(self, act: Start) -> None:
        told = self._ask("POST", f"/services/{act.scheme}/{act.what}")
        self.case = told.get("number", self.case)

    def step(self, act: Step) -> None:
        told = self._ask("POST", self._path(act), self.typed(act) or None)
        hint = told.get("outcome")
        self.hints += [hint] if hint in HINTED else []

    def stands(self) -> tuple[str, str | None]:
        told = self._ask("GET", f"/cases/{self.case}")
        return told.get("state", "nowhere"), (told.get("message") or {}).get("text")

    def _path(self, act: Step) -> str:
        if act.operation == "finish_capture":
            return f"/face-sessions/{self._token}/result"
        return f"/cases/{self.case}/{self.PATHS.get(act.operation, act.operation)}"

    def _ask(self, method: str, path: str, body: Any = None) -> dict[str, Any]:
        answer = self._answer(method, path, body)
        if answer.status == 0:  # as anybody would who does not know what became of it
            answer = self._answer("GET", f"/cases/{self.case}", None)
        told = answer.told()
        self._token = (told.get("face") or {}).get("token", self._token)
        return told

    def _answer(self, method: str, path: str, body: Any) -> Answer:
        self.answers.append(_or_none(lambda: self._send(method, path, body)))
        return self.answers[-1]


@dataclass
class Place:
    """Where a page leads."""

    state: str = "guide"
    address: str = "/yss"


@dataclass(frozen=True)
class Seen:
    status: int = 0
    location: str = ""
    text: str = field(default="", repr=False)


class ByPages(Walker):
    """By the forms of pages, each sent from the page it stands on; where it leads is looked at."""

    ACTIONS: ClassVar = {"submit_applicant": "submit", "finish_capture": "finish"}
    FIELDS: ClassVar = {"user_agreement": "user-agreement", "privacy_policy": "privacy"}

    def __init__(self, world: SandboxControl, client: httpx.Client) -> None:
        super().__init__(world)
        self._client = client
        self._at = Place()

    def do(self, act: Act) -> None:
        super().do(act)
        if isinstance(act, Arrange) and self.case:  # the page may be another's by now
            self._follow(self._get(self._at.address))

    def agree(self, act: Agree) -> None:
        self._post(f"/yss/services/{act.scheme}", {self.FIELDS[name]: "on" for name in act.ticked})

    def choose_city(self, act: ChooseCity) -> None:
        self._post("/yss/cities", {"city": act.city})

    def start(self, act: Start) -> None:
        self._follow(self._post(f"/yss/services/{act.scheme}/{act.what}", {}))

    def step(self, act: Step) -> None:
        address = f"/yss/cases/{self.case}/{self._at.state}"
        action = self.ACTIONS.get(act.operation, act.operation)
        seen = self._post(address, {"action": action, **self.typed(act)})
        self._follow(seen if seen.status else self._get(address))
        self.hints += [each for each in parse_qs(urlsplit(seen.location).query).get("notice", []) if each in HINTED]

    def stands(self) -> tuple[str, str | None]:
        if not self.case:
            return "nowhere", None
        text = self._get(self._at.address).text
        shown = [message for message in Message if message in re.sub(r"\s+", "", text)]
        assert len(shown) <= 1
        return self._at.state, shown[0] if shown else None

    def _follow(self, seen: Seen) -> None:
        path = urlsplit(seen.location).path
        if found := re.fullmatch("/yss/cases/([0-9]+)/([a-z_]+)", path):
            self.case, state = int(found[1]), found[2]
            self._at = Place(state, path)
        elif path.endswith("/guide"):
            self._at = Place("guide", path)
        elif path == "/yss":
            self._at = Place("home", path)

    def _post(self, address: str, form: dict[str, str]) -> Seen:
        return self._sent("POST", address, data=form)

    def _get(self, address: str) -> Seen:
        return self._sent("GET", address)

    def _sent(self, method: str, address: str, **sent: Any) -> Seen:
        answer = _or_none(lambda: _seen(self._client.request(method, address, **sent)))
        return answer if isinstance(answer, Seen) else Seen()


def _seen(answer: httpx.Response) -> Seen:
    return Seen(answer.status_code, answer.headers.get("location", ""), answer.text)


def _or_none(ask: Callable[[], T]) -> T | Answer:
    try:
        return ask()
    except NO_ANSWER:
        return Answer()


def by_httpx(client: httpx.Client) -> Send:
    def send(method: str, path: str, body: Any) -> Answer:
        answer = client.request(method, f"/api/v1{path}", **({} if body is None else {"json": body}))
        return Answer.of(answer.status_code, answer.headers, answer.content)

    return send


def by_requests(session: requests.Session, address: str) -> Send:
    def send(method: str, path: str, body: Any) -> Answer:
        answer = session.request(method, f"{address}/api/v1{path}", json=body)
        return Answer.of(answer.status_code, answer.headers, answer.content)

    return send
