"""Each operation of the control plane does what it says."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from mock_platform import __version__
from mock_platform.core.editions import EDITIONS
from mock_platform.core.face import Outcome
from mock_platform.core.identity import DocumentType
from mock_platform.core.schemes import Scheme
from tests.web.caller import PLACES, Caller
from tests.web.in_process import InProcess, in_process
from tests.web.sandboxes import NOW

DEFAULTS = {
    "seed": "0",
    "edition": "official",
    "frozen": False,
    "account": None,
    "city": None,
    "explorer": False,
    "register_down": False,
    "strict_suspension": False,
    "retry_limit": None,
    "expires_at": None,
}
# A setting as it is sent, and how it is answered.
SETTINGS: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"edition": "guangzhou-2023"}, {"edition": "guangzhou-2023"}),
    ({"frozen_at": NOW}, {"frozen": True, "now": "2025-03-15T09:00:00+08:00"}),
    ({"frozen_at": "2025-03-15T01:00:00Z"}, {"frozen": True, "now": "2025-03-15T09:00:00+08:00"}),
    ({"frozen_at": "2025-03-15T09:00:00"}, {"frozen": True, "now": "2025-03-15T09:00:00+08:00"}),
    ({"frozen_at": "2025-03-15"}, {"frozen": True, "now": "2025-03-15T00:00:00+08:00"}),
    ({"city": "茂名市"}, {"city": "440900"}),
    ({"city": "440900"}, {"city": "440900"}),
    ({"explorer": True}, {"explorer": True}),
    ({"register_down": True}, {"register_down": True}),
    ({"strict_suspension": True}, {"strict_suspension": True}),
    ({"retry_limit": 0}, {"retry_limit": 0}),
    ({"retry_limit": 100}, {"retry_limit": 100}),
    ({"retry_limit": 98.0}, {"retry_limit": 98}),
]


@pytest.fixture(scope="module")
def app() -> Iterator[InProcess]:
    with in_process() as app:
        yield app


@pytest.fixture
def control(app: InProcess) -> httpx.Client:
    return app.control()


@pytest.fixture
def sandbox(control: httpx.Client) -> str:
    """The path of a sandbox whose clock stands at NOW."""
    return f"/sandboxes/{done(control.post('/sandboxes', json={'frozen_at': NOW}), 201)['key']}"


def done(answer: httpx.Response, status: int = 200) -> Any:
    assert answer.status_code == status, answer.text
    return answer.json() if answer.content else None


def people(control: httpx.Client, sandbox: str, **needs: Any) -> dict[str, Any]:
    made: dict[str, Any] = done(control.post(f"{sandbox}/people", json=needs), 201)
    return made


def test_it_is_healthy(control: httpx.Client) -> None:
    assert done(control.get("/health")) == {"status": "ok", "version": f"mock_platform {__version__}"}


# --- sandboxes


def test_a_sandbox_has_a_key_that_cannot_be_guessed_and_the_defaults(control: httpx.Client) -> None:
    made = done(control.post("/sandboxes", json={}), 201)
    assert len(made["key"]) >= 16
    assert {name: value for name, value in made.items() if name not in ("key", "now")} == DEFAULTS
    assert made["now"].endswith("+08:00")


def test_a_sandbox_may_be_given_a_key_and_a_seed(control: httpx.Client) -> None:
    made = done(control.post("/sandboxes", json={"key": "Mine_1-x", "seed": "种子"}), 201)
    assert (made["key"], made["seed"]) == ("Mine_1-x", "种子")
    assert done(control.get("/sandboxes/Mine_1-x"))["seed"] == "种子"


@pytest.mark.parametrize(("sent", "answered"), SETTINGS)
def test_a_setting_may_be_made_with_the_sandbox(
    control: httpx.Client, sent: dict[str, Any], answered: dict[str, Any]
) -> None:
    made = done(control.post("/sandboxes", json=sent), 201)
    read = done(control.get(f"/sandboxes/{made['key']}"))
    assert made | answered == made
    assert read | answered == read


@pytest.mark.parametrize(("sent", "answered"), SETTINGS)
def test_a_setting_may_be_changed_and_leaves_the_others(
    control: httpx.Client, sandbox: str, sent: dict[str, Any], answered: dict[str, Any]
) -> None:
    before = done(control.get(sandbox))
    changed = done(control.patch(sandbox, json=sent))
    assert changed == before | answered
    assert done(control.get(sandbox)) == changed


def test_nothing_may_be_changed(control: httpx.Client, sandbox: str) -> None:
    before = done(control.get(sandbox))
    assert done(control.patch(sandbox, json={})) == before


@pytest.mark.parametrize("name", ["account", "city", "retry_limit", "frozen_at"])
def test_what_may_be_missing_is_taken_away_by_null(control: httpx.Client, sandbox: str, name: str) -> None:
    people(control, sandbox)
    done(control.patch(sandbox, json={"account": 1, "city": "440900", "retry_limit": 1}))
    answered = done(control.patch(sandbox, json={name: None}))
    assert not answered["frozen" if name == "frozen_at" else name]


def test_a_sandbox_goes_with_all_in_it(control: httpx.Client, sandbox: str) -> None:
    people(control, sandbox, scheme="employee")
    assert done(control.delete(sandbox), 204) is None
    assert control.get(sandbox).status_code == control.get(f"{sandbox}/people").status_code == 404
    assert control.delete(sandbox).status_code == 404


# --- people


@pytest.mark.parametrize("kind", DocumentType)
@pytest.mark.parametrize("scheme", [None, *Scheme])
def test_a_person_is_told_in_full(control: httpx.Client, sandbox: str, scheme: str | None, kind: str) -> None:
    made = people(control, sandbox, scheme=scheme, document_type=kind)
    told = {"number", "name", "sex", "born", "document_type", "document_number", "benefits", "face"}
    assert set(made) == told
    assert [each["scheme"] for each in made["benefits"]] == ([scheme] if scheme else [])
    assert (made["number"], made["document_type"]) == (1, kind)
    assert done(control.get(f"{sandbox}/people")) == [made]


def test_everyone_is_listed_in_the_order_of_their_making(control: httpx.Client, sandbox: str) -> None:
    made = [people(control, sandbox, scheme=scheme) for scheme in (None, "employee", "resident")]
    assert [each["number"] for each in made] == [1, 2, 3]
    assert done(control.get(f"{sandbox}/people")) == made


def test_a_seed_gives_the_same_people(control: httpx.Client) -> None:
    def crowd(**settings: Any) -> list[dict[str, Any]]:
        key = done(control.post("/sandboxes", json=settings), 201)["key"]
        return [people(control, f"/sandboxes/{key}", scheme=scheme) for scheme in ("employee", "resident", None)]

    assert crowd(seed="a", frozen_at=NOW) == crowd(seed="a", frozen_at=NOW)
    assert crowd(seed="a", frozen_at=NOW) != crowd(seed="b", frozen_at=NOW)
    assert crowd(seed="a") == crowd(seed="a", register_down=True)


@pytest.mark.parametrize("sex", ["male", "female"])
@pytest.mark.parametrize("scheme", [None, "employee"])
def test_a_persons_sex_may_be_asked_for(control: httpx.Client, sandbox: str, scheme: str | None, sex: str) -> None:
    assert {people(control, sandbox, scheme=scheme, sex=sex)["sex"] for _ in range(5)} == {sex}


# What a person needs, and how their own certification is answered.
NEEDS = [
    ({}, "confirm_face"),
    ({"status": "suspended", "suspended_months": 12}, "confirm_face"),
    ({"status": "suspended", "suspended_months": 13}, "rejected"),
    ({"status": "terminated"}, "rejected"),
    ({"registration": "other_document"}, "rejected"),
    ({"city": "茂名市"}, "confirm_face"),
]


def certify(app: InProcess, sandbox: str, scheme: str = "employee") -> str:
    """What comes of person 1's own certification: the page after the check."""
    key = sandbox.rpartition("/")[2]
    app.control().patch(sandbox, json={"account": 1})
    http = app.client(headers={"X-YSS-Sandbox": key}, follow_redirects=True)
    http.post(f"/yss/services/{scheme}", data={"user-agreement": "on", "privacy": "on"})
    page = http.post(f"/yss/services/{scheme}/certifications").url
    page = http.post(page, data={"action": "choose_method", "method": "self"}).url
    return http.post(page, data={"action": "submit"}).url.path.rpartition("/")[2]


