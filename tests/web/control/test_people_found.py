"""People are found by what one wants of them, made where there is nobody, and brought along with numbers of nobody."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mock_platform.core.benefit import Status
from mock_platform.core.documents import check_digit
from mock_platform.core.identity import DocumentType
from mock_platform.core.schemes import Scheme
from mock_platform.people.cast import Registration
from mock_platform.people.personas import PERSONAS
from tests.web.control.world import Answer, World, refused
from tests.web.in_process import InProcess

CITIES = {"揭阳市": "445200", "440100": "440100", "茂名市": "440900"}
OF_PERSONS = ("document_type", "document_number", "name", "sex")
OF_BENEFITS = ("scheme", "status", "registration", "city")


def number_of(born: str, sequence: str) -> str:
    """A resident's number out of the synthetic range."""
    body = f"449901{born.replace('-', '')}{sequence}"
    return body + check_digit(body)


WOMAN, MAN = number_of("1950-01-01", "002"), number_of("1950-01-01", "001")
CHEN = {"name": "陈秀英", "document_number": WOMAN}
PASSPORT = {"name": "陈秀英", "document_type": "passport", "document_number": "EO1234567"}


# --- found


@pytest.fixture(scope="module")
def crowd(app: InProcess) -> World:
    """Of all sorts, some with two benefits, one who moved, one who died."""
    at = World(app)
    for scheme, status, city in product(Scheme, Status, CITIES):
        at.person(scheme=scheme, status=status, city=city)
    for scheme, registration in product(Scheme, Registration):
        at.person(scheme=scheme, registration=registration, city="揭阳市")
    for kind in DocumentType:
        at.person(document_type=kind)
        at.person(scheme="resident", document_type=kind)
    for number, city in ((1, "445200"), (30, "440100")):
        at.arrange("PUT", f"/people/{number}/benefits/resident", {"city": city, "status": "suspended"}, 204)
    at.arrange("POST", "/people/2/events", {"event": "move", "city": "深圳市"})
    at.arrange("POST", "/people/3/events", {"event": "die"})
    return at


def fits(person: Answer, wanted: Answer) -> bool:
    """What the address of /people promises, of a person as they are told."""
    of_benefits = {name: CITIES.get(each, each) for name, each in wanted.items() if name in OF_BENEFITS}
    of_persons = {name: each for name, each in wanted.items() if name in OF_PERSONS}
    return of_persons.items() <= person.items() and (
        not of_benefits or any(of_benefits.items() <= benefit.items() for benefit in person["benefits"])
    )


WANTED: dict[str, list[str]] = {
    "scheme": list(Scheme),
    "status": list(Status),
    "registration": list(Registration),
    "city": [*CITIES, "440300", "东莞市"],
    "document_type": list(DocumentType),
    "sex": ["male", "female"],
}
SOMEBODY = st.fixed_dictionaries({}, optional={name: st.sampled_from(each) for name, each in WANTED.items()})


@settings(max_examples=60)
@given(wanted=SOMEBODY, limit=st.none() | st.integers(1, 60))
def test_whoever_fits_all_that_is_asked_is_found_in_order(crowd: World, wanted: Answer, limit: int | None) -> None:
    everyone = crowd.arrange("GET", "/people")
    fitting = [person for person in everyone if fits(person, wanted)]
    assert crowd.find("/people", **wanted, **({"limit": limit} if limit else {})) == fitting[:limit]


@pytest.mark.parametrize("name", OF_PERSONS)
def test_everybody_is_found_by_what_stands_on_their_document(crowd: World, name: str) -> None:
    everyone = crowd.arrange("GET", "/people")
    for person in everyone[::7]:
        found = crowd.find("/people", **{name: person[name]})
        assert found == [each for each in everyone if each[name] == person[name]]
        assert crowd.find("/people", **{name: person[name]}, scheme="employee") == [
            each for each in found if fits(each, {"scheme": "employee"})
        ]


def test_every_value_of_every_filter_finds_somebody(crowd: World) -> None:
    """Else the property above would say little."""
    for name, values in WANTED.items():
        for value in values:
            assert crowd.find("/people", **{name: value}) or value == "东莞市", (name, value)


