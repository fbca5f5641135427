"""Sandboxes: made, listed, set, brought back to how they were made, removed."""

from mock_platform.application import arrange, checkpoints
from mock_platform.application.platform import Platform
from mock_platform.application.sandbox import Sandbox
from mock_platform.core.settings import Settings
from mock_platform.people.personas import Persona
from mock_platform.web.control.answers import SandboxAnswer
from mock_platform.web.control.bodies import NewSandbox, SandboxChange, SandboxReplacement
from mock_platform.web.control.routers import SANDBOX, control_router

router = control_router()


@router.post("/sandboxes", status_code=201)
def create_sandbox(platform: Platform, body: NewSandbox) -> SandboxAnswer:
    """A new sandbox: its own people, cases, records, clock, faults, journal and seed. The people asked for are what a
    reset leads back to; the first of them is logged in."""

    def fill(sandbox: Sandbox) -> None:
        for each in body.everyone():
            if isinstance(each, Persona):
                arrange.add_persona(sandbox, each)
            else:
                arrange.add_person(sandbox, each)
        if body.people:
            sandbox.log_in(1)

    settings = Settings(**body.settings(platform.clock()))
    key = platform.create_sandbox(settings, body.key, fill)
    return _read(platform, key)


@router.get("/sandboxes")
def list_sandboxes(platform: Platform) -> list[SandboxAnswer]:
    """All that are there and have not expired, by key."""
    return [SandboxAnswer.of(key, settings, platform.clock) for key, settings in platform.sandboxes()]


@router.get(SANDBOX)
def read_sandbox(sandbox: Sandbox) -> SandboxAnswer:
    """A sandbox's settings and its time."""
    return _answer(sandbox)


@router.patch(SANDBOX)
def change_sandbox(sandbox: Sandbox, body: SandboxChange) -> SandboxAnswer:
    """Change the settings named in the body, and no others."""
    return _changed(sandbox, body)


@router.put(SANDBOX)
def replace_sandbox(sandbox: Sandbox, body: SandboxReplacement) -> SandboxAnswer:
    """Set everything as the body says; what it does not name is as in a new sandbox."""
    return _changed(sandbox, body)


@router.post(SANDBOX + "/reset")
def reset_sandbox(sandbox: Sandbox) -> SandboxAnswer:
    """Back to how it was made: its settings, seed and people of then; the next ones are the same again."""
    checkpoints.reset(sandbox)
    return _answer(sandbox)


@router.delete(SANDBOX, status_code=204)
def delete_sandbox(platform: Platform, key: str) -> None:
    """Remove a sandbox and all in it."""
    platform.delete_sandbox(key)


def _changed(sandbox: Sandbox, body: SandboxChange) -> SandboxAnswer:
    changes = body.settings(sandbox.clock())
    if changes.get("account") is not None:
        sandbox.person(changes["account"])
    if changes:
        sandbox.change(**changes)
        sandbox.note("settings_changed", names=sorted(changes))
    return _answer(sandbox)


def _answer(sandbox: Sandbox) -> SandboxAnswer:
    return SandboxAnswer.of(sandbox.key, sandbox.settings, sandbox.clock)


def _read(platform: Platform, key: str) -> SandboxAnswer:
    with platform.sandbox(key) as sandbox:
        return _answer(sandbox)
