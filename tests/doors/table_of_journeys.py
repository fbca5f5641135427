"""Journeys through the service, each written once: who is there, and what is done."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from mock_platform.core.face import Outcome
from tests.doors.things_done import (
    CONFIRMED_FACE,
    FACE,
    Acts,
    Agree,
    Arrange,
    ChooseCity,
    Start,
    Step,
    begin,
    change,
    faces,
    fault,
    happen,
    later,
    log_in,
    other,
    own,
    record,
    steps,
)

SCHEMES = ("employee", "resident")
EDITIONS = ("official", "guangzhou-2023")
UNLIKE = ("other_name", "other_document", "superseded")  # the three kinds of M1
# What M2 is told for, and what it is not told for: told or not, it is the same at every door.
STANDINGS: tuple[dict[str, Any], ...] = (
    {"status": "terminated"},
    {"status": "not_started"},
    {"status": "suspended"},
    {"status": "suspended", "suspended_months": 13},
)
Needs = dict[str, Any]


@dataclass(frozen=True)
class Journey:
    """Person 1 is logged in, person 2 is whom they act for."""

    acts: Acts
    people: tuple[Needs, ...] = ({"scheme": "employee"}, {"scheme": "employee"})
    settings: dict[str, Any] = field(default_factory=dict)


def _pair(scheme: str, **needs: Any) -> tuple[Needs, ...]:
    return {"scheme": scheme, **needs}, {"scheme": scheme, **needs}


def certifications() -> Iterator[tuple[str, Journey]]:
    for scheme in SCHEMES:
        for edition in EDITIONS:
            start, settings = begin("certifications", scheme), {"edition": edition}
            own_acts, other_acts = start + own() + CONFIRMED_FACE, start + other() + CONFIRMED_FACE
            yield f"oneself, {scheme}, {edition}", Journey(own_acts, _pair(scheme), settings)
            yield f"another, {scheme}, {edition}", Journey(other_acts, _pair(scheme), settings)
            again = own_acts + steps("view_result") + begin("queries", scheme) + FACE
            yield f"oneself, then the result, {scheme}, {edition}", Journey(again, _pair(scheme), settings)
    home = begin("certifications", "employee") + own() + CONFIRMED_FACE + steps("go_home")
    yield "oneself, then home, Guangzhou", Journey(home, settings={"edition": "guangzhou-2023"})
    twice = begin("certifications", "employee") + own() + CONFIRMED_FACE + (later("P40D"),)
    yield "oneself twice", Journey((*twice, Start("certifications", "employee"), *own(), *CONFIRMED_FACE))
    suspended = begin("certifications", "resident") + own() + CONFIRMED_FACE
    yield "suspended is paid again", Journey(suspended, _pair("resident", status="suspended"))


def ends_of_faces() -> Iterator[tuple[str, Journey]]:
    start = begin("certifications", "employee")
    for outcome in Outcome:
        acts = (faces(outcome), *start, *own(), *CONFIRMED_FACE, *steps("retry", "confirm"), *FACE)
        yield f"{outcome}, oneself", Journey(acts)
    for end in ("too_dark", "network_fault", "camera_refused", "timed_out"):
        acts = (faces(end, number=2), *start, *other(), *CONFIRMED_FACE, *steps("go_home"))
        yield f"{end}, another", Journey(acts)
        acts = (faces(end), *begin("queries", "resident"), *FACE, *steps("retry"), *FACE)
        yield f"{end}, resident query", Journey(acts, _pair("resident"))
    yield "tried again", Journey((faces("too_dark"), *start, *own(), *CONFIRMED_FACE, *steps("retry")))
    for limit in (0, 1, 2):
        tries = FACE + steps("retry")
        acts = (faces(*["too_dark"] * 4), *start, *own(), *steps("confirm"), *tries * 3)
        yield f"retry limit {limit}", Journey(acts, settings={"retry_limit": limit})
    acts = (*start, *own(), *steps("confirm", "begin_capture"), later("PT5M1S"), *steps("finish_capture"))
    yield "the capture takes too long", Journey(acts)
    acts = (*start, *own(), *steps("confirm", "begin_capture"), later("PT5M"), *steps("finish_capture"))
    yield "the capture takes just as long as it may", Journey(acts)


def rejections() -> Iterator[tuple[str, Journey]]:
    for scheme in SCHEMES:
        start = begin("certifications", scheme)
        for kind in UNLIKE:
            people = _pair(scheme, registration=kind)
            yield f"{kind}, oneself, {scheme}", Journey(start + own() + steps("go_home"), people)
            yield f"{kind}, another, {scheme}", Journey(start + other() + steps("go_home"), people)
        for standing in STANDINGS:
            words = ", ".join(map(str, standing.values()))
            for strict in (scheme == "employee", "months" in str(standing)):
                acts = start + own() + CONFIRMED_FACE
                journey = Journey(acts, _pair(scheme, **standing), {"strict_suspension": strict})
                yield f"{words}, {scheme}, {'strict' if strict else 'mild'}", journey
    start = begin("certifications", "employee")
    yield "a wrong name is typed", Journey(start + other(name="李四"))
    yield "a benefit in the other scheme alone", Journey(start + own(), _pair("resident"))
    yield "no benefit at all", Journey(start + own(), ({}, {}))
    yield "death ends it", Journey((happen("die", 2), *start, *other(), *steps("go_home")))
    down = (change(register_down=True), *start)
    yield "register stays down", Journey(down + own() + steps("submit_applicant"))
    up = (change(register_down=False), *steps("submit_applicant"), *CONFIRMED_FACE)
    yield "register down, oneself", Journey(down + own() + up)
    yield "register down, another", Journey(down + other() + (change(register_down=False), Step("submit_applicant", 2)))


def unusable() -> Iterator[tuple[str, Journey]]:
    start = begin("certifications", "employee")
    for field_, value in (("name", ""), ("name", "张" * 60), ("document_number", "1"), ("document_type", "passport-x")):
        acts = start + other(**{field_: value}) + (Step("submit_applicant", 2),)
        yield f"{field_} {value[:12]!r}", Journey(acts)
    yield "typed with spaces", Journey(start + other(name=" 李 四 "))
    yield "no method", Journey((*start, Step("choose_method", typed={"method": ""}), *own()))
    asked = begin("queries", "employee") + steps("query_for_other")
    yield "query, nothing typed", Journey((*asked, Step("submit_applicant"), Step("submit_applicant", 2)))


def queries() -> Iterator[tuple[str, Journey]]:
    start = begin("queries", "employee")
    others = start + steps("query_for_other") + (Step("submit_applicant", 2),)
    records = record("employee", "2024-03-15"), record("employee", "2023-05-01"), record("employee", "2024-09-01", 2)
    yield "own, empty", Journey(start)
    yield "own", Journey(records + start)
    yield "another, empty", Journey(others + CONFIRMED_FACE)
    yield "another", Journey(records + others + CONFIRMED_FACE)
    yield "another, whose face fails", Journey((faces("other_person", number=2), *others, *CONFIRMED_FACE))
    yield (
        "another, nobody",
        Journey(start + steps("query_for_other") + (Step("submit_applicant", 2, {"name": "李四"}), *CONFIRMED_FACE)),
    )
    yield (
        "resident",
        Journey((record("resident", "2024-01-31"), *begin("queries", "resident"), *FACE), _pair("resident")),
    )
    yield "resident, empty", Journey(begin("queries", "resident") + FACE, _pair("resident"))
    yield "another, by one without a benefit", Journey(others + CONFIRMED_FACE, ({}, {"scheme": "employee"}))


def ways_back() -> Iterator[tuple[str, Journey]]:
    start, ways = begin("certifications", "employee"), own() + steps("confirm", "begin_capture")
    for far in range(len(ways) + 1):
        yield f"back from step {far}", Journey(start + ways[:far] + steps(*["back"] * 6))
        yield f"back from step {far} and on", Journey(start + ways[:far] + steps("back") + own() + CONFIRMED_FACE)
    asked = (*begin("queries", "employee"), *steps("query_for_other"), Step("submit_applicant", 2))
    yield "back from a query to the first result", Journey(asked + steps("confirm", "begin_capture", *["back"] * 4))
    yield "back from a resident's query", Journey(begin("queries", "resident") + steps("begin_capture", "back"))
    yield "back where there is no way back", Journey(start + own() + CONFIRMED_FACE + steps("back", "go_home", "retry"))


def before_it_begins() -> Iterator[tuple[str, Journey]]:
    yield "no agreement", Journey((Start("certifications", "employee"), Start("queries", "employee")))
    for ticked in ((), ("user_agreement",), ("privacy_policy",)):
        acts = (
            Agree("employee", ticked),
            Start("certifications", "employee"),
            Agree("employee"),
            Start("queries", "employee"),
        )
        yield f"agreed to {ticked}", Journey(acts)
    yield "agreed to the other scheme's", Journey((Agree("resident"), Start("certifications", "employee")))
    cities = (
        ChooseCity("揭阳市"),
        *begin("certifications", "employee"),
        ChooseCity("440300"),
        *own(),
        ChooseCity("伦敦"),
    )
    yield "city change", Journey((*cities, *CONFIRMED_FACE))
    yield (
        "out of order",
        Journey(begin("certifications", "employee") + steps("confirm", "retry", "view_result", "go_home")),
    )
    yield "no case", Journey(steps("confirm", "back"))
    yield (
        "another account's case",
        Journey((*begin("certifications", "employee"), log_in(2), *own(), log_in(1), *own())),
    )


def lost_answers() -> Iterator[tuple[str, Journey]]:
    start = begin("certifications", "employee")
    for kind in ("error", "rate_limit", "connection_reset", "empty_answer"):
        for operation in ("submit_applicant", "begin_capture"):
            acts = (fault(kind, operation), *start, *own(), *CONFIRMED_FACE, *steps(operation), *CONFIRMED_FACE)
            yield f"{kind} at {operation}", Journey(acts)


def arrangements() -> Iterator[tuple[str, Journey]]:
    halfway = begin("certifications", "employee") + own()
    take = Arrange("checkpoint", lambda world: world.take("here"))
    restore = Arrange("restore", lambda world: world.restore("here"))
    yield "back to a checkpoint", Journey((*halfway, take, *CONFIRMED_FACE, restore, *CONFIRMED_FACE))
    reset = Arrange("reset", lambda world: world.reset())
    yield "reset", Journey((*halfway, *CONFIRMED_FACE, reset, *begin("queries", "employee")))
    suspended = happen("suspend"), *halfway, *CONFIRMED_FACE, happen("move", city="深圳市")
    yield "suspended, certified, moved", Journey(suspended)
    edition = change(edition="guangzhou-2023"), *steps("view_result")
    yield "the edition changes on the way", Journey((*halfway, *CONFIRMED_FACE, *edition))


TABLE = (
    certifications,
    ends_of_faces,
    rejections,
    unusable,
    queries,
    ways_back,
    before_it_begins,
    lost_answers,
    arrangements,
)
JOURNEYS = {f"{part.__name__}: {words}": journey for part in TABLE for words, journey in part()}
