"""Answers kept under the caller's idempotency key."""

from dataclasses import dataclass
from typing import Any

from mock_platform.store.schema import answers
from mock_platform.store.scope import Scope


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """`request` is a digest of what was asked."""

    request: str
    status: int
    body: bytes


def keep(scope: Scope, key: str, answer: KeptAnswer) -> None:
    scope.add(answers, key=key, request=answer.request, status=answer.status, body=answer.body)


def find(scope: Scope, key: str) -> KeptAnswer | None:
    return scope.first(answers, _answer, key=key)


def _answer(row: Any) -> KeptAnswer:
    return KeptAnswer(row.request, row.status, row.body)