BAD_FILTERS = [
    ({"scheme": "x"}, "invalid_request"),
    ({"scheme": ""}, "invalid_request"),
    ({"status": "dead"}, "invalid_request"),
    ({"registration": "x"}, "invalid_request"),
    ({"document_type": "x"}, "invalid_request"),
    ({"sex": "x"}, "invalid_request"),
    ({"city": "北京市"}, "invalid_field"),
    ({"city": ""}, "invalid_field"),
    ({"limit": "0"}, "invalid_request"),
    ({"limit": "x"}, "invalid_request"),
    ({"limit": "9" * 30}, "invalid_request"),
]


@pytest.mark.parametrize(("query", "code"), BAD_FILTERS)
def test_a_filter_that_cannot_be_is_refused(here: World, query: dict[str, str], code: str) -> None:
    refused(here.control.get(f"/sandboxes/{here.key}/people", params=query), 422, code)


# --- one of them


ONES: list[Answer] = [
    {},
    {"sex": "female"},
    {"document_type": "passport"},
    {"scheme": "resident"},
    {"scheme": "resident", "status": "suspended", "city": "揭阳市"},
    {"scheme": "employee", "status": "suspended", "suspended_months": 13},
    {"scheme": "employee", "status": "terminated", "sex": "male"},
    {"scheme": "employee", "registration": "other_document", "document_type": "taiwan_permit"},
]


@pytest.mark.parametrize("needs", ONES)
def test_who_is_not_there_is_made_and_then_found(here: World, needs: Answer) -> None:
    for other in ({"scheme": "employee", "city": "440100"}, {"document_type": "hk_macao_permit"}):
        here.person(**other)
    made = here.arrange("POST", "/people/one", needs)
    assert made["number"] == 3
    fitting = {name: each for name, each in needs.items() if name != "suspended_months"}
    assert fits(made, fitting)
    before = here.rows()
    for _ in range(2):
        assert here.arrange("POST", "/people/one", needs) == made
    assert here.rows() == before


def test_the_first_who_is_there_is_found(here: World) -> None:
    at = [here.person(scheme="resident", status="suspended", city=city) for city in ("440100", "揭阳市", "揭阳市")]
    assert here.arrange("POST", "/people/one", {"scheme": "resident", "status": "suspended", "city": "揭阳市"}) == at[1]


@pytest.mark.parametrize("needs", ONES)
def test_one_who_is_made_is_who_would_have_been_made_anyway(app: InProcess, needs: Answer) -> None:
    assert World(app).arrange("POST", "/people/one", needs) == World(app).person(**needs)


def test_months_of_a_suspension_count_only_if_they_are_asked_for(here: World) -> None:
    here.person(scheme="resident", city="揭阳市")
    here.arrange("POST", "/people/1/events", {"event": "suspend"})
    suspended = {"scheme": "resident", "status": "suspended", "city": "揭阳市"}
    assert here.arrange("POST", "/people/one", suspended)["number"] == 1
    here.arrange("POST", "/clock/advance", {"by": "P40D"})
    assert here.arrange("POST", "/people/one", suspended)["number"] == 1
    assert here.arrange("POST", "/people/one", {**suspended, "suspended_months": 1})["number"] == 1
    assert here.arrange("POST", "/people/one", {**suspended, "suspended_months": 2})["number"] == 2


def test_an_agent_is_somebody_without_any_benefit(here: World) -> None:
    here.person(scheme="employee")
    assert here.arrange("POST", "/people/one", {})["number"] == 2


# --- personas


@pytest.mark.parametrize("persona", PERSONAS)
def test_every_persona_is_what_its_needs_say(here: World, persona: str) -> None:
    needs = PERSONAS[persona].needs
    made = here.arrange("POST", "/people/personas", {"persona": persona}, 201)
    assert here.arrange("GET", f"/people/{made['number']}") == made
    assert [(each["scheme"], each["status"], each["registration"]) for each in made["benefits"]] == (
        [(needs.scheme, needs.status, needs.registration)] if needs.scheme else []
    )


