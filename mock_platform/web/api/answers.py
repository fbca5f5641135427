"""Answers of the reference API. People are masked, as on the pages."""

from dataclasses import dataclass
from datetime import date, datetime

from mock_platform.application import cases, faces
from mock_platform.application.results import result
from mock_platform.application.sandbox import Sandbox
from mock_platform.core.case import Applicant, Case, Method
from mock_platform.core.cities import City
from mock_platform.core.face import Outcome
from mock_platform.core.flow import Journey, State
from mock_platform.core.identity import DocumentType, Identity
from mock_platform.core.masking import mask_name, mask_number
from mock_platform.core.messages import Message, clause_of
from mock_platform.core.record import Record
from mock_platform.core.schemes import Scheme
from mock_platform.web.api.steps import next_steps


@dataclass(frozen=True, slots=True, kw_only=True)
class CityAnswer:
    code: str
    name: str

    @classmethod
    def of(cls, city: City) -> "CityAnswer":
        return cls(code=city.code, name=city.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceAnswer:
    """A scheme's service: what its function and its query are called."""

    scheme: Scheme
    name: str
    function: str
    query: str

    @classmethod
    def of(cls, scheme: Scheme) -> "ServiceAnswer":
        words = scheme.words
        return cls(scheme=scheme, name=words.name, function=words.function, query=words.query)


@dataclass(frozen=True, slots=True, kw_only=True)
class MaskedPersonAnswer:
    """A person, masked."""

    name: str
    document_type: DocumentType
    document_number: str

    @classmethod
    def of(cls, who: Identity | Applicant) -> "MaskedPersonAnswer":
        document = who.document
        return cls(name=mask_name(who.name), document_type=document.kind, document_number=mask_number(document.number))


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionAnswer:
    """Who is logged in, the city last chosen, and the schemes whose two documents were agreed to."""

    account: MaskedPersonAnswer
    city: CityAnswer | None
    agreed: list[Scheme]

    @classmethod
    def of(cls, sandbox: Sandbox) -> "SessionAnswer":
        city = sandbox.city
        return cls(
            account=MaskedPersonAnswer.of(sandbox.account().identity),
            city=CityAnswer.of(city) if city else None,
            agreed=[scheme for scheme in Scheme if cases.has_agreed(sandbox, scheme)],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageAnswer:
    """One of the guide's messages, verbatim, and the clause that quotes it."""

    id: str
    text: str
    clause: str

    @classmethod
    def of(cls, text: str, sandbox: Sandbox, scheme: Scheme) -> "MessageAnswer":
        message = Message(text)
        return cls(id=message.name, text=text, clause=clause_of(message, sandbox.edition.id, scheme))


@dataclass(frozen=True, slots=True, kw_only=True)
class FaceSessionAnswer:
    """Serves once, until it expires."""

    token: str
    expires_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultAnswer:
    """A certification record."""

    scheme: Scheme
    city: CityAnswer
    certified_at: datetime
    method: Method
    valid_until: date

    @classmethod
    def of(cls, record: Record) -> "ResultAnswer":
        return cls(
            scheme=record.scheme,
            city=CityAnswer.of(record.city),
            certified_at=record.certified_at,
            method=record.method,
            valid_until=record.valid_until,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseAnswer:
    """Where a case stands, what may happen next, and what its page would show."""

    number: int
    journey: Journey
    scheme: Scheme
    state: State
    next: list[str]
    method: Method | None
    applicant: MaskedPersonAnswer
    message: MessageAnswer | None
    outcome: Outcome | None = None
    face: FaceSessionAnswer | None
    records: list[ResultAnswer] | None

    @classmethod
    def of(cls, sandbox: Sandbox, case: Case, outcome: Outcome | None = None) -> "CaseAnswer":
        """`outcome` is that of the face just tried."""
        face = faces.session_of(sandbox, case)
        found = result(sandbox, case) if case.state is State.RESULT else None
        message = found.message if found else case.message
        return cls(
            number=case.number,
            journey=case.journey,
            scheme=case.scheme,
            state=case.state,
            next=list(next_steps(sandbox.edition.id, case.journey, case.state)),
            method=case.method,
            applicant=MaskedPersonAnswer.of(cases.applicant_of(sandbox, case)),
            message=MessageAnswer.of(message, sandbox, case.scheme) if message else None,
            outcome=outcome,
            face=FaceSessionAnswer(token=face.token, expires_at=face.expires_at) if face else None,
            records=[ResultAnswer.of(record) for record in found.records] if found else None,
        )
