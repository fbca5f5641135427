"""Many sandboxes at once: each keeps what was written into it, and nothing that was written into another."""

import http.client
import json
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import dataclass
from functools import partial
from itertools import cycle
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import pytest

from mock_platform.core.cities import CITIES
from tests.served.processes import Served, ended, opened, serving, started

THREADS = 16
JSON = {"Content-Type": "application/json"}
BOTH = {"user_agreement": True, "privacy_policy": True}
SCHEMES = ("employee", "resident")


@dataclass(frozen=True)
class Mark:
    """What is written into one sandbox: no two share a seed, and neighbours share nothing."""

    number: int

    @property
    def key(self) -> str:
        return f"mark-{self.number}"

    @property
    def city(self) -> str:
        return CITIES[self.number % len(CITIES)].code

    @property
    def scheme(self) -> str:
        return SCHEMES[self.number % len(SCHEMES)]

    @property
    def day(self) -> str:
        return f"2025-{self.number % 12 + 1:02}-{self.number % 28 + 1:02}"


class Callers:
    """One's own connections, one to each server, asked in turn."""

    def __init__(self, servers: Sequence[Served]) -> None:
        self._open = [http.client.HTTPConnection("127.0.0.1", each.port, timeout=60) for each in servers]
        self._connections = cycle(self._open)

    def close(self) -> None:
        for each in self._open:
            each.close()

    def ask(self, method: str, path: str, body: Any = None, key: str = "") -> Any:
        connection = next(self._connections)
        headers = {**({"X-YSS-Sandbox": key} if key else {}), **(JSON if body is not None else {})}
        connection.request(method, path, None if body is None else json.dumps(body), headers)
        answer = connection.getresponse()
        content = answer.read()
        assert answer.status < 300, (method, path, answer.status, content.decode())
        return json.loads(content) if content else None


def write(callers: Callers, mark: Mark) -> dict[str, Any]:
    """Two people, a city, and a certification walked to its end; the person who certified."""
    people = [{"scheme": mark.scheme, "city": mark.city}, "employee"]
    made = {"key": mark.key, "seed": mark.key, "frozen_at": f"{mark.day}T12:00:00+08:00", "people": people}
    callers.ask("POST", "/control/v1/sandboxes", made)

    def ask(method: str, path: str, body: Any = None) -> Any:
        return callers.ask(method, f"/api/v1{path}", body, mark.key)

    ask("PUT", "/session/city", {"city": mark.city})
    ask("PUT", f"/session/agreements/{mark.scheme}", BOTH)
    case = f"/cases/{ask('POST', f'/services/{mark.scheme}/certifications')['number']}"
    for step, body in (("method", {"method": "self"}), ("applicant", None), ("confirmation", None)):
        ask("POST", f"{case}/{step}", body)
    token = ask("POST", f"{case}/face-sessions")["face"]["token"]
    assert ask("POST", f"/face-sessions/{token}/result")["state"] == "certified"
    return dict(callers.ask("GET", f"/control/v1/sandboxes/{mark.key}/people/1"))


def read(callers: Callers, mark: Mark) -> dict[str, Any]:
    """All that stands there."""
    control, api = f"/control/v1/sandboxes/{mark.key}", "/api/v1"
    return {
        "people": callers.ask("GET", f"{control}/people"),
        "records": callers.ask("GET", f"{control}/people/1/records?scheme={mark.scheme}"),
        "session": callers.ask("GET", f"{api}/session", key=mark.key),
        "case": callers.ask("GET", f"{api}/cases/1", key=mark.key),
        "steps": [each["operation"] for each in callers.ask("GET", f"{control}/journal")],
    }


def all_at_once(servers: Sequence[Served], count: int) -> list[tuple[Mark, dict[str, Any], dict[str, Any]]]:
    """Every mark with the person who was made for it and with what is read when all have been written."""
    idle: SimpleQueue[Callers] = SimpleQueue()
    marks = [Mark(number) for number in range(count)]

    def with_callers(work: Callable[[Callers, Mark], dict[str, Any]], mark: Mark) -> dict[str, Any]:
        callers = idle.get()
        try:
            return work(callers, mark)
        finally:
            idle.put(callers)

    with ExitStack() as stack, ThreadPoolExecutor(THREADS) as threads:
        for _ in range(THREADS):
            idle.put(stack.enter_context(closing(Callers(servers))))
        written = list(threads.map(partial(with_callers, write), marks))
        found = list(threads.map(partial(with_callers, read), marks))
    return list(zip(marks, written, found, strict=True))


STEPS = [
    *("choose_city", "agree", "start_certification", "choose_method", "submit_applicant", "confirm"),
    *("begin_capture", "finish_capture"),
]


def holds(mark: Mark, person: dict[str, Any], found: dict[str, Any]) -> None:
    """Nothing foreign, nothing lost."""
    assert len(found["people"]) == 2
    assert found["people"][0] == person
    (benefit,) = person["benefits"]
    assert (benefit["scheme"], benefit["city"]) == (mark.scheme, mark.city)
    (record,) = found["records"]
    assert record["certified_at"].startswith(mark.day)
    assert found["session"]["city"]["code"] == mark.city
    assert found["session"]["account"]["name"][-1] == person["name"][-1]
    assert found["session"]["agreed"] == [mark.scheme]
    assert (found["case"]["state"], found["case"]["scheme"]) == ("certified", mark.scheme)
    assert [step for step in found["steps"] if step in STEPS] == STEPS


@pytest.fixture
def two_on_one_file(tmp_path: Path) -> Iterator[list[Served]]:
    """Two processes on the same database, begun at the same time."""
    database = ("--database", str(tmp_path / "both.sqlite"))
    for folder in (folders := [tmp_path / "one", tmp_path / "two"]):
        folder.mkdir()
    with ExitStack() as stack:
        processes = [stack.enter_context(started(folder, *database)) for folder in folders]
        served = [opened(*each) for each in zip(processes, folders, strict=True)]
        yield served
        for each in served:
            ended(each)


def test_a_thousand_sandboxes_keep_apart(tmp_path: Path) -> None:
    with serving(tmp_path) as served:
        told = all_at_once([served], 1000)
    for mark, person, found in told:
        holds(mark, person, found)
    numbers = [each["document_number"] for _, _, found in told for each in found["people"]]
    assert len(set(numbers)) > 0.99 * len(numbers)


def test_two_processes_on_one_file_keep_a_hundred_apart(two_on_one_file: list[Served]) -> None:
    for mark, person, found in all_at_once(two_on_one_file, 100):
        holds(mark, person, found)
