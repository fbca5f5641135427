"""Sandboxes for the tests of pages, arranged over the control plane as any outside test would."""

from dataclasses import dataclass
from typing import Any

import httpx

NOW = "2025-03-15T09:00:00+08:00"


@dataclass(frozen=True)
class Sandbox:
    """One sandbox of the served platform; the first person made in it is logged in."""

    control: httpx.Client
    key: str

    @classmethod
    def new(cls, control: httpx.Client, **settings: Any) -> "Sandbox":
        answer = _sent(control.post("/sandboxes", json={"seed": "7", "frozen_at": NOW, **settings}))
        return cls(control, answer.json()["key"])

    def change(self, **settings: Any) -> None:
        _sent(self.control.patch(f"/sandboxes/{self.key}", json=settings))

    def person(self, **needs: Any) -> dict[str, Any]:
        person: dict[str, Any] = _sent(self._post("", needs)).json()
        if person["number"] == 1:
            self.change(account=1)
        return person

    def faces(self, *outcomes: str, number: int = 1) -> None:
        address = f"/sandboxes/{self.key}/people/{number}/face"
        _sent(self.control.put(address, json={"outcomes": outcomes}))

    def record(self, scheme: str, on: str, number: int = 1) -> None:
        _sent(self._post(f"/{number}/records", {"scheme": scheme, "on": on}))

    def _post(self, rest: str, body: dict[str, Any]) -> httpx.Response:
        return self.control.post(f"/sandboxes/{self.key}/people{rest}", json=body)


def _sent(answer: httpx.Response) -> httpx.Response:
    assert answer.is_success, answer.text
    return answer