@pytest.mark.parametrize(("needs", "answer"), NEEDS)
def test_the_register_holds_what_was_asked_for(
    app: InProcess, control: httpx.Client, sandbox: str, needs: dict[str, Any], answer: str
) -> None:
    control.patch(sandbox, json={"strict_suspension": True})
    people(control, sandbox, scheme="employee", **needs)
    assert certify(app, sandbox) == answer


def test_a_person_is_given_a_benefit(app: InProcess, control: httpx.Client, sandbox: str) -> None:
    people(control, sandbox)
    assert certify(app, sandbox, "resident") == "rejected"
    address = f"{sandbox}/people/1/benefits/resident"
    assert done(control.put(address, json={"city": "清远市"}), 204) is None
    assert certify(app, sandbox, "resident") == "confirm_face"
    done(control.put(address, json={"city": "440100", "status": "terminated"}), 204)
    assert certify(app, sandbox, "resident") == "rejected"
    done(control.put(address, json={"city": "440100", "status": "suspended", "since": "2024-01-31"}), 204)
    assert certify(app, sandbox, "resident") == "confirm_face"
    control.patch(sandbox, json={"strict_suspension": True})
    assert certify(app, sandbox, "resident") == "rejected"


@pytest.mark.parametrize("outcome", Outcome)
def test_a_face_is_scripted(app: InProcess, outcome: str) -> None:
    stand = PLACES["face"].come(app)
    stand.caller.sandbox.faces(outcome, "pass")
    http = stand.caller.http
    http.post(stand.address, data={"action": "begin_capture"})
    http.post("/yss/cases/1/capture", data={"action": "finish"})
    ends = {"pass": "certified", "camera_refused": "confirm_face", "timed_out": "confirm_face"}
    assert http.get(f"/yss/cases/1/{ends.get(outcome, 'face_failed')}").status_code == 200


