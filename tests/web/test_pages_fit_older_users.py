"""Every page in every state, measured against WCAG 2.2 AA and 适老化 on two phones and with large letters."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import httpx
import pytest
from playwright.sync_api import Browser
from starlette.routing import Route

from mock_platform.core.flow import State
from mock_platform.web.app import PAGES
from tests.web.measuring import LARGE, LAYOUTS, WEIGHT, Examiner, Layout, Stop
from tests.web.visitor import Visitor
from tests.web.walk import walk

FAULTS = ("overflow", "cut", "letters", "leading", "target", "overlap", "title", "edge", "picture")
NOT_SHOWN = {State.GUIDE, State.HOME}  # these are pages outside the case


@dataclass(frozen=True)
class Journey:
    stops: dict[str, Stop]
    strangers: list[str]
    complaints: list[str]


@pytest.fixture(scope="module")
def journey(browser: Browser, platform_address: str, control: httpx.Client) -> Iterator[Journey]:
    """The whole walk, each stop measured in every layout."""
    with browser.new_context(reduced_motion="reduce") as context:
        page = context.new_page()
        page.set_default_timeout(10_000)
        examiner = Examiner(page, platform_address)
        stops = {}
        for name in walk(Visitor(page, platform_address, control)):
            assert name not in stops, f"two stops are called {name}"
            stops[name] = examiner.examine()
        yield Journey(stops, examiner.strangers, examiner.complaints)


@pytest.mark.parametrize("layout", LAYOUTS, ids=str)
@pytest.mark.parametrize("fault", FAULTS)
def test_no_page_has_the_fault(journey: Journey, fault: str, layout: Layout) -> None:
    found = {name: stop.faults[layout].get(fault) for name, stop in journey.stops.items()}
    assert {name: words for name, words in found.items() if words} == {}


def test_every_fault_that_is_measured_is_tested(journey: Journey) -> None:
    found = {fault for stop in journey.stops.values() for faults in stop.faults.values() for fault in faults}
    assert found <= set(FAULTS)


@pytest.mark.parametrize("layout", [each for each in LAYOUTS if each.letters is None], ids=str)
def test_axe_finds_nothing(journey: Journey, layout: Layout) -> None:
    found = {name: stop.axe[layout] for name, stop in journey.stops.items()}
    assert {name: words for name, words in found.items() if words} == {}


def test_every_page_has_one_first_heading_a_title_and_a_language(journey: Journey) -> None:
    for name, stop in journey.stops.items():
        facts = stop.facts
        assert (facts["headings"], facts["lang"]) == (1, "zh-CN"), name
        assert re.fullmatch(r"\S.* · 模拟平台", facts["title"]), name


def test_no_page_is_heavier_than_its_budget(journey: Journey) -> None:
    assert {name: stop.weight for name, stop in journey.stops.items() if stop.weight > WEIGHT} == {}
    assert min(stop.weight for stop in journey.stops.values()) > 10_000, "style and script were not counted"


def test_nothing_is_asked_of_another_host(journey: Journey) -> None:
    assert journey.strangers == []


def test_the_browser_has_nothing_to_complain_about(journey: Journey) -> None:
    assert journey.complaints == []


def test_every_page_of_the_platform_is_on_the_walk(journey: Journey) -> None:
    paths = {stop.path for stop in journey.stops.values()}
    routes = [route for module in PAGES for route in module.pages]
    pages = {route.path: route.path_regex for route in routes if _is_page(route)}
    assert {"/", "/yss", "/yss/cases/{number:number}/{state}"} <= pages.keys()
    assert [path for path, pattern in pages.items() if not any(map(pattern.match, paths))] == []


def test_every_state_of_a_case_is_on_the_walk(journey: Journey) -> None:
    shown = {stop.path.rpartition("/")[2] for stop in journey.stops.values() if "/cases/" in stop.path}
    assert set(State) - NOT_SHOWN <= shown


def test_letters_were_enlarged() -> None:
    assert {layout.letters for layout in LAYOUTS} == {None, LARGE}


def _is_page(route: Route) -> bool:
    return "GET" in (route.methods or ()) and not route.path.endswith(".png")
