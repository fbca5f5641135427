"""A sandbox, from outside."""

from typing import Any
from urllib.parse import urlencode

from mock_platform.client.asking import Ask, part
from mock_platform.client.people import People
from mock_platform.client.person import Person

HEADER = "X-YSS-Sandbox"


class Faults:
    """What goes wrong on purpose; see docs/catalogue.md."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    def put(self, /, kind: str, **fault: Any) -> dict[str, Any]:
        """Let something go wrong: `operation`, `times`, `pattern`, `probability`, `lasts`, and what the kind takes."""
        return dict(self._ask("POST", "/faults", {**fault, "kind": kind}))

    def list(self) -> list[dict[str, Any]]:
        return list(self._ask("GET", "/faults", None))

    def remove(self, name: str) -> None:
        self._ask("DELETE", f"/faults/{part(name)}", None)

    def clear(self) -> None:
        self._ask("DELETE", "/faults", None)

    def speed(self, preset: str) -> None:
        """`fast`, or `realistic`."""
        self._ask("PUT", "/speed", {"preset": preset})


class Clock:
    """Moments are ISO texts, durations seconds or ISO texts such as P1D."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    def read(self) -> dict[str, Any]:
        return dict(self._ask("GET", "/clock", None))

    def freeze(self, at: str) -> dict[str, Any]:
        return dict(self._ask("PUT", "/clock", {"frozen_at": at}))

    def run(self, offset: float | str = 0) -> dict[str, Any]:
        """With the real clock, or that far ahead of it."""
        return dict(self._ask("PUT", "/clock", {"offset": offset}))

    def advance(self, by: float | str) -> dict[str, Any]:
        return dict(self._ask("POST", "/clock/advance", {"by": by}))


class Journal:
    """What was asked of the sandbox, and what happened."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    def entries(self, **sought: Any) -> list[dict[str, Any]]:
        """Those like that: operation, event, case, status, code, refused, after, limit."""
        return list(self._ask("GET", f"/journal?{_query(sought)}", None))

    def count(self, **sought: Any) -> int:
        return int(self._ask("GET", f"/journal/count?{_query(sought)}", None)["count"])

    def sequence(self, *names: str) -> dict[str, Any]:
        """Whether these events happened, or operations were asked for, one after the other."""
        return dict(self._ask("POST", "/journal/sequence", {"names": names}))

    def clear(self) -> None:
        self._ask("DELETE", "/journal", None)


class SandboxControl:
    """One sandbox; Refused for whatever it refuses."""

    def __init__(self, ask: Ask, key: str) -> None:
        self.key = key
        self.headers = {HEADER: key}
        self._ask_all = ask
        self.people = People(self._ask)
        self.faults = Faults(self._ask)
        self.clock = Clock(self._ask)
        self.journal = Journal(self._ask)

    def read(self) -> dict[str, Any]:
        """Its settings and its time."""
        return dict(self._ask("GET", "", None))

    def change(self, /, **settings: Any) -> dict[str, Any]:
        """Those named; see `SandboxChange` in the OpenAPI document."""
        return dict(self._ask("PATCH", "", settings))

    def log_in(self, who: Person | int) -> None:
        """Whose account it is."""
        self.change(account=who.number if isinstance(who, Person) else who)

    def reset(self) -> None:
        """Back to how it was made."""
        self._ask("POST", "/reset", None)

    def delete(self) -> None:
        self._ask("DELETE", "", None)

    def checkpoints(self) -> list[dict[str, Any]]:
        return list(self._ask("GET", "/checkpoints", None))

    def take(self, name: str) -> None:
        """A checkpoint, in place of one of that name."""
        self._ask("PUT", f"/checkpoints/{part(name)}", None)

    def restore(self, name: str) -> None:
        self._ask("POST", f"/checkpoints/{part(name)}/restore", None)

    def drop(self, name: str) -> None:
        """Forget a checkpoint."""
        self._ask("DELETE", f"/checkpoints/{part(name)}", None)

    def _ask(self, method: str, path: str, body: Any = None) -> Any:
        return self._ask_all(method, f"/sandboxes/{part(self.key)}{path}", body)


def _query(sought: dict[str, Any]) -> str:
    told = {name: str(value).lower() if isinstance(value, bool) else value for name, value in sought.items()}
    return urlencode(told, errors="surrogateescape")
