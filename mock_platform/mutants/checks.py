"""The check (B1.4) with wrong answers: every condition of the register gets every other one."""

from collections.abc import Callable, Iterator
from functools import partial
from unittest.mock import patch

from mock_platform.application import check as checking
from mock_platform.application.sandbox import Sandbox
from mock_platform.core import eligibility
from mock_platform.core.benefit import Status
from mock_platform.core.case import Applicant, Case
from mock_platform.core.eligibility import Facts, Row
from mock_platform.core.flow import Event
from mock_platform.core.messages import Message
from mock_platform.mutants.changes import put
from mock_platform.mutants.mutant import Mutant
from mock_platform.mutants.where import Where, clauses_at, places_of
from mock_platform.web.pages import case_actions

_PASSES = Row("", bool, Event.CHECK_PASSED)
_M1 = Row("", bool, Event.CHECK_FAILED, Message.M1)
_M2 = Row("", bool, Event.CHECK_FAILED, Message.M2)
_M4 = Row("", bool, Event.CHECK_FAILED, Message.M4)
_SPEECHLESS = Row("", bool, Event.CHECK_UNAVAILABLE)
ANSWERS = {"passes": _PASSES, "gets-m1": _M1, "gets-m2": _M2, "gets-m4": _M4, "is-told-nothing": _SPEECHLESS}

# What the register may say, the wrong answers to it, and the clauses they break.
CONDITIONS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("other-name", ("passes", "gets-m2"), ("B1.4f", "B1.4g")),
    ("other-document", ("passes", "gets-m2"), ("B1.4f", "B1.4g")),
    ("terminated", ("passes", "gets-m1"), ("B1.4i", "B1.4j")),
    ("normal", ("gets-m1", "gets-m2"), ("B1.4c",)),
    ("other-scheme", ("passes", "gets-m2"), ("Q10",)),
    ("superseded", ("passes", "gets-m2"), ("Q10",)),
    ("not-started", ("passes", "gets-m1"), ("Q10",)),
    ("suspended", ("gets-m1", "gets-m2"), ("Q10",)),
    ("suspended-too-long", ("passes", "gets-m1"), ("Q10",)),
    ("register-down", ("passes", "gets-m1", "gets-m4", "is-told-nothing"), ("Q19",)),
)


def condition_of(facts: Facts) -> str:
    """What the register says, in a word of CONDITIONS."""
    benefit = facts.benefit
    if not facts.reachable:
        return "register-down"
    if benefit is None:
        return "other-scheme" if facts.elsewhere else "other-document"
    if benefit.superseded:
        return "superseded"
    if benefit.name != facts.name:
        return "other-name"
    if benefit.status is Status.SUSPENDED and eligibility.decide(facts).event is Event.CHECK_FAILED:
        return "suspended-too-long"
    return benefit.status.replace("_", "-")


def answer(where: Where, condition: str, row: Row) -> None:
    """Let whoever is in that condition get that row of the decision table."""

    def decide(facts: Facts) -> Row:
        return row if condition_of(facts) == condition else eligibility.decide(facts)

    _deciding(where, decide, lambda _typed: True)


def _deciding(where: Where, decide: Callable[[Facts], Row], concerns: Callable[[Applicant | None], bool]) -> None:
    usual = checking.check

    def check(sandbox: Sandbox, case: Case, typed: Applicant | None = None) -> Case:
        if not (where.holds(sandbox, case.scheme) and concerns(typed)):
            return usual(sandbox, case, typed)
        with patch.object(checking, "decide", decide):
            return usual(sandbox, case, typed)

    put(case_actions, "check", check)


def _answers() -> Iterator[Mutant]:
    for condition, answers, clauses in CONDITIONS:
        for name in answers:
            says = f"The check: {condition} {name}.".replace("-", " ").replace(" m", " M")
            for where in places_of(*clauses):
                install = partial(answer, where, condition, ANSWERS[name])
                yield Mutant(f"check-{condition}-{name}{where.suffix}", says, clauses_at(where, *clauses), install)


def _unchecked() -> Iterator[Mutant]:
    for name, concerns in (("oneself", _is_oneself), ("another", _is_another)):
        clauses = ("B1.4e", "B1.4g", "B1.4j")
        for where in places_of(*clauses):
            install = partial(_deciding, where, lambda _facts: _PASSES, concerns)
            says = f"There is no check of whoever certifies {name}."
            yield Mutant(f"check-of-{name}-missing{where.suffix}", says, clauses_at(where, *clauses), install)


def _is_oneself(typed: Applicant | None) -> bool:
    return typed is None


def _is_another(typed: Applicant | None) -> bool:
    return typed is not None


MUTANTS = (*_answers(), *_unchecked())
