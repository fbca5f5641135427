"""The control plane, version 1: how a test arranges a sandbox from outside. No part of the imitated platform."""

from fastapi import APIRouter, Request

from mock_platform import __version__
from mock_platform.application import arrange
from mock_platform.application.platform import Platform
from mock_platform.core.errors import SandboxExists
from mock_platform.core.schemes import Scheme
from mock_platform.core.settings import Settings
from mock_platform.web.control_answers import PersonAnswer, RecordAnswer, SandboxAnswer
from mock_platform.web.control_models import BenefitBody, FaceBody, NewPerson, NewSandbox, RecordBody, SandboxChange
from mock_platform.web.numbers import Number
from mock_platform.web.operation import Operation

router = APIRouter(prefix="/control/v1", tags=["control"], route_class=Operation)
PERSON = "/sandboxes/{key}/people/{number}"


def _platform(request: Request) -> Platform:
    platform: Platform = request.app.state.platform
    return platform


@router.get("/health")
async def health() -> dict[str, str]:
    """Answers once the platform can, with its version."""
    return {"status": "ok", "version": f"mock_platform {__version__}"}


@router.post("/sandboxes", status_code=201)
async def create_sandbox(request: Request, body: NewSandbox) -> SandboxAnswer:
    """A new, empty sandbox: its own people, cases, records, clock and seed."""
    platform = _platform(request)
    if body.key is not None and platform.has_sandbox(body.key):
        raise SandboxExists
    key = platform.create_sandbox(Settings(**body.settings()), body.key)
    return _sandbox(request, key)


@router.get("/sandboxes/{key}")
async def read_sandbox(request: Request, key: str) -> SandboxAnswer:
    """A sandbox's settings and its time."""
    return _sandbox(request, key)


@router.patch("/sandboxes/{key}")
async def change_sandbox(request: Request, key: str, body: SandboxChange) -> SandboxAnswer:
    """Change the settings named in the body: edition, clock, account, city, register."""
    with _platform(request).sandbox(key) as sandbox:
        changes = body.settings()
        if changes.get("account") is not None:
            sandbox.person(changes["account"])
        if changes:
            sandbox.change(**changes)
        return SandboxAnswer.of(sandbox)


@router.delete("/sandboxes/{key}", status_code=204)
async def delete_sandbox(request: Request, key: str) -> None:
    """Remove a sandbox and all in it."""
    _platform(request).delete_sandbox(key)


@router.post("/sandboxes/{key}/people", status_code=201)
async def create_person(request: Request, key: str, body: NewPerson) -> PersonAnswer:
    """A synthetic person who meets these needs; who it is follows from the sandbox's seed."""
    with _platform(request).sandbox(key) as sandbox:
        return PersonAnswer.of(arrange.add_person(sandbox, body.needs()))


@router.get("/sandboxes/{key}/people")
async def list_people(request: Request, key: str) -> list[PersonAnswer]:
    """Everyone in the sandbox, in the order of their making."""
    with _platform(request).sandbox(key) as sandbox:
        return [PersonAnswer.of(person) for person in sandbox.everyone()]


@router.put(PERSON + "/benefits/{scheme}", status_code=204)
async def put_benefit(request: Request, key: str, number: Number, scheme: Scheme, body: BenefitBody) -> None:
    """Give a person a benefit in a scheme, in place of any they have there, registered as they are."""
    with _platform(request).sandbox(key) as sandbox:
        person = sandbox.person(number)
        arrange.put_benefit(sandbox, number, body.benefit(scheme, person.identity))


@router.put(PERSON + "/face", status_code=204)
async def script_face(request: Request, key: str, number: Number, body: FaceBody) -> None:
    """Decide how the person's next face verifications end, in order; after the last they pass."""
    with _platform(request).sandbox(key) as sandbox:
        arrange.script_face(sandbox, number, body.outcomes)


@router.post(PERSON + "/records", status_code=201)
async def add_record(request: Request, key: str, number: Number, body: RecordBody) -> RecordAnswer:
    """Enter a certification on a day, or now."""
    with _platform(request).sandbox(key) as sandbox:
        return RecordAnswer.of(arrange.add_record(sandbox, number, body.scheme, body.on))


@router.get(PERSON + "/records")
async def list_records(request: Request, key: str, number: Number, scheme: Scheme) -> list[RecordAnswer]:
    """A person's records in a scheme, the latest first."""
    with _platform(request).sandbox(key) as sandbox:
        return [RecordAnswer.of(record) for record in arrange.records_of(sandbox, number, scheme)]


def _sandbox(request: Request, key: str) -> SandboxAnswer:
    with _platform(request).sandbox(key) as sandbox:
        return SandboxAnswer.of(sandbox)
