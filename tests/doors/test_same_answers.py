"""Every door leads to the same platform: what is done at one leaves there what it leaves at any other."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
import requests
from hypothesis import given, settings
from hypothesis import strategies as st

import mock_platform
from mock_platform.client.sandbox import HEADER, SandboxControl
from mock_platform.doors.opened import Opened
from tests.doors.table_of_journeys import EDITIONS, JOURNEYS, SCHEMES, Journey
from tests.doors.things_done import Act, Acts, Agree, Start, Step, change, faces, later
from tests.doors.walkers import ByApi, ByPages, Walker, by_httpx, by_requests

KEY = "journey"  # the same on every platform: it has a part in the tokens of faces
NOON = "2025-03-15T12:00:00+08:00"
NAMED = {HEADER: KEY}


@dataclass(frozen=True)
class Door:
    """A platform of its own, and how somebody goes in there."""

    platform: Opened
    enter: Callable[[SandboxControl], Walker]


@dataclass(frozen=True)
class Left:
    """What a walk has left behind."""

    stands: tuple[str, str | None]
    hints: tuple[str, ...]
    events: tuple[Any, ...]
    people: tuple[Any, ...]
    records: tuple[Any, ...]
    settings: dict[str, Any]
    faults: tuple[Any, ...]


@pytest.fixture(scope="module")
def doors() -> Iterator[dict[str, Door]]:
    with ExitStack() as stack:
        enter = stack.enter_context
        pages, api = enter(mock_platform.serve(strict=True)), enter(mock_platform.serve(strict=True))
        inside = enter(mock_platform.in_process(strict=True))
        carried = enter(mock_platform.in_process(strict=True, address="http://other.invalid", others="pass"))
        browser = enter(httpx.Client(base_url=pages.address, headers=NAMED, trust_env=False))
        over_http = enter(httpx.Client(base_url=api.address, headers=NAMED, trust_env=False))
        transport = enter(httpx.Client(transport=carried.transport(), base_url=carried.address, headers=NAMED))
        session = enter(requests.Session())
        session.headers.update(NAMED)
        yield {
            "pages": Door(pages, lambda world: ByPages(world, browser)),
            "API over HTTP": Door(api, lambda world: ByApi(world, by_httpx(over_http))),
            "API by requests": Door(inside, lambda world: ByApi(world, by_requests(session, inside.address))),
            "API by httpx": Door(carried, lambda world: ByApi(world, by_httpx(transport))),
        }


def walked(door: Door, journey: Journey) -> tuple[Walker, Left]:
    world = door.platform.new_sandbox(
        key=KEY, seed="7", frozen_at=NOON, people=list(journey.people), **journey.settings
    )
    try:
        walker = door.enter(world)
        for act in journey.acts:
            walker.do(act)
        return walker, left(walker)
    finally:
        world.delete()


def left(walker: Walker) -> Left:
    world = walker.world
    people = world.people.find()
    return Left(
        stands=walker.stands(),
        hints=tuple(walker.hints),
        events=tuple((each["name"], each["details"]) for entry in world.journal.entries() for each in entry["events"]),
        people=tuple(people),
        records=tuple(world.people.records(who, scheme) for who in people for scheme in SCHEMES),
        settings=world.read(),
        faults=tuple(world.faults.list()),
    )


def agree(doors: dict[str, Door], journey: Journey) -> dict[str, Left]:
    """At all doors the same is left, and the API says the same, byte for byte; what is left."""
    walks = {name: walked(door, journey) for name, door in doors.items()}
    lefts = {name: left for name, (_, left) in walks.items()}
    first = lefts["API over HTTP"]
    for name, other in lefts.items():
        assert other == first, name
    answers = [walker.answers for walker, _ in walks.values() if isinstance(walker, ByApi)]
    assert len(answers) == 3
    assert answers[0] == answers[1] == answers[2]
    return lefts


@pytest.mark.parametrize("journey", [pytest.param(journey, id=name) for name, journey in JOURNEYS.items()])
def test_a_journey_leaves_the_same_whichever_door_it_goes_by(doors: dict[str, Door], journey: Journey) -> None:
    agree(doors, journey)


OPERATIONS = (
    *("confirm", "begin_capture", "finish_capture", "retry", "query_for_other", "view_result", "go_home", "back"),
    *("submit_applicant", "choose_method"),
)
ORDERLY: Acts = (
    Step("choose_method", typed={"method": "self"}),
    Step("choose_method", typed={"method": "other"}),
    Step("submit_applicant", 1),
    Step("submit_applicant", 2),
    *(Step(operation) for operation in OPERATIONS),
)
AROUND: Acts = (
    *(Agree(scheme) for scheme in SCHEMES),
    *(Start(what, scheme) for scheme in SCHEMES for what in ("certifications", "queries")),
    *(faces(outcome) for outcome in ("too_dark", "camera_refused", "timed_out", "server_fault")),
    *(change(register_down=down) for down in (True, False)),
    *(change(edition=edition) for edition in EDITIONS),
    later("PT3M"),
)
BEGUN: Acts = (Agree("employee"), Agree("resident"))


def walks() -> st.SearchStrategy[list[Act]]:
    return st.lists(st.sampled_from(ORDERLY * 3 + AROUND), max_size=20)


@settings(max_examples=30)
@given(walks(), st.sampled_from(AROUND[2:6]), st.sampled_from(SCHEMES), st.sampled_from([0, 1, None]))
def test_whatever_is_done_in_whatever_order_the_doors_agree(
    doors: dict[str, Door], acts: list[Act], start: Act, scheme: str, limit: int | None
) -> None:
    people = {"scheme": scheme}, {"scheme": scheme, "registration": "matching"}
    agree(doors, Journey((*BEGUN, start, *acts), people, {"retry_limit": limit}))


def test_the_table_of_journeys_comes_to_every_state_message_and_hint(doors: dict[str, Door]) -> None:
    """Else the doors would agree about little."""
    lefts = [walked(doors["API by requests"], journey)[1] for journey in JOURNEYS.values()]
    states, messages = {each.stands[0] for each in lefts}, {each.stands[1] for each in lefts}
    assert states == {
        *("nowhere", "guide", "method", "applicant", "rejected", "confirm_face", "face", "capture", "face_failed"),
        *("certified", "result", "home"),
    }
    assert len(messages - {None}) == 5
    assert {hint for each in lefts for hint in each.hints} == {"camera_refused", "timed_out"}


def test_there_are_journeys_enough() -> None:
    assert len(JOURNEYS) >= 40