# --- records


def test_a_record_is_entered_for_a_day_or_for_now(control: httpx.Client, sandbox: str) -> None:
    city = "440900"
    people(control, sandbox, scheme="employee", city=city)
    address = f"{sandbox}/people/1/records"
    now = done(control.post(address, json={"scheme": "employee"}), 201)
    before = done(control.post(address, json={"scheme": "employee", "on": "2024-02-29"}), 201)
    common = {"scheme": "employee", "city": city, "method": "self"}
    assert now == {**common, "certified_at": NOW, "valid_until": "2026-03-31"}
    assert before == {**common, "certified_at": "2024-02-29T09:00:00+08:00", "valid_until": "2025-02-28"}
    assert done(control.get(address, params={"scheme": "employee"})) == [now, before]
    assert done(control.get(address, params={"scheme": "resident"})) == []


def test_a_certification_can_be_looked_up(app: InProcess, control: httpx.Client) -> None:
    key = PLACES["certified, another"].come(app).caller.sandbox.key
    found = done(control.get(f"/sandboxes/{key}/people/2/records", params={"scheme": "employee"}))
    assert [(record["method"], record["certified_at"]) for record in found] == [("other", NOW)]
    assert done(control.get(f"/sandboxes/{key}/people/1/records", params={"scheme": "employee"})) == []


