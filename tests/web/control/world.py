"""A sandbox with everyone who has to do with it: whoever arranges it, a program that calls the API, a browser."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import httpx

from mock_platform.core.clock import SHANGHAI
from tests.web.in_process import InProcess

NOW = "2025-03-15T09:00:00+08:00"
BOTH = {"user_agreement": True, "privacy_policy": True}
Answer = dict[str, Any]
Rows = dict[str, list[tuple[Any, ...]]]


class RealClock:
    """The platform's clock, in a test's hand."""

    def __init__(self, now: datetime = datetime(2031, 12, 31, 20, tzinfo=SHANGHAI)) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def wait(self, **time: float) -> None:
        self.now += timedelta(**time)


class World:
    """A sandbox whose clock stands at NOW, unless the settings say otherwise."""

    def __init__(self, app: InProcess, **settings: Any) -> None:
        self.app = app
        self.control = app.control()
        self.made = done(self.control.post("/sandboxes", json={"seed": "7", "frozen_at": NOW, **settings}), 201)
        self.key = str(self.made["key"])
        self.api = app.client("/api/v1", headers={"X-YSS-Sandbox": self.key})
        self.pages = app.client(headers={"X-YSS-Sandbox": self.key})

    def send(self, method: str, path: str = "", body: Any = None) -> httpx.Response:
        """To the control plane of this sandbox."""
        return self.control.request(method, f"/sandboxes/{self.key}{path}", json=body)

    def arrange(self, method: str, path: str = "", body: Any = None, status: int = 200) -> Any:
        return done(self.send(method, path, body), status)

    def find(self, path: str, **query: Any) -> Any:
        return done(self.control.get(f"/sandboxes/{self.key}{path}", params=query))

    def person(self, **needs: Any) -> Answer:
        return dict(self.arrange("POST", "/people", needs, 201))

    def log_in(self, number: int = 1) -> None:
        self.arrange("PATCH", "", {"account": number})

    def faces(self, *outcomes: str, number: int = 1) -> None:
        self.arrange("PUT", f"/people/{number}/face", {"outcomes": outcomes}, 204)

    def journal(self, **sought: Any) -> list[Answer]:
        return list(self.find("/journal", **sought))

    def start(self, what: str = "certifications", scheme: str = "employee") -> str:
        """Agree and begin; the address of the case."""
        done(self.api.put(f"/session/agreements/{scheme}", json=BOTH))
        return f"/cases/{done(self.api.post(f'/services/{scheme}/{what}'), 201)['number']}"

    def check(self, scheme: str = "employee") -> Answer:
        """What the check answers whoever is logged in."""
        case = self.start(scheme=scheme)
        done(self.api.post(f"{case}/method", json={"method": "self"}))
        return dict(done(self.api.post(f"{case}/applicant")))

    def certify(self, scheme: str = "employee") -> Answer:
        """Whoever is logged in certifies themselves, as far as their next face lets them."""
        case = f"/cases/{self.check(scheme)['number']}"
        done(self.api.post(f"{case}/confirmation"))
        token = done(self.api.post(f"{case}/face-sessions"), 201)["face"]["token"]
        return dict(done(self.api.post(f"/face-sessions/{token}/result")))

    def rows(self) -> Rows:
        """All that is in the sandbox but its journal and its checkpoints."""
        return rows_of(self.app, self.key)

    def without_counts(self) -> Rows:
        """The same, leaving out its faults and what they have counted."""
        rows = self.rows()
        return {**rows, "sandboxes": [row[:12] + row[13:] for row in rows["sandboxes"]]}

    def delete(self) -> None:
        self.arrange("DELETE", "", None, 204)


@contextmanager
def world(app: InProcess, **settings: Any) -> Iterator[World]:
    """One that goes afterwards, for tests with many examples."""
    opened = World(app, **settings)
    try:
        yield opened
    finally:
        opened.delete()


def done(answer: httpx.Response, status: int = 200) -> Any:
    assert answer.status_code == status, (answer.status_code, answer.text)
    return answer.json() if answer.content else None


def refused(answer: httpx.Response, status: int, code: str) -> Answer:
    details = dict(done(answer, status))
    assert details["code"] == code, details
    return details


def rows_of(app: InProcess, *keys: str) -> Rows:
    """What belongs to these sandboxes (a checkpoint's is that of its sandbox and its name), in no order of theirs."""
    return {
        name: sorted((tuple(row) for row in rows if _owner(row) in keys), key=repr) for name, rows in app.rows().items()
    }


def rows_of_others(app: InProcess, key: str) -> Rows:
    """What belongs neither to the sandbox nor to its checkpoints."""
    found = {
        name: [tuple(row) for row in rows if _owner(row).partition("@")[0] != key] for name, rows in app.rows().items()
    }
    return {name: sorted(rows, key=repr) for name, rows in found.items()}


def _owner(row: Any) -> str:
    return str(row.sandbox if "sandbox" in row._fields else row.key)
