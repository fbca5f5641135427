"""Coming back to a state of a sandbox: to one that was kept, or to how it was made."""

from dataclasses import replace

from mock_platform.application.sandbox import Sandbox
from mock_platform.core.checkpoint import Checkpoint
from mock_platform.core.errors import NotFound
from mock_platform.store import checkpoints, journal

_ORIGIN = ""  # no name that can be given


def keep_origin(sandbox: Sandbox) -> None:
    """How the sandbox is now is what a reset leads back to."""
    checkpoints.take(sandbox.scope.transaction, sandbox.key, _ORIGIN, sandbox.now())


def reset(sandbox: Sandbox) -> None:
    """Back to how it was made: its settings, seed and people of then, no journal, no fault, no checkpoint."""
    for each in all_of(sandbox):
        drop(sandbox, each.name)
    _restore(sandbox, _ORIGIN)
    journal.clear(sandbox.scope)
    sandbox.events.clear()


def take(sandbox: Sandbox, name: str) -> Checkpoint:
    """Keep everything that is in the sandbox, in place of what was kept under that name; the journal goes on."""
    checkpoints.take(sandbox.scope.transaction, sandbox.key, name, sandbox.now())
    sandbox.note("checkpoint_taken", name=name)
    return Checkpoint(name, sandbox.now())


def restore(sandbox: Sandbox, name: str) -> None:
    """Put everything back; NotFound if nothing was kept under that name."""
    _restore(sandbox, name)
    sandbox.note("checkpoint_restored", name=name)


def all_of(sandbox: Sandbox) -> list[Checkpoint]:
    """The oldest first."""
    return [each for each in checkpoints.all_of(sandbox.scope.transaction, sandbox.key) if each.name != _ORIGIN]


def drop(sandbox: Sandbox, name: str) -> None:
    """NotFound if nothing was kept under that name."""
    if not checkpoints.drop(sandbox.scope.transaction, sandbox.key, name):
        raise _unknown(name)


def _restore(sandbox: Sandbox, name: str) -> None:
    kept = checkpoints.restore(sandbox.scope.transaction, sandbox.key, name)
    if kept is None:
        raise _unknown(name)
    sandbox.set_to(replace(kept, expires_at=sandbox.settings.expires_at))


def _unknown(name: str) -> NotFound:
    return NotFound(f"这个沙箱里没有名为“{name[:40]}”的存档")
