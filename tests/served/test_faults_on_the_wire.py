"""What a fault does to the bytes of an answer: each of a hundred times, and nobody else ever notices."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest

from mock_platform.core.fault import FaultKind
from tests.served.processes import Served
from tests.served.raw_lines import Line, Raw, request

TIMES = 100
MOMENT = 0.005  # seconds
REACHES = {"api": "/api/v1/session", "pages": "/yss"}
OPERATIONS = {"api": "read_session", "pages": "home"}
ANOTHER = {"api": "/api/v1/services", "pages": "/yss/certification"}  # which no fault concerns
BREAKS = {"connection_reset": "reset", "empty_answer": "eof"}
places = pytest.mark.parametrize("place", REACHES)

Judge = Callable[[Raw, Raw], None]


@dataclass(frozen=True)
class Case:
    """A fault, and how an answer that it struck differs from the clean one."""

    kind: str
    judge: Judge
    more: dict[str, Any] = field(default_factory=dict)
    ends_connection: bool = False
    done: bool = True

    def __str__(self) -> str:
        return " ".join([self.kind, *map(str, self.more.values())])


def _late(struck: Raw, clean: Raw) -> None:
    assert struck.seconds >= MOMENT
    _same(struck, clean)


def _same(struck: Raw, clean: Raw) -> None:
    assert (struck.end, struck.status, struck.body) == ("whole", 200, clean.body)
    assert struck.headers["content-type"] == clean.headers["content-type"]


def _error(status: int) -> Judge:
    def judge(struck: Raw, _: Raw) -> None:
        assert (struck.end, struck.status) == ("whole", status)
        _told_as_fault(struck, "error")

    return judge


def _limited(after: str) -> Judge:
    def judge(struck: Raw, _: Raw) -> None:
        assert (struck.end, struck.status, struck.headers["retry-after"]) == ("whole", 429, after)
        _told_as_fault(struck, "rate_limit")

    return judge


def _told_as_fault(struck: Raw, name: str) -> None:
    """Programs read which fault it was; people read a page."""
    if struck.headers["content-type"] == "application/problem+json":
        details = json.loads(struck.body)
        assert (details["status"], details["code"], details["fault"]) == (struck.status, "fault_injected", name)
    else:
        assert struck.headers["content-type"] == "text/html; charset=utf-8"
        assert "</html>" in struck.body.decode()


def _misnamed(kind: str) -> Judge:
    def judge(struck: Raw, clean: Raw) -> None:
        assert (struck.end, struck.status, struck.body) == ("whole", 200, clean.body)
        assert struck.headers["content-type"] == kind
        assert struck.head.lower().count(b"content-type:") == 1

    return judge


def _broken(struck: Raw, clean: Raw) -> None:
    assert (struck.end, struck.status, len(struck.body)) == ("whole", 200, struck.length)
    assert struck.head.lower().count(b"content-length:") == 1
    with pytest.raises(UnicodeDecodeError):
        struck.body.decode()
    with pytest.raises(ValueError, match=r"Expecting|Unterminated|Extra"):
        json.loads(struck.body.decode(errors="replace"))
    assert struck.headers["content-type"] == clean.headers["content-type"]


def _short(share: float) -> Judge:
    def judge(struck: Raw, clean: Raw) -> None:
        assert (struck.end, struck.status, struck.length) == ("eof", 200, len(clean.body))
        assert struck.body == clean.body[: int(len(clean.body) * share)] != clean.body

    return judge


def _without_a_byte(end: str) -> Judge:
    def judge(struck: Raw, _: Raw) -> None:
        assert (struck.end, struck.head, struck.body) == (end, b"", b"")

    return judge


CASES = [
    Case("fixed_delay", _late, {"seconds": MOMENT}),
    Case("range_delay", _late, {"least": MOMENT, "most": MOMENT * 2}),
    Case("lognormal_delay", _late, {"median": MOMENT, "sigma": 0}),
    Case("lognormal_delay", _late, {"median": 10, "sigma": 0, "most": MOMENT}),
    *(Case("error", _error(status), {"status": status}, done=False) for status in (400, 404, 500, 503, 599)),
    Case("rate_limit", _limited("7"), {"retry_after": 7}, done=False),
    Case("wrong_content_type", _misnamed("text/html; charset=utf-8")),
    Case("wrong_content_type", _misnamed("image/png"), {"content_type": "image/png"}),
    Case("broken_json", _broken),
    Case("truncated_body", _short(0.5), ends_connection=True),
    Case("truncated_body", _short(0), {"share": 0}, ends_connection=True),
    Case("truncated_body", _short(0.999), {"share": 0.999}, ends_connection=True),
    Case("slow_body", _late, {"seconds": MOMENT * 2}),
    Case("connection_reset", _without_a_byte("reset"), ends_connection=True),
    Case("empty_answer", _without_a_byte("eof"), ends_connection=True),
]
# One of each kind; the others differ from it only in how much.
KINDS = list({case.kind: case for case in CASES}.values())
OTHERS = [case for case in CASES if case not in KINDS]
kinds = pytest.mark.parametrize("case", KINDS, ids=lambda case: case.kind)


@pytest.fixture(scope="module")
def control(served: Served) -> Iterator[httpx.Client]:
    """The control plane, with two sandboxes: one for faults, one that never has any."""
    with served.control() as client:
        for key in ("struck", "spared"):
            client.post("/sandboxes", json={"key": key, "people": ["employee"]}).raise_for_status()
        yield client


@pytest.fixture
def put(control: httpx.Client) -> Iterator[Callable[..., None]]:
    """Puts a fault into the one sandbox; at the end there are none."""

    def fault(kind: str, **more: Any) -> None:
        control.post("/sandboxes/struck/faults", json={"kind": kind, **more}).raise_for_status()

    yield fault
    control.delete("/sandboxes/struck/faults").raise_for_status()


def clean(served: Served, path: str, sandbox: str = "struck") -> Raw:
    with Line(served.port) as line:
        answer = line.ask(path, sandbox)
    assert (answer.end, answer.status) == ("whole", 200)
    return answer


@kinds
@places
def test_it_strikes_every_time_and_nobody_else(quiet: Served, put: Callable[..., None], case: Case, place: str) -> None:
    """In turn on the same server: its sandbox, after another request on the same connection, and a spared one."""
    path, another = REACHES[place], ANOTHER[place]
    untouched = {key: clean(quiet, path, key) for key in ("struck", "spared")}
    before = clean(quiet, another)
    put(case.kind, operation=OPERATIONS[place], **case.more)
    with ExitStack() as open_lines, Line(quiet.port) as spared:
        line = open_lines.enter_context(Line(quiet.port))
        for _ in range(TIMES):
            _same(line.ask(another, "struck"), before)
            case.judge(line.ask(path, "struck"), untouched["struck"])
            _same(spared.ask(path, "spared"), untouched["spared"])
            if case.ends_connection:
                line = open_lines.enter_context(Line(quiet.port))


@pytest.mark.parametrize("case", OTHERS, ids=str)
def test_it_strikes_as_it_was_told_to(quiet: Served, put: Callable[..., None], case: Case) -> None:
    untouched = clean(quiet, REACHES["api"])
    put(case.kind, **case.more)
    for _ in range(10):
        with Line(quiet.port) as line:
            case.judge(line.ask(REACHES["api"], "struck"), untouched)


def test_every_kind_is_here() -> None:
    assert {case.kind for case in CASES} == set(FaultKind)


@kinds
def test_it_ends_the_connection_or_leaves_it_alone(quiet: Served, put: Callable[..., None], case: Case) -> None:
    put(case.kind, operation="read_session", **case.more)
    with Line(quiet.port) as line:
        line.ask(REACHES["api"], "struck")
        if case.ends_connection:
            assert line.read().end in {"eof", "reset"}
        else:
            assert line.ask(REACHES["pages"], "struck").end == "whole"


@kinds
def test_only_what_is_answered_before_it_is_done_is_not_done(
    quiet: Served, control: httpx.Client, put: Callable[..., None], case: Case
) -> None:
    control.patch("/sandboxes/struck", json={"city": None}).raise_for_status()
    put(case.kind, operation="choose_city", **case.more)
    with Line(quiet.port) as line:
        line.ask("/api/v1/session/city", "struck", "PUT", json.dumps({"city": "440100"}).encode())
    chosen = control.get("/sandboxes/struck").json()["city"]
    assert chosen == ("440100" if case.done else None)


@kinds
@places
def test_the_head_of_an_answer_is_struck_too_and_never_has_a_body(
    quiet: Served, put: Callable[..., None], case: Case, place: str
) -> None:
    put(case.kind, **case.more)
    with Line(quiet.port) as line:
        for _ in range(1 if case.ends_connection else 10):
            answer = line.ask(REACHES[place], "struck", "HEAD")
            assert answer.body == b""
            assert answer.end == BREAKS.get(case.kind, "whole")
        if case.ends_connection:
            assert line.read().end in {"eof", "reset"}


@kinds
@pytest.mark.parametrize("order", ["xx", "x-", "-x", "-x-"])
def test_requests_sent_at_once_are_answered_in_turn(
    quiet: Served, put: Callable[..., None], case: Case, order: str
) -> None:
    """x is struck, - is not. Whatever comes behind an answer that ends the connection is not answered."""
    paths = {"x": REACHES["api"], "-": ANOTHER["api"]}
    untouched = {each: clean(quiet, path) for each, path in paths.items()}
    put(case.kind, operation="read_session", **case.more)
    with Line(quiet.port) as line:
        line.send(b"".join(request(paths[each], "struck") for each in order))
        for each in order:
            answer = line.read()
            answer.seconds = MOMENT  # of many in turn nobody knows when each began
            (case.judge if each == "x" else _same)(answer, untouched[each])
            if each == "x" and case.ends_connection:
                assert line.read().end in {"eof", "reset"}
                return


@kinds
@pytest.mark.parametrize("waiting", [1, 3])
def test_whoever_leaves_before_the_answer_does_no_harm(
    quiet: Served, put: Callable[..., None], case: Case, waiting: int
) -> None:
    put("fixed_delay", name="first", operation="read_session", seconds=MOMENT * 2)
    put(case.kind, operation="read_session", **case.more)
    for _ in range(10):
        with Line(quiet.port) as line:
            line.send(request(REACHES["api"], "struck") * waiting)
    assert clean(quiet, ANOTHER["api"]).status == 200


def test_whoever_leaves_while_answers_come_does_no_harm(quiet: Served) -> None:
    for _ in range(100):
        with Line(quiet.port) as line:
            line.send(request(ANOTHER["api"], "struck") * 5)
            line.socket.recv(1)  # what is left unread resets the connection


def test_a_slow_body_begins_long_before_it_ends(quiet: Served, put: Callable[..., None]) -> None:
    put("slow_body", seconds=0.5)
    with Line(quiet.port) as line:
        line.send(request(REACHES["pages"], "struck"))
        answer = line.read()
    assert answer.end == "whole"
    assert answer.pieces > 2


def test_of_several_faults_delays_add_up_and_the_first_other_decides(quiet: Served, put: Callable[..., None]) -> None:
    for name in ("first", "second"):
        put("fixed_delay", name=name, seconds=MOMENT)
    put("error", status=500)
    put("connection_reset")
    with Line(quiet.port) as line:
        for _ in range(TIMES // 4):
            answer = line.ask(REACHES["api"], "struck")
            assert (answer.end, answer.status) == ("whole", 500)
            assert answer.seconds >= 2 * MOMENT
