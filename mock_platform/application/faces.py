"""Face verification: the sandbox's script decides, never the client."""

from mock_platform.application.cases import advance, get, require, subject
from mock_platform.application.sandbox import Sandbox
from mock_platform.core.case import Case, Method
from mock_platform.core.errors import FaceSessionEnded, FaceSessionExpired, NotFound, TooManyAttempts
from mock_platform.core.face import ANSWERS, Outcome
from mock_platform.core.face_session import LIFETIME, FaceSession
from mock_platform.core.flow import Event, Journey, State
from mock_platform.core.person import Person
from mock_platform.core.record import Record
from mock_platform.core.validity import valid_until
from mock_platform.store import cases, face_sessions, people, records, register


def begin(sandbox: Sandbox, case: Case) -> tuple[Case, Outcome | None]:
    """Begin to capture. A refused camera ends the attempt here; otherwise there is no outcome yet."""
    require(sandbox, case, Event.BEGIN_CAPTURE)
    if _next_outcome(subject(sandbox, case)) is Outcome.CAMERA_REFUSED:
        return _answer(sandbox, case)
    moved = advance(sandbox, case, Event.BEGIN_CAPTURE)
    face_sessions.begin(sandbox.scope, case.number, sandbox.settings.seed, sandbox.now() + LIFETIME)
    return moved, None


def finish(sandbox: Sandbox, case: Case) -> tuple[Case, Outcome]:
    """End the capture: the case in its next state, and what the server found. A pass writes the record (B1.5a).
    FaceSessionExpired if it comes too late."""
    require(sandbox, case, Event.FACE_MATCHED)
    session = session_of(sandbox, case)
    if session is not None and sandbox.now() > session.expires_at:
        raise FaceSessionExpired
    return _answer(sandbox, case)


def session_of(sandbox: Sandbox, case: Case) -> FaceSession | None:
    """The face session that is open for the case; None while no face is captured."""
    return face_sessions.latest(sandbox.scope, case.number) if case.state is State.CAPTURE else None


def finish_session(sandbox: Sandbox, token: str) -> tuple[Case, Outcome]:
    """End the capture that this token stands for. NotFound for any other token, FaceSessionEnded for one that has
    served."""
    session = face_sessions.find(sandbox.scope, token)
    if session is None:
        raise NotFound("没有这次人脸识别，请从办理页面重新开始")
    case = get(sandbox, session.case)
    if session.ended or session != session_of(sandbox, case):
        raise FaceSessionEnded
    return finish(sandbox, case)


def retry(sandbox: Sandbox, case: Case) -> Case:
    """【重新识别】 (B1.5c); TooManyAttempts where the sandbox sets a limit (Q13)."""
    require(sandbox, case, Event.RETRY)
    limit = sandbox.settings.retry_limit
    if limit is not None and case.failures >= limit:
        raise TooManyAttempts(limit)
    return advance(sandbox, case, Event.RETRY)


def _answer(sandbox: Sandbox, case: Case) -> tuple[Case, Outcome]:
    person = subject(sandbox, case)
    outcome = _next_outcome(person)
    answer = ANSWERS[outcome]
    face_sessions.end(sandbox.scope, case.number)
    failed = answer.event is Event.FACE_NOT_MATCHED
    moved = advance(sandbox, case, answer.event, message=answer.message, failures=case.failures + failed)
    cases.note_attempt(sandbox.scope, case, sandbox.now(), outcome)
    sandbox.note("face_attempted", case=case.number, outcome=outcome)
    if person is not None:
        people.script_face(sandbox.scope, person.number, person.face_script[1:])
        if answer.event is Event.FACE_MATCHED and case.journey is Journey.CERTIFICATION:
            _certify(sandbox, case, person)
    return moved, outcome


def _next_outcome(person: Person | None) -> Outcome:
    # Nobody in the sandbox means nobody whose face is on file (Q16).
    return Outcome.NO_MODEL if person is None else person.next_outcome


def _certify(sandbox: Sandbox, case: Case, person: Person) -> None:
    benefit = register.of_person(sandbox.scope, person.number, case.scheme)
    if benefit is None:
        return
    at = sandbox.now()
    method = case.method or Method.SELF
    record = Record(person.number, case.scheme, benefit.city, at, method, valid_until(at.date()))
    records.add(sandbox.scope, record)
    sandbox.note("certified", person=person.number, scheme=case.scheme, valid_until=record.valid_until.isoformat())
    register.resume(sandbox.scope, person.number, case.scheme)