def test_a_persona_is_the_same_however_it_is_made(control: httpx.Client, sandbox: str) -> None:
    done(control.post(f"{sandbox}/people/personas", json={"persona": "employee_suspended"}), 201)
    made = {"key": "made", "seed": "7", "frozen_at": NOW, "people": ["employee_suspended"]}
    done(control.post("/sandboxes", json=made), 201)
    records = f"{sandbox}/people/1/records", "/sandboxes/made/people/1/records"
    later, at_once = (done(control.get(address, params={"scheme": "employee"})) for address in records)
    assert [each["certified_at"] for each in later] == ["2023-03-01T09:00:00+08:00"]
    assert [{**each, "city": ""} for each in at_once] == [{**each, "city": ""} for each in later]
    control.delete("/sandboxes/made")


# --- settings, as pages see them


def test_the_edition_decides_the_buttons_of_success(app: InProcess) -> None:
    for edition in EDITIONS:
        stand = PLACES["certified" if edition == "official" else "certified, Guangzhou"].come(app)
        html = stand.caller.http.get(stand.address).text
        assert ("认证结果查询" in html, "返回首页" in html) == (edition != "official",) * 2


def test_the_account_and_the_city_show_on_the_home_page(app: InProcess) -> None:
    caller = Caller.new(app)
    for _ in range(2):
        caller.sandbox.person(scheme="employee")
    homes = set()
    for account in (1, 2):
        caller.sandbox.change(account=account, city="云浮市")
        homes.add(caller.http.get("/yss").text)
    assert len(homes) == 2
    assert all("云浮市" in home for home in homes)


def test_the_bar_shows_where_it_is_asked_for(app: InProcess) -> None:
    caller = Caller.new(app)
    person = caller.sandbox.person(scheme="employee")
    assert person["document_number"] not in caller.http.get("/yss").text
    caller.sandbox.change(explorer=True)
    html = caller.http.get("/yss").text
    assert "探索工具栏" in html
    assert person["document_number"] in html


def test_a_register_that_is_down_and_a_limit_are_seen(app: InProcess) -> None:
    stand = PLACES["applicant, oneself"].come(app)
    stand.caller.sandbox.change(register_down=True)
    stand.caller.send(stand.address, "submit")
    assert "系统繁忙，请稍后再试。" in stand.caller.http.get(stand.address).text
    failed = PLACES["face_failed"].come(app)
    failed.caller.sandbox.change(retry_limit=1)
    assert failed.caller.send(failed.address, "retry").status_code == 429


# --- the document that says all this


def test_every_operation_is_in_the_openapi_document_and_pages_are_not(app: InProcess) -> None:
    paths = done(app.client().get("/openapi.json"))["paths"]
    operations = {
        (method.upper(), path.removeprefix("/control/v1"))
        for path in paths
        for method in paths[path]
        if path.startswith("/control/")
    }
    assert all(path.startswith(("/control/v1/", "/api/v1/")) for path in paths)
    one = "/sandboxes/{key}"
    person = one + "/people/{number}"
    assert operations == {
        ("GET", "/health"),
        ("GET", "/version"),
        ("GET", "/catalogue"),
        *((method, "/sandboxes") for method in ("GET", "POST")),
        *((method, one) for method in ("GET", "PATCH", "PUT", "DELETE")),
        ("POST", one + "/reset"),
        *((method, one + "/clock") for method in ("GET", "PUT")),
        ("POST", one + "/clock/advance"),
        ("GET", one + "/checkpoints"),
        *((method, one + "/checkpoints/{name}") for method in ("PUT", "DELETE")),
        ("POST", one + "/checkpoints/{name}/restore"),
        *((method, one + "/faults") for method in ("GET", "POST", "DELETE")),
        ("DELETE", one + "/faults/{name}"),
        *((method, one + "/speed") for method in ("GET", "PUT")),
        *((method, one + "/journal") for method in ("GET", "DELETE")),
        ("GET", one + "/journal/count"),
        ("POST", one + "/journal/sequence"),
        *((method, one + "/people") for method in ("GET", "POST")),
        *(("POST", f"{one}/people/{way}") for way in ("one", "own", "personas")),
        ("GET", person),
        ("POST", person + "/events"),
        ("PUT", person + "/benefits/{scheme}"),
        ("PUT", person + "/face"),
        ("POST", person + "/records"),
        ("GET", person + "/records"),
    }
