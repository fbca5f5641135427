"""The catalogue and the OpenAPI document name everything there is, and nothing else."""

from enum import StrEnum
from typing import Any

import pytest

from mock_platform.core import errors
from mock_platform.core.benefit import BenefitEvent, Status
from mock_platform.core.cities import CITIES
from mock_platform.core.editions import EDITIONS
from mock_platform.core.face import ANSWERS, Outcome
from mock_platform.core.fault import FaultKind
from mock_platform.core.flow import Event, State
from mock_platform.core.identity import DocumentType
from mock_platform.core.messages import Message
from mock_platform.core.operations import OPERATIONS
from mock_platform.core.schemes import Scheme
from mock_platform.people.cast import Registration
from mock_platform.people.personas import PERSONAS
from mock_platform.web.api.steps import STEPS
from mock_platform.web.control.faults import Preset
from mock_platform.web.document import ROUTERS
from mock_platform.web.refusals import STATUSES
from tests.web.control.world import Answer, World, done, refused
from tests.web.in_process import InProcess

OF_HTTP = {"malformed", "method_not_allowed", "too_large", "unknown_host", "invalid_request", "fault", "fault_injected"}


@pytest.fixture(scope="module")
def catalogue(app: InProcess) -> Answer:
    return dict(done(app.control().get("/catalogue")))


@pytest.fixture(scope="module")
def document(app: InProcess) -> Answer:
    return dict(done(app.client().get("/openapi.json")))


LISTED: dict[str, type[StrEnum]] = {
    "states": State,
    "events": Event,
    "statuses": Status,
    "registrations": Registration,
    "benefit_events": BenefitEvent,
    "speeds": Preset,
}
NAMED: dict[str, Any] = {
    "editions": EDITIONS,
    "schemes": Scheme,
    "document_types": DocumentType,
    "cities": [city.code for city in CITIES],
    "personas": PERSONAS,
    "operations": ["*", *OPERATIONS],
}


def test_there_is_nothing_else_in_it(catalogue: Answer) -> None:
    assert set(catalogue) == {*LISTED, *NAMED, "moves", "steps", "messages", "outcomes", "faults", "refusals"}


@pytest.mark.parametrize("name", LISTED)
def test_every_member_is_listed(catalogue: Answer, name: str) -> None:
    assert catalogue[name] == list(LISTED[name])


@pytest.mark.parametrize("name", NAMED)
def test_every_name_is_listed_with_what_it_means(catalogue: Answer, name: str) -> None:
    assert [each["name"] for each in catalogue[name]] == list(NAMED[name])
    words = [each["words"] for each in catalogue[name]]
    assert all(words)
    assert len(set(words)) == len(words)


def test_every_row_of_every_edition_is_a_move(catalogue: Answer) -> None:
    rows = {
        (edition.id, *row, move.to, move.clause)
        for edition in EDITIONS.values()
        for row, move in edition.transitions.items()
    }
    names = ("edition", "journey", "state", "event", "to", "clause")
    told = [tuple(move[name] for name in names) for move in catalogue["moves"]]
    assert set(told) == rows
    assert len(told) == len(rows)


def test_every_message_is_told_with_the_clauses_that_quote_it(catalogue: Answer) -> None:
    assert [(each["id"], each["text"]) for each in catalogue["messages"]] == [(each.name, each) for each in Message]
    assert all(each["clauses"] for each in catalogue["messages"])
    assert catalogue["messages"][0]["clauses"] == {"official": "B1.4f", "guangzhou-2023": "G8c"}


def test_every_outcome_is_told_with_its_message_or_its_hint(catalogue: Answer) -> None:
    assert [each["name"] for each in catalogue["outcomes"]] == list(Outcome)
    for each in catalogue["outcomes"]:
        answer = ANSWERS[Outcome(each["name"])]
        assert (each["wechat_code"], each["hint"]) == (answer.code, answer.hint)
        assert each["message"] == (answer.message.name if answer.message else None)


