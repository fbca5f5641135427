"""The picture map: every screen of a part once, nothing drawn over anything else, coloured by its worst clause."""

from collections.abc import Sequence
from datetime import date
from itertools import combinations

import pytest

from living_guide.events.record import ScenarioRun
from living_guide.registry.registry import load_registry
from living_guide.site.sightings import Sightings
from living_guide.site.storyboard import HEIGHT, WIDTH, Arrow, Board, Drawn, Exit, boards
from living_guide.trace.scenarios import read_scenarios
from living_guide.trace.trace import Standing, evidence_of, trace
from tests.living_guide.guides import picture, ran
from tests.repository import FEATURES

TODAY = date(2025, 3, 15)
REGISTRY = load_registry(FEATURES / "guide")
SCENARIOS = list(read_scenarios(FEATURES))


def drawn(bad: str = "", status: str = "failed") -> list[Board]:
    """All boards of a run in which the scenarios of one clause ended otherwise than well."""
    runs = [ran(each, status if bad in each.clauses else "passed") for each in SCENARIOS]
    return boards_of(runs)


def boards_of(runs: Sequence[ScenarioRun]) -> list[Board]:
    sightings = Sightings(evidence_of(SCENARIOS, runs), REGISTRY.flow)
    return [board for row in boards(REGISTRY, trace(REGISTRY, SCENARIOS, runs, TODAY), sightings) for board in row]


BOARDS = drawn()


def ways_of(board: Board) -> list[Arrow | Exit]:
    return [*board.arrows, *board.exits]


def overlap(one: Drawn, other: Drawn) -> bool:
    return abs(one.x - other.x) < WIDTH and abs(one.y - other.y) < HEIGHT


@pytest.mark.parametrize("board", BOARDS, ids=lambda board: f"{board.edition.id} {board.scheme} {board.part.id}")
def test_nothing_is_drawn_over_anything_else(board: Board) -> None:
    for one, other in combinations(board.screens, 2):
        assert not overlap(one, other), (one.screen.id, other.screen.id)
    for each in board.screens:
        assert each.x - WIDTH / 2 >= 0
        assert each.x + WIDTH / 2 <= board.width
        assert 0 <= each.y <= each.bottom <= board.height
    for leaving in board.exits:
        assert leaving.y <= board.height


def test_both_schemes_have_all_parts_and_the_other_edition_what_it_has() -> None:
    told = [(board.edition.id, board.part.id, board.scheme) for board in BOARDS]
    parts = ["access", "certify", "query"]
    official = [("official", part, scheme) for part in parts for scheme in ("employee", "resident")]
    assert told == [*official, *(("guangzhou-2023", part, "employee") for part in ["access", "certify"])]


def test_employees_and_residents_query_in_ways_of_their_own() -> None:
    screens = {board.scheme: [each.screen.id for each in board.screens] for board in BOARDS if board.part.id == "query"}
    assert screens["employee"] == [screen.id for screen in REGISTRY.flow.screen if screen.part == "query"]
    assert screens["resident"] == ["query_guide", "query_face", "result", "no_result"]


def test_when_all_holds_everything_is_green() -> None:
    for board in BOARDS:
        standings = {each.standing for each in board.screens} | {each.standing for each in ways_of(board)}
        assert standings == {Standing.HOLDS}, board.part.id


@pytest.mark.parametrize(
    ("clause", "screen", "move"),
    [("B1.5c", "face", "【重新识别】"), ("B1.4l", "mismatch", "返回首页"), ("A2.1a", "wechat", "往下滑")],
)
def test_what_broke_is_told_where_it_is(clause: str, screen: str, move: str) -> None:
    own = [board for board in drawn(clause) if board.edition.id == "official"]
    screens = [each for board in own for each in board.screens if each.screen.id == screen]
    ways = [way for board in own for way in ways_of(board) if way.by.zh == move]
    assert {each.standing for each in screens} == {Standing.BROKEN}
    assert {way.standing for way in ways if clause in way.clauses} == {Standing.BROKEN}
    assert len(screens) == 2, "one in each scheme"


def test_what_the_guide_leaves_open_is_told_apart() -> None:
    assumed = [(board.scheme, way.by.zh) for board in BOARDS for way in ways_of(board) if way.assumption]
    assert assumed == [("employee", "人脸识别不通过"), ("resident", "人脸识别不通过")]


def test_a_screen_is_shown_by_a_picture_of_its_own_scheme_and_title() -> None:
    shown = boards_of([ran(each, attachments=(picture(each.id, "认证成功"),)) for each in SCENARIOS])
    by_id = {each.id: each for each in SCENARIOS}
    for board in shown:
        for each in board.screens:
            if "认证成功" in each.screen.titles:
                assert each.picture is not None
                taken_by = by_id[each.picture.digest]
                assert board.scheme in taken_by.schemes
                assert board.edition.id == taken_by.edition
                assert set(each.clauses) & set(taken_by.clauses)
            else:
                assert each.picture is None


def test_a_screen_that_its_own_scenarios_do_not_show_is_shown_by_another() -> None:
    runs = [
        ran(each, attachments=(picture(each.id, "办理方式"),))
        for each in SCENARIOS
        if each.feature.endswith("6_whole_way.feature")
    ]
    shown = [each for board in boards_of(runs) for each in board.screens if each.picture]
    assert {each.screen.titles for each in shown} == {("办理方式",)}
