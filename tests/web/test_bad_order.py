"""Whoever goes out of order, goes twice, or goes where somebody else's case is, is led to where they are."""

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mock_platform.core.flow import State
from mock_platform.web.pages.case_actions import ACTIONS
from tests.web.caller import AGREED, CASE, OTHER, PLACES, Caller, Stand, led_to
from tests.web.in_process import InProcess, in_process
from tests.web.reading import read, refusal

STATES = [*State, "METHOD", "<b>", "%00"]
SENT = [*ACTIONS, "", "start", "face_matched", "<b>"]
NO_NUMBERS = ["0", "-1", "2", "2147483648", "9" * 30, "9" * 5000, "x", "一", "１０", "1e3", "1/1", "0x1", "None", "%00"]


@pytest.fixture(scope="module")
def app() -> Iterator[InProcess]:
    with in_process() as app:
        yield app


@pytest.fixture(scope="module", params=PLACES)
def stand(request: pytest.FixtureRequest, app: InProcess) -> Stand:
    return PLACES[request.param].come(app)


def test_every_address_of_a_case_leads_to_the_page_it_is_at(app: InProcess, stand: Stand) -> None:
    http, before = stand.caller.http, app.rows()
    for state in STATES:
        answer = http.get(f"{CASE}/{state}")
        if stand.address == f"{CASE}/{state}":
            assert answer.status_code == 200
            assert read(answer).heading
        else:
            assert led_to(answer) == stand.address
    assert http.get(stand.address).status_code == 200
    assert app.rows() == before


def test_an_action_that_does_not_belong_there_changes_nothing(app: InProcess, stand: Stand) -> None:
    offered = read(stand.caller.http.get(stand.address)).actions
    before = app.rows()
    for action in set(SENT) - offered:
        assert led_to(stand.caller.send(stand.case, action)) == stand.address, action
    assert app.rows() == before


def test_an_action_sent_to_the_address_of_another_state_changes_nothing(app: InProcess, stand: Stand) -> None:
    offered = read(stand.caller.http.get(stand.address)).actions
    before = app.rows()
    fields = stand.filled_in({**OTHER, "method": "self"})
    for state in set(STATES) - {stand.state}:
        for action in offered or {"back"}:
            assert led_to(stand.caller.send(f"{CASE}/{state}", action, **fields)) == stand.address
    assert app.rows() == before


def test_a_form_sent_twice_leads_on_and_counts_once(app: InProcess, stand: Stand) -> None:
    before = app.rows()
    for address, form in stand.past:
        if address != stand.address:
            assert led_to(stand.caller.http.post(address, data=form)) == stand.address
    assert app.rows() == before


@pytest.mark.parametrize("scheme", ["employee", "resident"])
def test_agreeing_and_choosing_a_city_twice_is_doing_it_once(app: InProcess, scheme: str) -> None:
    caller = Caller.new(app)
    caller.sandbox.person(scheme=scheme)
    for address, form in ((f"/yss/services/{scheme}", AGREED), ("/yss/cities", {"city": "440900"})):
        first = caller.http.post(address, data=form)
        before = app.rows()
        assert led_to(caller.http.post(address, data=form)) == led_to(first)
        assert app.rows() == before


def test_beginning_twice_begins_two_cases_of_which_either_may_be_walked(app: InProcess) -> None:
    caller = Caller.new(app)
    caller.sandbox.person(scheme="employee")
    assert caller.start("certifications") == f"{CASE}/method"
    assert caller.start("certifications") == "/yss/cases/2/method"
    led_to(caller.send("/yss/cases/2/method", "choose_method", method="self"))
    assert caller.http.get(f"{CASE}/method").status_code == 200


@pytest.mark.parametrize("what", ["certifications", "queries"])
def test_nothing_begins_before_the_agreements(app: InProcess, what: str) -> None:
    caller = Caller.new(app)
    caller.sandbox.person(scheme="employee")
    before = app.rows()
    assert led_to(caller.http.post(f"/yss/services/employee/{what}")) == "/yss/services/employee"
    assert led_to(caller.http.get("/yss/services/employee/guide")) == "/yss/services/employee"
    assert app.rows() == before


def test_agreeing_for_one_scheme_is_not_agreeing_for_the_other(app: InProcess) -> None:
    caller = Caller.new(app)
    caller.sandbox.person(scheme="employee")
    caller.start("certifications")
    assert led_to(caller.http.post("/yss/services/resident/certifications")) == "/yss/services/resident"


def test_another_accounts_case_is_not_found(app: InProcess, stand: Stand) -> None:
    stand.caller.sandbox.change(account=2)
    before = app.rows()
    answers = [stand.caller.http.get(stand.case), *(stand.caller.send(stand.case, action) for action in ACTIONS)]
    for answer in answers:
        assert answer.status_code == 404
        assert refusal(answer).heading == "没有找到"
    assert app.rows() == before
    stand.caller.sandbox.change(account=1)


def test_another_sandboxs_case_is_not_found(app: InProcess) -> None:
    PLACES["capture"].come(app)
    stranger = Caller.new(app)
    stranger.sandbox.person(scheme="employee")
    before = app.rows()
    for answer in (stranger.http.get(f"{CASE}/capture"), stranger.send(f"{CASE}/capture", "finish")):
        assert refusal(answer).heading == "没有找到"
    assert app.rows() == before


@pytest.mark.parametrize("number", NO_NUMBERS)
def test_a_case_that_is_not_there_is_not_found(app: InProcess, number: str) -> None:
    caller = PLACES["capture"].come(app).caller
    for answer in (
        caller.http.get(f"/yss/cases/{number}/capture"),
        caller.send(f"/yss/cases/{number}/capture", "finish"),
    ):
        assert answer.status_code == 404
        refusal(answer)


@pytest.fixture(scope="module")
def capturing(app: InProcess) -> Caller:
    return PLACES["capture"].come(app).caller


@given(st.text("0123456789+-_. e０٣\x00", min_size=1, max_size=12) | st.integers().map(str))
def test_only_what_means_1_leads_to_case_1(capturing: Caller, number: str) -> None:
    answer = capturing.http.get(f"/yss/cases/{quote(number)}/method")
    if answer.status_code != 404:
        assert led_to(answer) == f"{CASE}/capture"
        assert float(number) == 1


@pytest.mark.parametrize("path", ["/yss", "/yss/services/employee", "/yss/services/employee/guide", f"{CASE}/method"])
def test_nobody_logged_in_is_told_so(app: InProcess, path: str) -> None:
    caller = Caller.new(app)
    assert refusal(caller.http.get(path)).heading in {"尚未登录", "没有找到"}
