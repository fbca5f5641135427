import re
from itertools import product

import pytest

from living_guide.registry.registry import load_registry
from mock_platform.core.editions import EDITIONS, GUANGZHOU, OFFICIAL
from mock_platform.core.errors import StepOutOfOrder
from mock_platform.core.flow import TRANSITIONS, Event, Journey, State, Table, allowed, follow
from tests.repository import FEATURES

# The flow once more, as one would draw it. A changed row must be changed here as well.
ARROWS = {
    Journey.CERTIFICATION: """
        guide --start--> method
        method --choose_method--> applicant
        method --back--> guide
        applicant --check_passed--> confirm_face
        applicant --check_failed--> rejected
        applicant --check_unavailable--> applicant
        applicant --back--> method
        rejected --go_home--> home
        confirm_face --confirm--> face
        confirm_face --back--> applicant
        face --begin_capture--> capture
        face --back--> confirm_face
        capture --face_matched--> certified
        capture --face_not_matched--> face_failed
        capture --back--> confirm_face
        face_failed --retry--> face
        face_failed --go_home--> home
    """,
    Journey.EMPLOYEE_QUERY: """
        guide --start--> result
        result --query_for_other--> applicant
        applicant --name_applicant--> confirm_face
        applicant --back--> result
        confirm_face --confirm--> face
        confirm_face --back--> applicant
        face --begin_capture--> capture
        face --back--> confirm_face
        capture --face_matched--> result
        capture --face_not_matched--> face_failed
        capture --back--> confirm_face
        face_failed --retry--> face
        face_failed --go_home--> home
    """,
    Journey.RESIDENT_QUERY: """
        guide --start--> face
        face --begin_capture--> capture
        face --back--> guide
        capture --face_matched--> result
        capture --face_not_matched--> face_failed
        capture --back--> guide
        face_failed --retry--> face
        face_failed --go_home--> home
    """,
}
GUANGZHOU_ARROWS = """
    certified --view_result--> result
    certified --go_home--> home
"""
# Where a case may rest for good.
ENDINGS = {
    "official": {
        Journey.CERTIFICATION: {State.CERTIFIED, State.HOME},
        Journey.EMPLOYEE_QUERY: {State.HOME},
        Journey.RESIDENT_QUERY: {State.RESULT, State.HOME},
    },
    "guangzhou-2023": {
        Journey.CERTIFICATION: {State.RESULT, State.HOME},
        Journey.EMPLOYEE_QUERY: {State.HOME},
        Journey.RESIDENT_QUERY: {State.RESULT, State.HOME},
    },
}
Leads = dict[tuple[State, Event], State]


def drawn(text: str) -> Leads:
    rows = [re.fullmatch(r"(\w+) --(\w+)--> (\w+)", line.strip()) for line in text.strip().splitlines()]
    leads = {(State(row[1]), Event(row[2])): State(row[3]) for row in rows if row}
    assert len(leads) == len(rows)
    return leads


def expected(edition: str, journey: Journey) -> Leads:
    more = edition == "guangzhou-2023" and journey is Journey.CERTIFICATION
    return drawn(ARROWS[journey]) | (drawn(GUANGZHOU_ARROWS) if more else {})


@pytest.mark.parametrize(("edition", "journey", "state"), list(product(EDITIONS, Journey, State)))
def test_an_event_leads_where_the_arrows_say_or_is_out_of_order(edition: str, journey: Journey, state: State) -> None:
    table, leads = EDITIONS[edition].transitions, expected(edition, journey)
    taken = tuple(event for place, event in leads if place is state)
    assert allowed(table, journey, state) == taken
    for event in Event:
        if event in taken:
            assert follow(table, journey, state, event).to is leads[state, event]
            continue
        with pytest.raises(StepOutOfOrder) as caught:
            follow(table, journey, state, event)
        assert (caught.value.state, caught.value.event, caught.value.allowed) == (state, event, taken)


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_row_cites_a_clause_or_an_open_point_that_is_registered(edition: str) -> None:
    registry = load_registry(FEATURES / "guide")
    known = {clause.id for clause in registry} | {assumption.id for assumption in registry.assumptions}
    cited = {row.clause for row in EDITIONS[edition].transitions.values()}
    assert cited - known == set()


def test_a_row_of_an_edition_cites_that_edition_or_the_official_one() -> None:
    registry = load_registry(FEATURES / "guide")
    for edition in EDITIONS.values():
        for row in edition.transitions.values():
            if not row.clause.startswith("Q"):
                assert registry.clause(row.clause).edition in {edition.id, OFFICIAL.id}, row


def reachable(table: Table, journey: Journey) -> set[State]:
    seen, ahead = set(), {State.GUIDE}
    while ahead:
        state = ahead.pop()
        seen.add(state)
        ahead |= {follow(table, journey, state, event).to for event in allowed(table, journey, state)} - seen
    return seen


@pytest.mark.parametrize(("edition", "journey"), list(product(EDITIONS, Journey)))
def test_every_state_with_a_row_is_reached_from_the_guide(edition: str, journey: Journey) -> None:
    table = EDITIONS[edition].transitions
    told = {state for j, state, _ in table if j is journey}
    told |= {row.to for (j, _, _), row in table.items() if j is journey}
    assert reachable(table, journey) == told


def test_every_state_and_every_event_occurs() -> None:
    table = GUANGZHOU.transitions
    assert set.union(*(reachable(table, journey) for journey in Journey)) == set(State)
    assert {event for _, _, event in table} == set(Event)


@pytest.mark.parametrize(("edition", "journey"), list(product(EDITIONS, Journey)))
def test_only_the_endings_cannot_be_left(edition: str, journey: Journey) -> None:
    table = EDITIONS[edition].transitions
    stuck = {state for state in reachable(table, journey) if not allowed(table, journey, state)}
    assert stuck == ENDINGS[edition][journey]


def test_there_is_a_way_to_an_ending_from_everywhere() -> None:
    for (name, edition), journey in product(EDITIONS.items(), Journey):
        ends, table = set(ENDINGS[name][journey]), edition.transitions
        if journey is Journey.EMPLOYEE_QUERY:
            ends.add(State.RESULT)  # where one may stop, though one can go on to another person
        leading = set(ends)
        for _ in State:
            leading |= {state for (j, state, _), row in table.items() if j is journey and row.to in leading}
        assert reachable(table, journey) <= leading


def test_the_editions_differ_in_two_rows() -> None:
    more = set(GUANGZHOU.transitions) - set(OFFICIAL.transitions)
    assert more == {
        (Journey.CERTIFICATION, State.CERTIFIED, Event.VIEW_RESULT),
        (Journey.CERTIFICATION, State.CERTIFIED, Event.GO_HOME),
    }
    assert {key: row for key, row in GUANGZHOU.transitions.items() if key not in more} == OFFICIAL.transitions
    assert OFFICIAL.transitions is TRANSITIONS


def test_only_a_passed_face_certifies() -> None:
    for edition in EDITIONS.values():
        ways = {(s, e) for (_, s, e), row in edition.transitions.items() if row.to is State.CERTIFIED}
        assert ways == {(State.CAPTURE, Event.FACE_MATCHED)}