@pytest.mark.parametrize("persona", PERSONAS)
@pytest.mark.parametrize("today", ["2025-03-15", "2024-02-29"])
def test_who_has_lapsed_certified_two_years_ago(app: InProcess, persona: str, today: str) -> None:
    at = World(app, frozen_at=f"{today}T09:00:00")
    at.arrange("POST", "/people/personas", {"persona": persona}, 201)
    records = [each for scheme in Scheme for each in at.find("/people/1/records", scheme=scheme)]
    year, month, _ = today.split("-")
    two_years_ago = [f"{int(year) - 2}-{month}-01"] if "suspended" in persona else []
    assert [each["certified_at"][:10] for each in records] == two_years_ago


@pytest.mark.parametrize("body", [{}, {"persona": "nobody"}, {"persona": None}, {"persona": "agent", "sex": "male"}])
def test_a_persona_that_is_none_is_refused(here: World, body: Answer) -> None:
    before = here.rows()
    assert here.send("POST", "/people/personas", body).status_code == 422
    assert here.rows() == before


# --- of one's own making

OWN: list[tuple[Answer, Answer]] = [
    (CHEN, {"born": "1950-01-01", "sex": "female"}),
    ({**CHEN, "document_number": MAN}, {"born": "1950-01-01", "sex": "male"}),
    ({**CHEN, "sex": "female", "born": "1950-01-01"}, {"born": "1950-01-01", "sex": "female"}),
    ({**CHEN, "name": " 陈　秀英 "}, {"name": "陈秀英"}),
    ({**CHEN, "document_number": f" {WOMAN[:6]} {WOMAN[6:]}"}, {"document_number": WOMAN}),
    ({**CHEN, "document_number": number_of("1931-12-31", "123")}, {"born": "1931-12-31", "sex": "male"}),
    ({**PASSPORT, "born": "1940-02-29", "sex": "female"}, {"born": "1940-02-29", "sex": "female"}),
    ({**PASSPORT, "born": "1999-01-01", "sex": "male"}, {"born": "1999-01-01", "sex": "male"}),
    (
        {
            **PASSPORT,
            "document_type": "taiwan_permit",
            "document_number": "99123456",
            "born": "1960-01-01",
            "sex": "male",
        },
        {"document_number": "99123456"},
    ),
    (
        {
            **PASSPORT,
            "document_type": "foreign_permanent_resident",
            "document_number": "ZZZ440050010112",
            "born": "1950-01-01",
            "sex": "male",
        },
        {"document_type": "foreign_permanent_resident"},
    ),
]


@pytest.mark.parametrize(("body", "expected"), OWN)
def test_somebody_of_ones_own_is_taken(here: World, body: Answer, expected: Answer) -> None:
    made = here.arrange("POST", "/people/own", body, 201)
    assert made == made | expected
    assert here.arrange("GET", "/people/1") == made


REFUSED: list[tuple[Answer, str, str]] = [
    ({**CHEN, "document_number": "11010519491231002X"}, "not_synthetic", "document_number"),
    ({**CHEN, "document_number": "440106195001010023"}, "not_synthetic", "document_number"),
    (
        {**PASSPORT, "document_number": "E12345678", "born": "1950-01-01", "sex": "male"},
        "not_synthetic",
        "document_number",
    ),
    (
        {
            **PASSPORT,
            "document_type": "hk_macao_permit",
            "document_number": "H12345678",
            "born": "1950-01-01",
            "sex": "male",
        },
        "not_synthetic",
        "document_number",
    ),
    (
        {**CHEN, "benefits": [{"scheme": "employee", "city": "440100", "registered_number": "11010519491231002X"}]},
        "not_synthetic",
        "document_number",
    ),
    ({**CHEN, "document_number": WOMAN[:-1] + "9"}, "invalid_field", "document_number"),
    ({**CHEN, "document_number": ""}, "invalid_field", "document_number"),
    ({**CHEN, "document_type": "x"}, "invalid_request", "document_type"),
    ({**CHEN, "name": "陈3"}, "invalid_field", "name"),
    ({**CHEN, "name": ""}, "invalid_field", "name"),
    ({**CHEN, "sex": "male"}, "invalid_field", "born"),
    ({**CHEN, "born": "1950-01-02"}, "invalid_field", "born"),
    ({**CHEN, "born": "1950-01-01", "sex": "male"}, "invalid_field", "born"),
    (PASSPORT, "invalid_field", "born"),
    ({**PASSPORT, "born": "1950-01-01"}, "invalid_field", "born"),
    ({**PASSPORT, "sex": "male"}, "invalid_field", "born"),
    ({**PASSPORT, "sex": "male", "born": "1799-12-31"}, "invalid_request", "born"),
    ({**PASSPORT, "sex": "male", "born": "2100-01-01"}, "invalid_request", "born"),
    ({**CHEN, "benefits": [{"scheme": "employee", "city": "440100"}] * 2}, "invalid_field", "benefits"),
    ({**CHEN, "benefits": [{"scheme": "employee"}]}, "invalid_request", "city"),
    ({**CHEN, "benefits": [{"city": "440100"}]}, "invalid_request", "scheme"),
    ({**CHEN, "note": "x"}, "invalid_request", "note"),
]


