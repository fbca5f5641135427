"""Everything that has a name here, in one answer; docs/catalogue.md is written from it."""

from dataclasses import dataclass
from inspect import getdoc
from typing import Any

from mock_platform.core.benefit import BenefitEvent, Status
from mock_platform.core.cities import CITIES
from mock_platform.core.editions import EDITIONS
from mock_platform.core.face import ANSWERS
from mock_platform.core.fault import ANY
from mock_platform.core.flow import Event, Journey, State
from mock_platform.core.identity import DocumentType
from mock_platform.core.messages import CLAUSES, QUERY_CLAUSES, Message
from mock_platform.core.operations import OPERATIONS
from mock_platform.core.schemes import Scheme
from mock_platform.people.cast import Registration
from mock_platform.people.personas import PERSONAS
from mock_platform.web.api.steps import DONE_BY
from mock_platform.web.control.fault_bodies import KINDS, FaultBody
from mock_platform.web.control.faults import PRESETS
from mock_platform.web.control.routers import control_router
from mock_platform.web.refusals import CODES, INJECTED, STATUSES, TITLES

router = control_router()
_WHAT = ("kind", "name", "operation", "times", "pattern", "probability", "lasts")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name, and what it means."""

    name: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveAnswer:
    """A row of the flow, in an edition: where an event leads, and the clause (or open point) that says so."""

    edition: str
    journey: Journey
    state: State
    event: Event
    to: State
    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepAnswer:
    """What cases call a step (`next`, `expected`), and the operations by which it is done."""

    step: str
    operations: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageOfGuide:
    """One of the guide's messages, verbatim; by edition the clauses that quote it."""

    id: str
    text: str
    clauses: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeAnswer:
    """How a face verification may end: what a real service answers, the guide's message, or a hint of ours."""

    name: str
    words: str
    wechat_code: int
    message: str | None
    hint: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalAnswer:
    """A code of refusals; these names do not change."""

    code: str
    status: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultKindAnswer:
    """A kind of fault, its parameters and what they are if they are not given."""

    kind: str
    words: str
    parameters: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueAnswer:
    """What is the guide's is told by its clauses; one that begins with Q is an open point of the guide, and what we
    have assumed there. Refusals, faults, personas and operations are ours."""

    editions: list[Named]
    schemes: list[Named]
    states: list[State]
    events: list[Event]
    moves: list[MoveAnswer]
    steps: list[StepAnswer]
    messages: list[MessageOfGuide]
    outcomes: list[OutcomeAnswer]
    document_types: list[Named]
    cities: list[Named]
    statuses: list[Status]
    registrations: list[Registration]
    benefit_events: list[BenefitEvent]
    personas: list[Named]
    operations: list[Named]
    faults: list[FaultKindAnswer]
    speeds: list[str]
    refusals: list[RefusalAnswer]


@router.get("/catalogue")
def read_catalogue() -> CatalogueAnswer:
    """Every state, event, message, outcome, persona, operation, fault and refusal."""
    return CatalogueAnswer(
        editions=[Named(name=each.id, words=each.name) for each in EDITIONS.values()],
        schemes=[Named(name=each, words=each.words.name) for each in Scheme],
        states=list(State),
        events=list(Event),
        moves=_moves(),
        steps=[StepAnswer(step=step, operations=list(operations)) for step, operations in DONE_BY.items()],
        messages=[MessageOfGuide(id=each.name, text=each, clauses=_clauses(each)) for each in Message],
        outcomes=_outcomes(),
        document_types=[Named(name=each, words=each.label) for each in DocumentType],
        cities=[Named(name=each.code, words=each.name) for each in CITIES],
        statuses=list(Status),
        registrations=list(Registration),
        benefit_events=list(BenefitEvent),
        personas=[Named(name=each.id, words=each.words) for each in PERSONAS.values()],
        operations=[Named(name=ANY, words="全部"), *(Named(name=n, words=w) for n, w in OPERATIONS.items())],
        faults=[_fault(each) for each in KINDS],
        speeds=list(PRESETS),
        refusals=_refusals(),
    )


def _moves() -> list[MoveAnswer]:
    return [
        MoveAnswer(edition=edition.id, journey=journey, state=state, event=event, to=move.to, clause=move.clause)
        for edition in EDITIONS.values()
        for (journey, state, event), move in edition.transitions.items()
    ]


def _clauses(message: Message) -> dict[str, str]:
    if message is Message.M5:
        return {f"official, {scheme}": clause for scheme, clause in QUERY_CLAUSES.items()}
    return {edition: clauses[message] for edition, clauses in CLAUSES.items()}


def _outcomes() -> list[OutcomeAnswer]:
    return [
        OutcomeAnswer(
            name=outcome,
            words=answer.words,
            wechat_code=answer.code,
            message=answer.message and answer.message.name,
            hint=answer.hint,
        )
        for outcome, answer in ANSWERS.items()
    ]


def _fault(kind: type[FaultBody]) -> FaultKindAnswer:
    own = {name: field.default for name, field in kind.model_fields.items() if name not in _WHAT}
    (name,) = kind.model_fields["kind"].annotation.__args__  # type: ignore[union-attr]
    return FaultKindAnswer(kind=name, words=getdoc(kind) or "", parameters=own)


def _refusals() -> list[RefusalAnswer]:
    ours = {code: (status, title) for _, status, code, title in STATUSES}
    others = {code: (status, TITLES[status]) for status, code in CODES.items() if code not in ours}
    told = {**ours, **others, INJECTED: (503, "设定的故障，状态码由它决定")}
    return [RefusalAnswer(code=code, status=status, words=words) for code, (status, words) in sorted(told.items())]
