"""The faults of a sandbox: put there, and drawn for each call from its seed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import log
from random import Random

from mock_platform.application.sandbox import Sandbox
from mock_platform.core.errors import NotFound
from mock_platform.core.fault import Fault, FaultKind


@dataclass(frozen=True, slots=True)
class Strike:
    """A fault that strikes this call; `seconds` is for how long, for kinds that take time."""

    fault: Fault
    seconds: float = 0.0


def put(sandbox: Sandbox, faults: Iterable[Fault]) -> None:
    """Add them, each in place of one of the same name; they are asked in the order in which they came."""
    added = {fault.name: fault for fault in faults}
    others = [each for each in sandbox.settings.faults if each.name not in added]
    sandbox.change(faults=(*others, *added.values()))
    for fault in added.values():
        sandbox.note("fault_set", name=fault.name, kind=fault.kind, operation=fault.operation)


def remove(sandbox: Sandbox, name: str) -> None:
    """NotFound if there is none of that name."""
    left = tuple(each for each in sandbox.settings.faults if each.name != name)
    if len(left) == len(sandbox.settings.faults):
        raise NotFound(f"这个沙箱里没有名为“{name[:40]}”的故障")
    sandbox.change(faults=left)
    sandbox.note("fault_removed", name=name)


def clear(sandbox: Sandbox) -> None:
    sandbox.change(faults=())
    sandbox.note("faults_removed")


def draw(sandbox: Sandbox, operation: str) -> list[Strike]:
    """What strikes this call of `operation`, in order; every fault that concerns it has then seen one call more."""
    struck, kept, now = [], [], sandbox.now()
    for fault in sandbox.settings.faults:
        if not fault.concerns(operation, now):
            kept.append(fault)
            continue
        random = Random(f"{sandbox.settings.seed}/{fault.name}/{fault.seen}")
        if fault.strikes(random.random()):
            struck.append(Strike(fault, _seconds(fault, random)))
        kept.append(replace(fault, seen=fault.seen + 1))
    sandbox.change(faults=tuple(kept))
    return struck


def _seconds(fault: Fault, random: Random) -> float:
    given = fault.parameters
    match fault.kind:
        case FaultKind.RANGE_DELAY:
            return random.uniform(float(given["least"]), float(given["most"]))
        case FaultKind.LOGNORMAL_DELAY:
            drawn = random.lognormvariate(log(float(given["median"])), float(given["sigma"]))
            return min(drawn, float(given["most"]))
        case _:
            return float(given.get("seconds", 0.0))
