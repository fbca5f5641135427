"""The check (B1.4) gone wrong: every condition of the register with every other answer, and what is asked of it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from unittest.mock import patch

from mock_platform.application import check as checking
from mock_platform.application.cases import applicant_of
from mock_platform.application.sandbox import Sandbox
from mock_platform.core import eligibility
from mock_platform.core.benefit import Status
from mock_platform.core.case import Applicant, Case
from mock_platform.core.eligibility import Facts, Row
from mock_platform.core.flow import Event
from mock_platform.core.messages import Message
from mock_platform.core.schemes import Scheme
from mock_platform.mutants.changes import put
from mock_platform.mutants.mutant import Mutant, breaks
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
            says = f"The check: {condition.replace('-', ' ')} {name.replace('-', ' ')}."
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


@breaks("B1.4a", "B1.4b", "B1.3e", "B1.3f", "G8a")
def check_of_the_agent() -> None:
    """Acting for another, it is the account's own person who is checked."""

    def check(sandbox: Sandbox, case: Case, typed: Applicant | None = None) -> Case:
        with patch.object(checking, "_facts", _of_account(case)):
            return checking.check(sandbox, case, typed)

    put(case_actions, "check", check)


def _of_account(case: Case) -> Callable[[Sandbox, Applicant, Scheme], Facts]:
    usual = checking._facts
    return lambda sandbox, _applicant, scheme: usual(
        sandbox, applicant_of(sandbox, replace(case, applicant=None)), scheme
    )


@breaks("B1.4a", "B1.4b")
def check_in_the_other_scheme() -> None:
    """The check looks the person up in the other scheme."""
    usual = checking._facts

    def _facts(sandbox: Sandbox, applicant: Applicant, scheme: Scheme) -> Facts:
        other = next(each for each in Scheme if each is not scheme)
        return usual(sandbox, applicant, other)

    put(checking, "_facts", _facts)


@breaks("B1.4g", "G8c")
def only_the_surname_is_compared() -> None:
    """A name matches the register's if its first character does."""
    usual = checking._facts

    def _facts(sandbox: Sandbox, applicant: Applicant, scheme: Scheme) -> Facts:
        facts = usual(sandbox, applicant, scheme)
        alike = facts.benefit is not None and facts.benefit.name[:1] == facts.name[:1]
        return replace(facts, name=facts.benefit.name) if alike and facts.benefit else facts

    put(checking, "_facts", _facts)


@breaks("Q10")
def strict_from_the_first_month() -> None:
    """Where long suspensions are refused, every suspension is."""

    def decide(facts: Facts) -> Row:
        refused = facts.strict and condition_of(facts) == "suspended"
        return _M2 if refused else eligibility.decide(facts)

    put(checking, "decide", decide)
