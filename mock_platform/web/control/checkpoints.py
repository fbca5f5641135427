"""Checkpoints: states of a sandbox to come back to."""

from typing import Annotated

from pydantic import Field

from mock_platform.application import checkpoints
from mock_platform.application.sandbox import Sandbox
from mock_platform.web.control.answers import CheckpointAnswer
from mock_platform.web.control.routers import SANDBOX, control_router
from mock_platform.web.sandbox_key import PATTERN

router = control_router()
CHECKPOINTS = SANDBOX + "/checkpoints"
CHECKPOINT = CHECKPOINTS + "/{name}"
Name = Annotated[str, Field(pattern=PATTERN)]


@router.get(CHECKPOINTS)
def list_checkpoints(sandbox: Sandbox) -> list[CheckpointAnswer]:
    """All of a sandbox, the oldest first."""
    return [CheckpointAnswer.of(each) for each in checkpoints.all_of(sandbox)]


@router.put(CHECKPOINT)
def take_checkpoint(sandbox: Sandbox, name: Name) -> CheckpointAnswer:
    """Keep everything that is in the sandbox under that name, in place of what was kept there before."""
    return CheckpointAnswer.of(checkpoints.take(sandbox, name))


@router.post(CHECKPOINT + "/restore", status_code=204)
def restore_checkpoint(sandbox: Sandbox, name: Name) -> None:
    """Put everything back as it was then; the journal goes on."""
    checkpoints.restore(sandbox, name)


@router.delete(CHECKPOINT, status_code=204)
def delete_checkpoint(sandbox: Sandbox, name: Name) -> None:
    """Forget it."""
    checkpoints.drop(sandbox, name)
