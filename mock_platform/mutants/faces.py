"""The face gone wrong (B1.5): every outcome with a wrong answer, and the ways to try again."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from types import SimpleNamespace
from unittest.mock import patch

from mock_platform.application import faces
from mock_platform.application.sandbox import Sandbox
from mock_platform.core.case import Case
from mock_platform.core.face import ANSWERS, Answer, Outcome
from mock_platform.core.flow import Journey
from mock_platform.core.messages import Message
from mock_platform.core.person import Person
from mock_platform.mutants.changes import put
from mock_platform.mutants.mutant import Mutant, breaks
from mock_platform.mutants.where import EVERYWHERE, Where, clauses_at, places_of

_CAUSES = {
    Outcome.TOO_DARK: "B1.5f",
    Outcome.PROMPT_NOT_FOLLOWED: "B1.5g",
    Outcome.NOT_ALIGNED: "B1.5h",
    Outcome.TOO_FAR: "B1.5i",
    Outcome.NO_MODEL: "B1.5j",
    Outcome.OTHER_PERSON: "B1.5k",
    Outcome.NETWORK_FAULT: "B1.5m",
    Outcome.SERVER_FAULT: "B1.5n",
}
_OTHER = {Message.M3: Message.M4, Message.M4: Message.M3}


def answer(where: Where, outcome: Outcome, wrong: Answer) -> None:
    """Let an outcome get another answer."""
    usual = faces._answer

    def _answer(sandbox: Sandbox, case: Case) -> tuple[Case, Outcome]:
        if not where.holds(sandbox, case.scheme):
            return usual(sandbox, case)
        with patch.dict(ANSWERS, {outcome: wrong}):
            return usual(sandbox, case)

    put(faces, "_answer", _answer)


def _answers() -> Iterator[Mutant]:
    for outcome, clause in _CAUSES.items():
        right = ANSWERS[outcome]
        assert right.message
        name, words = outcome.replace("_", "-"), outcome.replace("_", " ")
        clauses = (clause, "B1.5e" if right.message is Message.M3 else "B1.5l")
        if outcome is not Outcome.OTHER_PERSON:  # has mutants of its own, below
            passes = partial(answer, EVERYWHERE, outcome, ANSWERS[Outcome.PASS])
            yield Mutant(f"face-{name}-passes", f"A face passes: {words}.", clauses_at(EVERYWHERE, *clauses), passes)
        wrong = _OTHER[right.message]
        says = f"A failed face ({words}) gets {wrong.name} instead of {right.message.name}."
        for where in places_of(*clauses):
            install = partial(answer, where, outcome, replace(right, message=wrong))
            name_here = f"face-{name}-gets-{wrong.name.lower()}{where.suffix}"
            yield Mutant(name_here, says, clauses_at(where, *clauses), install)


def _asides() -> Iterator[Mutant]:
    """What is no failure of the guide (Q23) taken for one, or for a pass."""
    for outcome in (Outcome.CAMERA_REFUSED, Outcome.TIMED_OUT):
        name, words = outcome.replace("_", "-"), outcome.replace("_", " ")
        fails = replace(ANSWERS[Outcome.TOO_DARK], hint=None)
        says = f"{words.capitalize()}: 认证失败, as if a face had not matched."
        yield Mutant(f"face-{name}-fails", says, ("Q23",), partial(_aside, outcome, fails))


def _aside(outcome: Outcome, wrong: Answer) -> None:
    # The camera is refused where only 返回 is a way on, so the failure comes with the capture.
    usual = faces._next_outcome

    def _next_outcome(person: Person | None) -> Outcome:
        found = usual(person)
        return Outcome.TIMED_OUT if found is outcome else found

    put(faces, "_next_outcome", _next_outcome)
    answer(EVERYWHERE, Outcome.TIMED_OUT, wrong)


MUTANTS = (*_answers(), *_asides())


@breaks("B1.5k", "B2.1.4a", "B2.2.2b", "G9e")
def agents_face_accepted() -> None:
    """Another person's face is taken for the pensioner's, in certification and in queries."""
    answer(EVERYWHERE, Outcome.OTHER_PERSON, ANSWERS[Outcome.PASS])


def _accepted_in(journey: Journey) -> None:
    usual = faces._answer

    def _answer(sandbox: Sandbox, case: Case) -> tuple[Case, Outcome]:
        accepted = {Outcome.OTHER_PERSON: ANSWERS[Outcome.PASS]} if case.journey is journey else {}
        with patch.dict(ANSWERS, accepted):
            return usual(sandbox, case)

    put(faces, "_answer", _answer)


@breaks("B2.1.4a")
def agents_face_accepted_in_query_for_other() -> None:
    """为他人查询 takes the agent's face for the pensioner's."""
    _accepted_in(Journey.EMPLOYEE_QUERY)


@breaks("B2.2.2b")
def another_face_accepted_in_residents_query() -> None:
    """The residents' query takes another person's face for the pensioner's."""
    _accepted_in(Journey.RESIDENT_QUERY)


@breaks("B1.5k", "B2.1.4a", "G9e")
def face_compared_with_the_agents() -> None:
    """The face shown is compared with that of the account's own person, whoever the case is about."""
    usual = faces._answer

    def _answer(sandbox: Sandbox, case: Case) -> tuple[Case, Outcome]:
        agent = sandbox.person(case.account)
        with patch.object(faces, "_next_outcome", lambda _: agent.next_outcome):
            return usual(sandbox, case)

    put(faces, "_answer", _answer)


@breaks("Q16")
def unknown_face_passes() -> None:
    """A face that cannot be compared with any is taken for a match."""
    usual = faces._next_outcome
    put(faces, "_next_outcome", lambda person: usual(person) if person else Outcome.PASS)


@breaks("B1.5c", "G9d")
def face_fails_for_ever() -> None:
    """A face that failed once fails again whenever it is tried, whatever is shown."""
    put(faces, "people", SimpleNamespace(script_face=lambda *_: False))  # no outcome is ever used up
