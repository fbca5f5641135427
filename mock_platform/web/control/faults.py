"""The faults of a sandbox, and how fast it answers."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from mock_platform.application import faults
from mock_platform.application.sandbox import Sandbox
from mock_platform.core.fault import Fault, FaultKind
from mock_platform.web.control.fault_bodies import AnyFault, FaultBody, LognormalDelay
from mock_platform.web.control.routers import SANDBOX, control_router
from mock_platform.web.fields import Body
from mock_platform.web.sandbox_key import PATTERN

router = control_router()
FAULTS = SANDBOX + "/faults"
SPEED = SANDBOX + "/speed"
Name = Annotated[str, Field(pattern=PATTERN)]


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultAnswer:
    """A fault as it stands; `seen` counts the calls it was asked about."""

    name: str
    kind: FaultKind
    operation: str
    parameters: dict[str, float | int | str]
    times: int | None
    pattern: list[bool] | None
    probability: float | None
    until: datetime | None
    seen: int

    @classmethod
    def of(cls, fault: Fault) -> "FaultAnswer":
        return cls(
            name=fault.name,
            kind=fault.kind,
            operation=fault.operation,
            parameters=dict(fault.parameters),
            times=fault.times,
            pattern=list(fault.pattern) if fault.pattern else None,
            probability=fault.probability,
            until=fault.until,
            seen=fault.seen,
        )


class Preset(StrEnum):
    """How fast a sandbox answers: as fast as it can, or about as fast as a real platform."""

    FAST = "fast"
    REALISTIC = "realistic"


def _slow(name: str, operation: str, median: float) -> FaultBody:
    told = {"name": name, "operation": operation, "median": median, "sigma": 0.4}
    return LognormalDelay.model_validate({"kind": FaultKind.LOGNORMAL_DELAY, **told})


PRESETS: dict[Preset, tuple[FaultBody, ...]] = {
    Preset.FAST: (),
    Preset.REALISTIC: (
        _slow("speed-any", "*", 0.15),
        _slow("speed-register", "submit_applicant", 0.6),
        _slow("speed-face", "finish_capture", 1.5),
    ),
}
SPEEDS = {body.name for bodies in PRESETS.values() for body in bodies}


class SpeedBody(Body):
    preset: Preset


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeedAnswer:
    preset: Preset


@router.get(FAULTS)
def list_faults(sandbox: Sandbox) -> list[FaultAnswer]:
    """In the order in which they are asked; those of a speed preset among them."""
    return [FaultAnswer.of(fault) for fault in sandbox.settings.faults]


@router.post(FAULTS, status_code=201)
def put_fault(sandbox: Sandbox, body: AnyFault) -> FaultAnswer:
    """Let something go wrong from now on; one of the same name is replaced."""
    fault = body.fault(sandbox.now())
    faults.put(sandbox, [fault])
    return FaultAnswer.of(fault)


@router.delete(FAULTS, status_code=204)
def clear_faults(sandbox: Sandbox) -> None:
    """All goes well again, and fast."""
    faults.clear(sandbox)


@router.delete(FAULTS + "/{name}", status_code=204)
def remove_fault(sandbox: Sandbox, name: Name) -> None:
    """This one strikes no more."""
    faults.remove(sandbox, name)


@router.get(SPEED)
def read_speed(sandbox: Sandbox) -> SpeedAnswer:
    """Realistic while the delays of that preset are there."""
    return _speed(sandbox)


@router.put(SPEED)
def set_speed(sandbox: Sandbox, body: SpeedBody) -> SpeedAnswer:
    """Answer as fast as can be, or about as fast as a real platform; other faults stay."""
    for name in SPEEDS & {fault.name for fault in sandbox.settings.faults}:
        faults.remove(sandbox, str(name))
    faults.put(sandbox, [each.fault(sandbox.now()) for each in PRESETS[body.preset]])
    return _speed(sandbox)


def _speed(sandbox: Sandbox) -> SpeedAnswer:
    slow = SPEEDS & {fault.name for fault in sandbox.settings.faults}
    return SpeedAnswer(preset=Preset.REALISTIC if slow else Preset.FAST)
