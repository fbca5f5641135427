"""The people of a sandbox, from outside."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from mock_platform.client.asking import Ask
from mock_platform.client.person import Person


class People:
    """Whoever is meant may be given as a Person or by number."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    def create(self, **needs: Any) -> Person:
        """Somebody who meets these needs: scheme, status, registration, city, sex, document_type, suspended_months."""
        return Person.read(self._ask("POST", "/people", needs))

    def one(self, **needs: Any) -> Person:
        """The first who meets these needs; if there is nobody, somebody new."""
        return Person.read(self._ask("POST", "/people/one", needs))

    def own(self, **person: Any) -> Person:
        """Somebody of your own making: name, document_number, benefits. Only numbers that are issued to nobody."""
        return Person.read(self._ask("POST", "/people/own", person))

    def persona(self, persona: str) -> Person:
        """One of the typical people of the catalogue."""
        return Person.read(self._ask("POST", "/people/personas", {"persona": persona}))

    def find(self, **wanted: Any) -> list[Person]:
        """Whoever fits all of that, by the names of `create`, or by name, document_number, limit; else everyone."""
        return [Person.read(each) for each in self._ask("GET", f"/people?{urlencode(wanted)}", None)]

    def get(self, who: "Person | int") -> Person:
        """How they are now."""
        return Person.read(self._ask("GET", self._path(who), None))

    def give(self, who: "Person | int", scheme: str, **benefit: Any) -> None:
        """A benefit in a scheme, in place of any they have there: city, status, since."""
        self._ask("PUT", self._path(who, f"/benefits/{scheme}"), benefit)

    def happen(self, who: "Person | int", event: str, **details: Any) -> Person:
        """Start, suspend, resume, terminate, die or move; `scheme`, `on` and `city` where they are needed."""
        return Person.read(self._ask("POST", self._path(who, "/events"), {"event": event, **details}))

    def face(self, who: "Person | int", outcomes: Sequence[str]) -> None:
        """How their next face verifications end, in order; then they pass."""
        self._ask("PUT", self._path(who, "/face"), {"outcomes": list(outcomes)})

    def records(self, who: "Person | int", scheme: str) -> list[dict[str, Any]]:
        """Their certifications, the latest first."""
        return list(self._ask("GET", self._path(who, f"/records?{urlencode({'scheme': scheme})}"), None))

    def add_record(self, who: "Person | int", scheme: str, on: str | None = None) -> dict[str, Any]:
        """Enter a certification, of a day or of now."""
        return dict(self._ask("POST", self._path(who, "/records"), {"scheme": scheme, **({"on": on} if on else {})}))

    def _path(self, who: "Person | int", rest: str = "") -> str:
        return f"/people/{who.number if isinstance(who, Person) else who}{rest}"
