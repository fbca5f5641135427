"""The journal: for whatever is asked of the platform one entry, with what came of it or why it was refused."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from mock_platform.core.operations import OPERATIONS
from mock_platform.core.schemes import Scheme
from mock_platform.store import journal as store
from mock_platform.store.schema import journal as table
from mock_platform.web import codes
from mock_platform.web.api.router import router
from mock_platform.web.app import PAGES
from tests.web.control.doings import BEGUN, DOINGS, do
from tests.web.control.journeys import AGREED, BOTH, JOURNEYS, ByApi, ByPages, arranged
from tests.web.control.world import NOW, Answer, RealClock, World, done, refused, world
from tests.web.in_process import InProcess

REST = ("method", "path", "status", "code", "detail")


@pytest.fixture(scope="module", autouse=True)
def _the_real_clock_stands(app: InProcess) -> None:
    app.platform.clock = RealClock()


def names(entries: list[Answer]) -> list[str]:
    return [event["name"] for entry in entries for event in entry["events"]]


def entry_of(at: World, answer: httpx.Response, before: int) -> Answer:
    """The one entry that came of a request, which is told as it was answered."""
    (entry,) = at.journal(after=before)
    path = answer.request.url.path
    known = entry["operation"] != "unknown" or path.count("/") < 3  # what else was put there, it does not repeat
    assert (entry["method"], entry["path"]) == (answer.request.method, path if known else f"{path[:7]}/…")
    assert entry["status"] == answer.status_code
    assert entry["faults"] == []
    return dict(entry)


def last(at: World) -> int:
    return int(([0] + [entry["number"] for entry in at.journal()])[-1])


# --- every operation


@pytest.mark.parametrize("name", JOURNEYS)
def test_every_step_by_the_api_is_one_entry_under_its_operation(here: World, name: str) -> None:
    journey = JOURNEYS[name]
    walker = ByApi(arranged(here, journey), journey.scheme)
    for step in journey.steps:
        if step == "finish_capture":
            here.api.get(walker.case)  # which the walker does, too
        before = last(here)
        answer = walker.step(step)
        assert answer.is_success, answer.text
        *reads, _ = here.journal(after=before)
        entry = entry_of(here, answer, before + len(reads))
        assert {each["operation"] for each in reads} <= {"read_case"}
        assert entry["operation"] == step.partition(":")[0]
        assert (entry["code"], entry["detail"]) == (None, None)
        assert entry["events"]


READS = {
    "/services": "list_services",
    "/cities": "list_cities",
    "/session": "read_session",
    "/cases/1": "read_case",
}


@pytest.mark.parametrize("path", READS)
def test_reading_is_an_entry_in_which_nothing_happens(here: World, path: str) -> None:
    do(here, BEGUN)
    before = last(here)
    entry = entry_of(here, here.api.get(path), before)
    assert (entry["operation"], entry["status"], entry["events"]) == (READS[path], 200, [])


def test_every_operation_of_the_api_has_been_seen_here() -> None:
    steps = {step.partition(":")[0] for journey in JOURNEYS.values() for step in journey.steps}
    assert {operation.name for operation in router} == steps | set(READS.values())


BAR = {"person": "1", "outcome": "pass", "edition": "official"}
PICTURE = {"image": ("code.png", codes.draw(Scheme.EMPLOYEE), "image/png")}
# Of every page: where it is found, an address, what its form sends, and its operation.
VISITS: list[tuple[str, str, dict[str, Any] | None, str]] = [
    ("/", "/", None, "wechat_home"),
    ("/about", "/about", None, "about"),
    ("/elsewhere", "/elsewhere", None, "elsewhere"),
    ("/wechat/mini-programs", "/wechat/mini-programs", None, "mini_programs"),
    ("/wechat/search", "/wechat/search?q=粤省事", None, "search"),
    ("/wechat/scan", "/wechat/scan", None, "scan_page"),
    ("/wechat/scan", "/wechat/scan", {}, "scan"),
    ("/wechat/codes", "/wechat/codes", None, "code_page"),
    ("/wechat/codes/{scheme:scheme}.png", "/wechat/codes/employee.png", None, "code"),
    ("/yss", "/yss", None, "home"),
    ("/yss/cities", "/yss/cities", None, "list_cities"),
    ("/yss/cities", "/yss/cities", {"city": "440900"}, "choose_city"),
    ("/yss/social-security", "/yss/social-security", None, "social_security"),
    ("/yss/certification", "/yss/certification", None, "list_services"),
    ("/yss/services/{scheme:scheme}", "/yss/services/employee", None, "read_session"),
    ("/yss/services/{scheme:scheme}", "/yss/services/resident", AGREED, "agree"),
    ("/yss/services/{scheme:scheme}/guide", "/yss/services/employee/guide", None, "guide"),
    ("/yss/documents/{name}", "/yss/documents/privacy", None, "document"),
    (
        "/yss/services/{scheme:scheme}/certifications",
        "/yss/services/employee/certifications",
        {},
        "start_certification",
    ),
    ("/yss/services/{scheme:scheme}/queries", "/yss/services/employee/queries", {}, "start_query"),
    ("/yss/cases/{number:number}/{state}", "/yss/cases/1/method", None, "read_case"),
    ("/yss/cases/{number:number}/{state}", "/yss/cases/1/method", {"action": "nothing"}, "act"),
    ("/yss/cases/{number:number}/{state}", "/yss/cases/1/method", {"action": "back"}, "back"),
    ("/explorer/account", "/explorer/account", BAR, "switch_account"),
    ("/explorer/face", "/explorer/face", BAR, "set_face"),
    ("/explorer/edition", "/explorer/edition", BAR, "switch_edition"),
]


@pytest.mark.parametrize(("template", "path", "form", "operation"), VISITS)
def test_every_page_is_one_entry_under_its_operation(
    here: World, template: str, path: str, form: dict[str, Any] | None, operation: str
) -> None:
    do(here, BEGUN)
    here.arrange("PATCH", "", {"explorer": True})
    before = last(here)
    files = PICTURE if operation == "scan" else None
    answer = here.pages.get(path) if form is None else here.pages.post(path, data=form, files=files)
    assert answer.status_code in (200, 303), answer.text
    assert entry_of(here, answer, before)["operation"] == operation


def test_every_page_has_been_visited_here() -> None:
    pages = {(route.path, "POST" in (route.methods or ())) for each in PAGES for route in each.pages}
    assert pages == {(template, form is not None) for template, _, form, _ in VISITS}


def test_there_is_no_other_operation() -> None:
    """Whatever API and pages are asked for has a name, and every name stands for something."""
    steps = {step.partition(":")[0] for journey in JOURNEYS.values() for step in journey.steps}
    assert set(OPERATIONS) == steps | set(READS.values()) | {operation for *_, operation in VISITS}


@pytest.mark.parametrize("name", JOURNEYS)
def test_the_same_walk_by_pages_and_by_api_comes_to_the_same(app: InProcess, name: str) -> None:
    journey = JOURNEYS[name]
    entries = []
    for kind in (ByApi, ByPages):
        at = arranged(World(app), journey)
        before, walker = last(at), kind(at, journey.scheme)
        for step in journey.steps:
            assert walker.step(step).status_code < 400
        done_so = [entry for entry in at.journal(after=before) if entry["method"] != "GET"]
        entries.append([(entry["operation"], entry["events"]) for entry in done_so])
    assert entries[0] == entries[1]
    assert [operation for operation, _ in entries[0]] == [step.partition(":")[0] for step in journey.steps]


def test_what_is_arranged_is_an_entry_and_what_is_looked_at_from_outside_is_none(here: World) -> None:
    for name, doing in DOINGS.items():
        before = last(here)
        answer = doing(here)
        if not isinstance(answer, httpx.Response) or answer.request.url.path.startswith("/api/"):
            continue
        assert len(here.journal(after=before)) == answer.is_success, name
    before = last(here)
    for path in (
        "",
        "/people",
        "/people/1",
        "/clock",
        "/checkpoints",
        "/faults",
        "/speed",
        "/journal",
        "/journal/count",
    ):
        here.arrange("GET", path)
    assert last(here) == before


# --- refusals


def refusals(at: World) -> Iterator[tuple[httpx.Response, str, str]]:
    """Requests of the API that are refused, with the operation and the code of each."""
    api = at.api
    yield api.get("/session"), "read_session", "not_logged_in"
    do(at, ("a pensioner comes", "somebody logs in"))
    yield api.post("/services/employee/queries"), "start_query", "not_agreed"
    yield api.put("/session/agreements/employee", json={}), "agree", "not_agreed"
    yield api.put("/session/agreements/nobody", json=BOTH), "agree", "invalid_request"
    yield api.put("/session/city", json={"city": "伦敦"}), "choose_city", "invalid_field"
    yield api.put("/session/city", json={"city": 1}), "choose_city", "invalid_request"
    yield api.put("/session/city", json={"city": "440100", "x": 1}), "choose_city", "invalid_request"
    yield (
        api.put("/session/city", content=b"{", headers={"Content-Type": "application/json"}),
        "choose_city",
        ("invalid_request"),
    )
    yield api.put("/session/city", content=b"city=440100"), "choose_city", "invalid_request"
    yield api.get("/cases/99"), "read_case", "not_found"
    yield api.get("/cases/x"), "unknown", "not_found"
    yield api.post("/face-sessions/none/result"), "finish_capture", "not_found"
    do(at, ("one agrees", "one begins"))
    yield api.post("/cases/1/confirmation"), "confirm", "step_out_of_order"
    api.post("/cases/1/method", json={"method": "other"})
    yield api.post("/cases/1/applicant", json={"name": "3"}), "submit_applicant", "invalid_field"
    yield api.post("/cases/1/applicant"), "submit_applicant", "invalid_field"
    yield api.get("/nowhere"), "unknown", "not_found"
    yield api.post("/cases/1/nowhere"), "unknown", "not_found"
    yield api.delete("/session"), "unknown", "method_not_allowed"
    yield api.put("/session/city", content=b"x" * (11 * 2**20)), "choose_city", "too_large"
    api.put("/session/city", json={"city": "440100"}, headers={"Idempotency-Key": "k"})
    again = api.put("/session/city", json={"city": "440300"}, headers={"Idempotency-Key": "k"})
    yield again, "choose_city", "idempotency_key_reused"
    unusable = api.put("/session/city", json={"city": "440100"}, headers={"Idempotency-Key": "k" * 256})
    yield unusable, "choose_city", "invalid_field"
    at.arrange("PATCH", "", {"retry_limit": 0})
    at.faces("too_dark")
    ByApi(at, "employee").step("back")
    for step in ("choose_method:self", "submit_applicant", "confirm", "begin_capture"):
        done(ByApi(at, "employee").step(step), 201 if step == "begin_capture" else 200)
    token = api.get("/cases/1").json()["face"]["token"]
    at.arrange("POST", "/clock/advance", {"by": "P1D"})
    yield api.post(f"/face-sessions/{token}/result"), "finish_capture", "face_session_expired"
    at.arrange("POST", "/clock/advance", {"by": "-P1D"})
    done(api.post(f"/face-sessions/{token}/result"))
    yield api.post(f"/face-sessions/{token}/result"), "finish_capture", "face_session_ended"
    yield api.post("/cases/1/retry"), "retry", "too_many_attempts"


def test_whatever_the_api_refuses_is_noted_with_its_code_and_why(here: World) -> None:
    for answer, operation, code in refusals(here):
        before = last(here) - 1
        told = answer.json()
        entry = entry_of(here, answer, before)
        assert (told["code"], entry["code"], entry["operation"]) == (code, code, operation)
        assert entry["detail"] == told["detail"].replace("body.x", "body")[:512]  # a name somebody has thought up
        assert entry["events"] == []


def test_a_page_that_is_refused_is_noted_too(here: World) -> None:
    do(here, BEGUN)
    for path, operation, code in [
        ("/yss/cases/99/method", "read_case", "not_found"),
        ("/yss/documents/nothing", "document", "not_found"),
        ("/nowhere", "unknown", "not_found"),
        ("/static/nothing", "unknown", "not_found"),
        ("/explorer/account", "unknown", "method_not_allowed"),
    ]:
        before = last(here)
        entry = entry_of(here, here.pages.get(path), before)
        assert (entry["operation"], entry["code"], entry["events"]) == (operation, code, [])
        assert entry["detail"]


AT_METHOD = ("agree", "start_certification")
AT_APPLICANT = (*AT_METHOD, "choose_method:other")
AT_FAILED = (*AT_METHOD, "choose_method:self", "submit_applicant", "confirm", "begin_capture", "finish_capture")
# What is asked for; what was walked before; where a form is sent, and what; how that is answered.
TURNED_AWAY: list[tuple[str, tuple[str, ...], str, Answer, int, str]] = [
    ("agree", (), "/yss/services/employee", {}, 422, "not_agreed"),
    ("choose_method", AT_METHOD, "/yss/cases/1/method", {}, 422, "invalid_field"),
    ("submit_applicant", AT_APPLICANT, "/yss/cases/1/applicant", {"name": "欧阳静婉"}, 422, "invalid_field"),
    ("retry", AT_FAILED, "/yss/cases/1/face_failed", {}, 429, "too_many_attempts"),
    ("scan", (), "/wechat/scan", {}, 422, "refused"),
    ("start_certification", (), "/yss/services/employee/certifications", {}, 303, "not_agreed"),
    ("start_query", (), "/yss/services/employee/queries", {}, 303, "not_agreed"),
    ("retry", AT_METHOD, "/yss/cases/1/method", {}, 303, "step_out_of_order"),
    ("choose_method", AT_APPLICANT, "/yss/cases/1/method", {"method": "self"}, 303, "step_out_of_order"),
]
ACTIONS = {"submit_applicant": "submit"}


@pytest.mark.parametrize(("operation", "steps", "path", "typed", "status", "code"), TURNED_AWAY)
def test_a_page_shown_again_or_instead_is_noted_with_its_code_and_why(
    app: InProcess, operation: str, steps: tuple[str, ...], path: str, typed: Answer, status: int, code: str
) -> None:
    with world(app) as at:
        at.person(scheme="employee")
        at.arrange("PATCH", "", {"account": 1, "retry_limit": 1})
        at.faces("too_dark")
        walker = ByPages(at, "employee")
        for step in steps:
            walker.step(step)
        before = last(at)
        assert at.pages.post(path, data={"action": ACTIONS.get(operation, operation), **typed}).status_code == status
        (entry,) = at.journal(after=before, refused=True)
    assert (entry["operation"], entry["status"], entry["code"], entry["events"]) == (operation, status, code, [])
    assert entry["detail"]
    assert "欧阳" not in entry["detail"]


@pytest.mark.parametrize("length", [10, 5000])
def test_of_a_long_address_the_beginning_is_noted(here: World, length: int) -> None:
    path = f"/face-sessions/{'t' * length}/result"
    assert here.api.post(path).status_code == 404
    assert here.journal()[-1]["path"] == f"/api/v1{path}"[: store.LONGEST]


def test_what_was_refused_has_left_nothing_but_its_entry(here: World) -> None:
    before: dict[str, Any] = {}
    for answer, _, _ in refusals(here):
        assert answer.status_code >= 400
        before = here.rows()
        done(here.api.get("/cities"))
        assert here.rows() == before


@pytest.mark.parametrize("key", ["nowhere", "", "a b", "x" * 300])
def test_what_is_asked_of_no_sandbox_is_noted_in_none(app: InProcess, key: str) -> None:
    with app.platform.database.begin() as transaction:
        transaction.settle_all()
        before = len(transaction.all(EVERY_ENTRY, {}))
    api = app.client("/api/v1", headers={"X-YSS-Sandbox": key})
    for path in ("/session", "/nowhere", "/cases/x"):
        assert api.get(path).status_code in (404, 422)
    with app.platform.database.begin() as transaction:
        transaction.settle_all()
        assert len(transaction.all(EVERY_ENTRY, {})) == before


EVERY_ENTRY = select(table)

# --- found


@pytest.fixture(scope="module")
def full(app: InProcess) -> World:
    """Two cases, refusals, things arranged."""
    at = World(app)
    list(refusals(at))
    at.arrange("PATCH", "", {"retry_limit": None})
    at.faces("too_dark", "pass")
    walker = ByApi(at, "employee")
    walker.case = "/cases/2"
    for step in JOURNEYS["tried again"].steps:
        done(walker.step(step), 201 if step in CREATED else 200)
    return at


CREATED = ("start_certification", "begin_capture")
FILTERS: dict[str, list[Any]] = {
    "operation": ["agree", "confirm", "choose_city", "unknown", "create_person", "nothing"],
    "event": ["agreed", "confirm", "face_not_matched", "person_added", "nothing"],
    "case": [1, 2, 99],
    "status": [200, 201, 204, 404, 409, 422],
    "code": ["not_agreed", "invalid_request", "x"],
    "refused": [True, False],
}
SOUGHT = st.fixed_dictionaries(
    {},
    optional={
        **{name: st.sampled_from(values) for name, values in FILTERS.items()},
        "after": st.integers(0, 60),
        "limit": st.integers(1, 10),
    },
)


def is_sought(entry: Answer, sought: Answer) -> bool:
    events = entry["events"]
    return (
        all(entry[name] == sought[name] for name in ("operation", "status", "code") if name in sought)
        and ("refused" not in sought or (entry["status"] >= 400) == sought["refused"])
        and ("event" not in sought or sought["event"] in [event["name"] for event in events])
        and ("case" not in sought or sought["case"] in [event["details"].get("case") for event in events])
        and entry["number"] > sought.get("after", 0)
    )


@given(sought=SOUGHT)
def test_entries_that_are_like_that_are_found_and_counted(full: World, sought: Answer) -> None:
    fitting = [entry for entry in full.journal() if is_sought(entry, sought)]
    assert full.journal(**sought) == fitting[: sought.get("limit")]
    counted = {name: each for name, each in sought.items() if name != "limit"}
    assert full.find("/journal/count", **counted) == {"count": len(fitting)}


def test_every_filter_finds_some_and_leaves_some(full: World) -> None:
    for name, values in FILTERS.items():
        found = [len(full.journal(**{name: value})) for value in values]
        assert 0 < max(found) < len(full.journal()), name


def test_one_can_go_on_reading_where_one_has_stopped(full: World) -> None:
    read: list[Answer] = []
    while more := full.journal(after=read[-1]["number"] if read else 0, limit=7):
        read += more
    assert read == full.journal()
    assert [entry["number"] for entry in read] == list(range(1, len(read) + 1))


@pytest.mark.parametrize(
    "query", ["case=x", "status=x", "refused=maybe", "after=-1", "after=x", "limit=0", "limit=99999999999"]
)
def test_what_cannot_be_sought_is_refused(here: World, query: str) -> None:
    refused(here.send("GET", f"/journal?{query}"), 422, "invalid_request")


# --- sequences


def told_names(entries: list[Answer]) -> list[tuple[int, str]]:
    """By its number, of each entry what was asked, unless that is what happened, and what happened."""
    found = []
    for entry in entries:
        events = [event["name"] for event in entry["events"]]
        asked = [entry["operation"]] if entry["operation"] not in (None, *events) else []
        found += [(entry["number"], name) for name in (*asked, *events)]
    return found


@given(data=st.data())
def test_names_in_their_order_are_a_sequence(full: World, data: st.DataObject) -> None:
    told = told_names(full.journal())
    places = sorted(data.draw(st.sets(st.integers(0, len(told) - 1), min_size=1, max_size=8)))
    found = full.arrange("POST", "/journal/sequence", {"names": [told[place][1] for place in places]})
    assert (found["complete"], found["missing"], len(found["numbers"])) == (True, None, len(places))
    assert all(early <= told[place][0] for early, place in zip(found["numbers"], places, strict=True))
    assert found["numbers"] == sorted(found["numbers"])


@given(wanted=st.lists(st.sampled_from(["agreed", "start", "confirm", "retry", "nothing", "certified"]), min_size=1))
def test_the_first_name_that_did_not_come_is_told(full: World, wanted: list[str]) -> None:
    left, numbers = list(wanted), []
    for number, name in told_names(full.journal()):
        if left and left[0] == name:
            numbers.append(number)
            del left[0]
    found = full.arrange("POST", "/journal/sequence", {"names": wanted})
    assert found == {"complete": not left, "numbers": numbers, "missing": left[0] if left else None}


@pytest.mark.parametrize("body", [{}, {"names": []}, {"names": "agreed"}, {"names": [1]}, {"names": ["x" * 65]}])
def test_a_sequence_has_names(here: World, body: Answer) -> None:
    refused(here.send("POST", "/journal/sequence", body), 422, "invalid_request")


# --- kept, cleared, dated


def test_it_can_be_cleared_and_goes_on(here: World) -> None:
    other = World(here.app)
    for at in (here, other):
        do(at, BEGUN)
    before = here.rows(), other.journal()
    here.arrange("DELETE", "/journal", None, 204)
    assert here.journal() == []
    assert (here.rows(), other.journal()) == before
    here.api.get("/cities")
    assert [entry["operation"] for entry in here.journal()] == ["list_cities"]


@pytest.mark.parametrize(("kept", "swept"), [(10, 1), (10, 5), (20, 8)])
def test_only_the_newest_are_kept(
    app: InProcess, here: World, monkeypatch: pytest.MonkeyPatch, kept: int, swept: int
) -> None:
    monkeypatch.setattr(store, "KEPT", kept)
    monkeypatch.setattr(store, "SWEPT", swept)
    other = World(app)
    other.api.get("/cities")
    for asked in range(1, 3 * kept):
        here.api.get("/cities")
        numbers = [entry["number"] for entry in here.journal()]
        assert numbers == list(range(asked - len(numbers) + 1, asked + 1))
        assert min(asked, kept) <= len(numbers) < kept + swept
    assert len(other.journal()) == 1


def test_as_many_are_kept_as_is_promised() -> None:
    assert store.KEPT == 5000


def test_entries_are_dated_by_the_sandboxs_clock(here: World) -> None:
    here.api.get("/cities")
    here.arrange("POST", "/clock/advance", {"by": "P1D"})
    here.api.get("/cities")
    assert [entry["at"] for entry in here.journal(operation="list_cities")] == [NOW, "2025-03-16T09:00:00+08:00"]


def test_what_a_program_does_in_the_same_process_is_an_entry_without_a_request(here: World) -> None:
    with here.app.platform.sandbox(here.key) as sandbox:
        sandbox.note("something", case=1)
    (entry,) = here.journal()
    assert [entry[name] for name in ("operation", *REST)] == [None] * 6
    assert entry["events"] == [{"name": "something", "details": {"case": 1}}]
    assert here.journal(refused=True) == []


# --- about nobody

SECRETS = ("name", "document_number")
NEEDS = st.fixed_dictionaries(
    {"scheme": st.sampled_from(["employee", "resident"])},
    optional={
        "status": st.sampled_from(["normal", "terminated", "not_started"]),
        "registration": st.sampled_from(["matching", "other_name", "other_document", "superseded"]),
        "document_type": st.sampled_from(["resident_id", "passport", "taiwan_permit", "hk_macao_permit"]),
    },
)
WRONGS = ("{name}", "{name}3", "{name}；", "{document_number}", "{document_number}9", "Ｅ{document_number}", "")


@settings(max_examples=40)
@given(
    seed=st.text("abcdef", max_size=6),
    needs=NEEDS,
    typed=st.lists(st.tuples(st.sampled_from(WRONGS), st.sampled_from(WRONGS)), max_size=3),
    face=st.sampled_from(["pass", "too_dark", "timed_out"]),
)
def test_it_holds_nobodys_name_nor_number(
    app: InProcess, seed: str, needs: Answer, typed: list[tuple[str, str]], face: str
) -> None:
    with world(app, seed=seed) as at:
        people = [at.person(**needs), at.person(**needs), at.arrange("POST", "/people/own", OWN, 201)]
        at.log_in()
        for person in people:
            at.faces(face, number=person["number"])
            at.send("POST", f"/people/{person['number']}/events", {"event": "move", "city": "440900"})
            for query in SECRETS:
                at.find("/people", **{query: person[query]})
            for wrong in ("name", "number"):
                at.send("POST", "/people/own", {**OWN, wrong: person["name"]})
        _walk(at, people[1], needs["scheme"], typed)
        with app.platform.database.begin() as transaction:
            transaction.settle_all()
            rows = [tuple(row) for row in transaction.all(EVERY_ENTRY, {}) if row.sandbox == at.key]
        found = repr(rows)
        assert len(rows) > 10
        for name in {*_secrets(at)}:
            assert name not in found


OWN = {"name": "欧阳静婉", "document_number": "449901195001010023"}


def _walk(at: World, other: Answer, scheme: str, typed: list[tuple[str, str]]) -> None:
    """By both doors, for oneself and for somebody else, with slips in what is typed."""
    rest = {"document_type": other["document_type"]}
    for kind in (ByApi, ByPages):
        walker = kind(at, scheme)
        for step in ("choose_city", "agree", "start_certification", "choose_method:other"):
            walker.step(step)
        for name, number in typed:
            filled = {"name": name.format(**other), "document_number": number.format(**other)}
            at.api.post("/cases/1/applicant", json={**filled, **rest})
            at.pages.post("/yss/cases/1/applicant", data={"action": "submit", **filled, **rest})
        for step in ("submit_applicant:2", "confirm", "begin_capture", "finish_capture"):
            walker.step(step)


def _secrets(at: World) -> Iterator[str]:
    """Of everyone there, what they hold and what the register knows."""
    rows = at.app.rows()
    for table_name in ("people", "benefits"):
        for row in rows[table_name]:
            if row.sandbox == at.key:
                yield from (row.name, row.document_number)