def test_every_step_is_told_with_the_operations_that_do_it(catalogue: Answer, document: Answer) -> None:
    told = {each["step"]: each["operations"] for each in catalogue["steps"]}
    assert set(told) == set(STEPS.values())
    addresses = {
        operation["operationId"]: path
        for path, operations in document["paths"].items()
        for operation in operations.values()
    }
    for step, operations in told.items():
        for each in operations:
            assert each in OPERATIONS
            assert addresses[each].rpartition("/")[2] == ADDRESSED_OTHERWISE.get(each, step)


ADDRESSED_OTHERWISE = {"start_certification": "certifications", "start_query": "queries", "finish_capture": "result"}


def test_every_kind_of_fault_can_be_put_with_the_parameters_it_is_told_with(app: InProcess, catalogue: Answer) -> None:
    at = World(app)
    assert [each["kind"] for each in catalogue["faults"]] == list(FaultKind)
    for each in catalogue["faults"]:
        assert each["words"]
        body = {"kind": each["kind"], **each["parameters"]}
        assert at.arrange("POST", "/faults", body, 201)["parameters"] == each["parameters"]


def test_every_code_of_a_refusal_is_told_once_with_its_status(catalogue: Answer, document: Answer) -> None:
    codes = {code: status for _, status, code, _ in STATUSES}
    told = {each["code"]: each["status"] for each in catalogue["refusals"]}
    assert len(told) == len(catalogue["refusals"])
    assert told == told | codes
    assert set(told) == {*codes, *OF_HTTP}
    assert document["components"]["schemas"]["Problem"]["properties"]["code"]["enum"] == sorted(told)


def test_every_refusal_has_a_code_of_its_own() -> None:
    """But for unreadable pictures, which only a page takes, and for the family itself."""
    refusals = {
        each
        for each in vars(errors).values()
        if isinstance(each, type) and issubclass(each, errors.PlatformError) and each is not errors.UnreadableImage
    }
    assert refusals == {kind for kind, *_ in STATUSES}


def test_a_refusal_by_a_fault_fits_its_description(app: InProcess, document: Answer) -> None:
    at = World(app)
    at.arrange("POST", "/faults", {"kind": "error"}, 201)
    problem = document["components"]["schemas"]["Problem"]["properties"]
    assert set(refused(at.api.get("/cities"), 503, "fault_injected")) <= set(problem)


def test_every_operation_of_every_router_is_described_and_says_how_it_refuses(document: Answer) -> None:
    routes = {(operation.method.lower(), operation.path) for router in ROUTERS for operation in router}
    described = {(method, path) for path, each in document["paths"].items() for method in each}
    assert described == routes
    for path, each in document["paths"].items():
        for operation in each.values():
            assert operation["responses"]["default"]["description"], path
            assert operation["description"], path
            assert "422" not in operation["responses"], path


def test_operations_are_called_by_one_name_each(document: Answer) -> None:
    ids = [operation["operationId"] for each in document["paths"].values() for operation in each.values()]
    assert len(set(ids)) == len(ids)


def test_every_name_that_can_be_sent_stands_in_the_document(document: Answer) -> None:
    schemas = document["components"]["schemas"]
    assert schemas["FixedDelay"]["properties"]["operation"]["enum"] == ["*", *OPERATIONS]
    assert schemas["PersonaBody"]["properties"]["persona"]["enum"] == list(PERSONAS)
    assert schemas["BenefitEvent"]["enum"] == list(BenefitEvent)
    assert schemas["Preset"]["enum"] == list(Preset)
    faults = document["paths"]["/control/v1/sandboxes/{key}/faults"]["post"]["requestBody"]
    mapping = faults["content"]["application/json"]["schema"]["discriminator"]["mapping"]
    assert list(mapping) == list(FaultKind)


def test_the_version_tells_what_it_is(app: InProcess) -> None:
    told = done(app.control().get("/version"))
    assert (told["api"], told["control"], told["editions"]) == ("v1", "v1", list(EDITIONS))
