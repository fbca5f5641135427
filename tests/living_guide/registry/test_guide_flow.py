"""The map of the flow that readers see and the platform's table of transitions tell the same way."""

from collections.abc import Callable
from pathlib import Path

import pytest

from living_guide.registry.files import RegistryError
from living_guide.registry.registry import load_registry
from mock_platform.core.editions import EDITIONS
from mock_platform.core.flow import State
from tests.repository import FEATURES

REGISTRY = load_registry(FEATURES / "guide")
STATES = {screen.id: screen.state or screen.id for screen in REGISTRY.flow.screen}
ONE = {State.CAPTURE: State.FACE}  # one screen for who reads the guide
Way = tuple[str, str]


def told_by_the_map() -> dict[Way, set[str]]:
    ways: dict[Way, set[str]] = {}
    for move in REGISTRY.flow.move:
        if {STATES[move.origin], STATES[move.to]} <= set(State):
            ways.setdefault((STATES[move.origin], STATES[move.to]), set()).update(
                move.clauses or [move.assumption or ""]
            )
    return ways


def told_by_the_table() -> dict[Way, set[str]]:
    ways: dict[Way, set[str]] = {}
    for edition in EDITIONS.values():
        for (_, state, _), transition in edition.transitions.items():
            way = ONE.get(state, state), ONE.get(transition.to, transition.to)
            if way[0] != way[1]:
                ways.setdefault(way, set()).add(transition.clause)
    return ways


def test_every_row_that_cites_a_clause_is_on_the_map() -> None:
    for way, clauses in told_by_the_table().items():
        cited = {clause for clause in clauses if not clause.startswith("Q")}
        assert cited <= told_by_the_map().get(way, set()), way


def test_every_move_on_the_map_is_a_row() -> None:
    table = told_by_the_table()
    for way, clauses in told_by_the_map().items():
        assert clauses & table.get(way, set()), way


def test_every_clause_that_leads_somewhere_or_shows_something_is_on_the_map() -> None:
    flow = REGISTRY.flow
    told = {clause for screen in flow.screen for clause in screen.clauses}
    told |= {clause for move in flow.move for clause in move.clauses}
    silent = {clause.id for clause in REGISTRY.testable() if clause.kind not in ("cause", "message")} - told
    # What is said of the check itself shows in its outcomes.
    assert silent == {"B1.4a", "B1.4b"}


def test_no_two_screens_of_a_part_are_drawn_at_one_place_by_their_lane_alone() -> None:
    for screen in REGISTRY.flow.screen:
        assert -1 <= screen.lane <= 1, screen


SCREEN = '[[screen]]\nid = "a"\npart = "p"\ntitles = ["A"]\nname = { zh = "甲", en = "A" }\nclauses = ["A1.1"]\n'
PART = '[[part]]\nid = "p"\ntitle = { zh = "一", en = "One" }\n'
MOVE = '[[move]]\norigin = "a"\nto = "a"\nby = { zh = "点", en = "Tap" }\n'


@pytest.mark.parametrize(
    ("flow", "reason"),
    [
        (PART + SCREEN + SCREEN, "flow.toml: screen a: stands 2 times"),
        (SCREEN, "flow.toml: a: part: no part 'p'"),
        (PART + SCREEN.replace("A1.1", "Z9"), "flow.toml: a: clauses: no clause 'Z9'"),
        (PART + SCREEN + MOVE + 'clauses = ["Z9"]\n', "flow.toml: a to a: clauses: no clause 'Z9'"),
        (PART + SCREEN + MOVE + 'assumption = "Q99"\n', "flow.toml: a to a: assumption: no assumption 'Q99'"),
        (PART + SCREEN + MOVE, "names its clauses or the assumption"),
        (PART + SCREEN + MOVE + 'clauses = ["A1.1"]\nassumption = "Q1"\n', "names its clauses or the assumption"),
        (
            PART + SCREEN + MOVE.replace('to = "a"', 'to = "b"') + 'clauses = ["A1.1"]\n',
            "flow.toml: a to b: no screen 'b'",
        ),
        (PART + SCREEN + "colour = 1\n", "flow.toml: a.colour: Unexpected keyword argument"),
    ],
)
def test_a_map_that_cannot_be_read_is_refused(flow: str, reason: str, copy: Callable[[str, str], Path]) -> None:
    with pytest.raises(RegistryError, match=reason):
        load_registry(copy("flow.toml", flow))


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("reviews.toml", '[reviewed]\n"Z9" = "0123456789abcdef"\n', "reviews.toml: reviewed: no clause 'Z9'"),
        ("reviews.toml", "reviewed = 1\n", "reviews.toml: reviewed: "),
        (
            "waivers.toml",
            '[[waiver]]\nclause = "Z9"\nreason = "x"\nuntil = 2025-01-01\n',
            "waivers.toml: waiver: no clause 'Z9'",
        ),
        ("waivers.toml", '[[waiver]]\nclause = "A1.1"\nreason = ""\nuntil = 2025-01-01\n', "waiver number 1.reason: "),
        ("waivers.toml", '[[waiver]]\nclause = "A1.1"\nreason = "x"\n', "waiver number 1.until: "),
        (
            "waivers.toml",
            '[[waiver]]\nclause = "A1.1"\nreason = "x"\nuntil = 2025-01-01\n' * 2,
            "waiver of A1.1: stands 2 times",
        ),
    ],
)
def test_decisions_that_cannot_be_read_are_refused(
    name: str, text: str, reason: str, copy: Callable[[str, str], Path]
) -> None:
    with pytest.raises(RegistryError, match=reason):
        load_registry(copy(name, text))


@pytest.fixture
def copy(tmp_path: Path) -> Callable[[str, str], Path]:
    """The real registry with one file of another text."""

    def write(name: str, text: str) -> Path:
        for path in (FEATURES / "guide").glob("*.toml"):
            (tmp_path / path.name).write_bytes(path.read_bytes())
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path

    return write
