"""Answers kept under a caller's idempotency key, so that a request sent again is answered again and not done again."""

from mock_platform.application.sandbox import Sandbox
from mock_platform.core.errors import IdempotencyKeyReused
from mock_platform.store import answers
from mock_platform.store.answers import KeptAnswer


def find(sandbox: Sandbox, key: str, request: str) -> KeptAnswer | None:
    """What was answered under the key; IdempotencyKeyReused if that was another request. `request` is a digest."""
    kept = answers.find(sandbox.scope, key)
    if kept is not None and kept.request != request:
        raise IdempotencyKeyReused
    return kept


def keep(sandbox: Sandbox, key: str, request: str, status: int, body: bytes) -> None:
    answers.keep(sandbox.scope, key, KeptAnswer(request, status, body))
