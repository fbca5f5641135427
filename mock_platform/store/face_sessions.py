"""Face sessions."""

from datetime import datetime
from hashlib import sha256
from typing import Any

from mock_platform.core.clock import SHANGHAI
from mock_platform.core.face_session import FaceSession
from mock_platform.store.schema import face_sessions
from mock_platform.store.scope import Scope

LATEST_FIRST = face_sessions.c.number.desc()


def begin(scope: Scope, case: int, seed: str, expires_at: datetime) -> FaceSession:
    """A new session for a case; seed and number decide its token."""
    number = scope.next_number(face_sessions)
    token = sha256(f"{scope.sandbox}/{seed}/{number}".encode()).hexdigest()[:32]
    expires = expires_at.astimezone(SHANGHAI).replace(tzinfo=None)
    scope.add(face_sessions, number=number, case=case, token=token, expires_at=expires, ended=False)
    return FaceSession(number, case, token, expires_at)


def find(scope: Scope, token: str) -> FaceSession | None:
    return scope.first(face_sessions, _session, token=token)


def latest(scope: Scope, case: int) -> FaceSession | None:
    rows = scope.all(face_sessions, LATEST_FIRST, case=case)
    return _session(rows[0]) if rows else None


def end(scope: Scope, case: int) -> None:
    """All of a case's sessions have ended."""
    scope.change(face_sessions, {"case": case}, ended=True)


def _session(row: Any) -> FaceSession:
    return FaceSession(row.number, row.case, row.token, row.expires_at.replace(tzinfo=SHANGHAI), row.ended)
