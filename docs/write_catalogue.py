"""Write docs/catalogue.md from the catalogue of the control plane: `python docs/write_catalogue.py`."""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import requests

from mock_platform import in_process

FILE = Path(__file__).parent / "catalogue.md"
HEAD = """\
# The catalogue

Everything that has a name in the platform. `python docs/write_catalogue.py` writes this file from what a platform
answers to `GET /control/v1/catalogue`, and a test sees that it has been run; programs ask the platform itself.
[docs/sandbox.md](sandbox.md) tells what the names are for.

A clause (A…, B…, G…) is the guide's, by the numbering of `features/guide/`. One that begins with Q is an open point of
the guide, and what this project assumes there (`features/guide/assumptions.toml`). Operations, personas, faults and
refusals are this project's own: the real platform's interface is not public. So are all names in `code`; words in
Chinese are the platform's, and messages are the guide's, to the letter.
"""
Row = Iterable[Any]


def main() -> None:
    FILE.write_text(written(), encoding="utf-8")


def written() -> str:
    """The whole file."""
    with in_process() as platform:
        told = requests.get(f"{platform.address}/control/v1/catalogue", timeout=10).json()
    return "\n".join([HEAD, *_sections(told)])


def _sections(told: dict[str, Any]) -> Iterator[str]:
    yield _named("Editions", "edition", told["editions"])
    yield _named("Schemes", "scheme", told["schemes"])
    yield from _flow(told)
    yield _steps(told["steps"])
    yield _messages(told["messages"])
    yield _outcomes(told["outcomes"])
    yield _named("Document types", "document type", told["document_types"])
    yield _named("Cities", "code", told["cities"])
    yield _benefits(told)
    yield _named("Personas", "persona", told["personas"])
    yield _operations(told["operations"])
    yield _faults(told)
    yield _refusals(told["refusals"])


def _flow(told: dict[str, Any]) -> Iterator[str]:
    """The official edition whole, of the others what they add."""
    official, *others = (each["name"] for each in told["editions"])
    moves = {name: [_move(move) for move in told["moves"] if move["edition"] == name] for name in (official, *others)}
    states, events = _codes(told["states"]), _codes(told["events"])
    yield f"## States and events\n\nThe states of a case: {states}.\n\nWhat may happen to it: {events}.\n"
    for journey in dict.fromkeys(move["journey"] for move in told["moves"]):
        rows = [rest for name, *rest in moves[official] if name == _code(journey)]
        yield _table(f"The flow of `{journey}`", ("state", "event", "leads to", "clause"), rows)
    for other in others:
        added = [move for move in moves[other] if move not in moves[official]]
        yield _table(f"What the edition {other} adds", ("journey", "state", "event", "leads to", "clause"), added)


def _move(move: dict[str, str]) -> list[str]:
    return [_code(move["journey"]), *(_code(move[name]) for name in ("state", "event", "to")), move["clause"]]


def _steps(steps: list[dict[str, Any]]) -> str:
    about = "What may come next in a case is told in these words, and done by these operations."
    rows = [(_code(each["step"]), _codes(each["operations"])) for each in steps]
    return _table("Steps", ("step", "operations"), rows, about)


def _messages(messages: list[dict[str, Any]]) -> str:
    rows = [
        (each["id"], each["text"], "<br>".join(f"{edition}: {clause}" for edition, clause in each["clauses"].items()))
        for each in messages
    ]
    return _table("Messages", ("message", "words", "clauses"), rows)


def _outcomes(outcomes: list[dict[str, Any]]) -> str:
    about = (
        "How a face verification may end. The code is what WeChat's own service answers then. The message is the "
        "guide's; the hint is ours, where the guide is silent (Q23)."
    )
    rows = [
        (_code(each["name"]), each["words"], each["wechat_code"], each["message"] or "", each["hint"] or "")
        for each in outcomes
    ]
    return _table("Face outcomes", ("outcome", "words", "WeChat code", "message", "hint"), rows, about)


def _benefits(told: dict[str, Any]) -> str:
    lines = {"Status": "statuses", "What the register knows of the person": "registrations", "Events": "benefit_events"}
    return "## Benefits\n\n" + "".join(f"- {words}: {_codes(told[name])}.\n" for words, name in lines.items())


def _operations(operations: list[dict[str, str]]) -> str:
    about = "What faults and the journal call the things that may be asked for, by pages and API alike."
    return _named("Operations", "operation", operations, about)


def _faults(told: dict[str, Any]) -> str:
    about = f"Parameters with what they are if they are not given. Speeds: {_codes(told['speeds'])}."
    rows = [(_code(each["kind"]), each["words"], _parameters(each["parameters"])) for each in told["faults"]]
    return _table("Faults", ("kind", "what happens", "parameters"), rows, about)


def _parameters(parameters: dict[str, Any]) -> str:
    return "<br>".join(_code(f"{name}={json.dumps(value)}") for name, value in parameters.items())


def _refusals(refusals: list[dict[str, Any]]) -> str:
    rows = [(_code(each["code"]), each["status"], each["words"]) for each in refusals]
    about = "These names do not change. What a refusal tells besides is in [sandbox.md](sandbox.md#refusals)."
    return _table("Refusals", ("code", "status", "words"), rows, about)


def _named(title: str, what: str, named: list[dict[str, str]], about: str = "") -> str:
    return _table(title, (what, "words"), [(_code(each["name"]), each["words"]) for each in named], about)


def _table(title: str, heads: Row, rows: Iterable[Row], about: str = "") -> str:
    told = [list(heads), ["---" for _ in heads], *([str(cell) for cell in row] for row in rows)]
    lines = [f"| {' | '.join(cell.replace('|', '&#124;') for cell in row)} |" for row in told]
    return "\n".join([f"## {title}", "", *([about, ""] if about else []), *lines, ""])


def _codes(names: list[str]) -> str:
    return ", ".join(map(_code, names))


def _code(name: str) -> str:
    return f"`{name}`"


if __name__ == "__main__":
    main()