@pytest.mark.parametrize(("body", "code", "field"), REFUSED)
def test_somebody_who_might_be_real_or_cannot_be_is_refused(here: World, body: Answer, code: str, field: str) -> None:
    before = here.rows()
    told = refused(here.send("POST", "/people/own", body), 422, code)
    assert told.get("field") == field or field in told["detail"]
    assert here.rows() == before


def test_somebody_is_there_once(here: World) -> None:
    here.arrange("POST", "/people/own", CHEN, 201)
    before = here.rows()
    refused(here.send("POST", "/people/own", {**CHEN, "name": "李四"}), 409, "person_exists")
    assert here.rows() == before


def test_nobody_is_made_who_is_there_already(app: InProcess, here: World) -> None:
    here.person()
    second = here.person(scheme="employee")
    other = World(app)
    same = {name: second[name] for name in ("name", "document_type", "document_number")}
    other.arrange("POST", "/people/own", same, 201)
    made = other.person(scheme="employee")  # by its seed and place the very same person
    assert (made["number"], made["document_number"] != second["document_number"]) == (2, True)


E_OF = {"scheme": "employee", "city": "440100"}
# What the register knows of 陈秀英, and what the check answers her.
REGISTERED: list[tuple[Answer, str, str | None, str]] = [
    ({}, "confirm_face", None, "matching"),
    ({"registered_name": "陈秀英"}, "confirm_face", None, "matching"),
    ({"registered_name": "陈秀瑛"}, "rejected", "M1", "other_name"),
    ({"registered_number": MAN}, "rejected", "M1", "other_document"),
    ({"superseded": True}, "rejected", "M1", "superseded"),
    ({"status": "suspended", "since": "2025-01-01"}, "confirm_face", None, "matching"),
    ({"status": "terminated"}, "rejected", "M2", "matching"),
    ({"status": "not_started"}, "rejected", "M2", "matching"),
]


@pytest.mark.parametrize(("benefit", "state", "message", "registration"), REGISTERED)
def test_the_check_goes_by_what_the_register_knows(
    here: World, benefit: Answer, state: str, message: str | None, registration: str
) -> None:
    made = here.arrange("POST", "/people/own", {**CHEN, "benefits": [{**E_OF, **benefit}]}, 201)
    assert made["benefits"][0]["registration"] == registration
    here.log_in()
    checked = here.check()
    assert (checked["state"], checked["message"] and checked["message"]["id"]) == (state, message)


def test_both_schemes_may_be_held(here: World) -> None:
    benefits = [{**E_OF, "scheme": scheme} for scheme in ("resident", "employee")]
    made = here.arrange("POST", "/people/own", {**CHEN, "benefits": benefits}, 201)
    assert [each["scheme"] for each in made["benefits"]] == ["employee", "resident"]


# --- nobody


@pytest.mark.parametrize("number", ["2", "2147483647", "0", "-1", "x", "2147483648"])
def test_who_is_not_there_is_not_found(here: World, number: str) -> None:
    here.person()
    before = here.rows()
    requests: list[tuple[str, str, Answer | None]] = [
        ("GET", "", None),
        ("POST", "/events", {"event": "die"}),
        ("POST", "/events", {"event": "suspend", "scheme": "employee"}),
        ("PUT", "/face", {"outcomes": []}),
        ("PUT", "/benefits/employee", {"city": "440100"}),
        ("POST", "/records", {"scheme": "employee"}),
        ("GET", "/records?scheme=employee", None),
    ]
    for method, path, body in requests:
        refused(here.send(method, f"/people/{number}{path}", body), 404, "not_found")
    assert here.rows() == before
