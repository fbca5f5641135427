"""What the check (B1.4) looks at, gone wrong: whose entry, in which scheme, and how closely."""

from dataclasses import replace
from unittest.mock import patch

from mock_platform.application import check as checking
from mock_platform.application.cases import applicant_of
from mock_platform.application.sandbox import Sandbox
from mock_platform.core import eligibility
from mock_platform.core.case import Applicant, Case
from mock_platform.core.eligibility import Facts, Row
from mock_platform.core.schemes import Scheme
from mock_platform.mutants.changes import put
from mock_platform.mutants.checks import ANSWERS, condition_of
from mock_platform.mutants.mutant import breaks
from mock_platform.web.pages import case_actions


@breaks("B1.4a", "B1.4b", "B1.3e", "B1.3f", "G8a")
def check_of_the_agent() -> None:
    """Acting for another, it is the account's own person who is checked."""

    usual = checking._facts

    def check(sandbox: Sandbox, case: Case, typed: Applicant | None = None) -> Case:
        agent = applicant_of(sandbox, replace(case, applicant=None))
        with patch.object(checking, "_facts", lambda sandbox, _, scheme: usual(sandbox, agent, scheme)):
            return checking.check(sandbox, case, typed)

    put(case_actions, "check", check)


@breaks("B1.4a", "B1.4b")
def check_in_the_other_scheme() -> None:
    """The check looks the person up in the other scheme."""
    usual = checking._facts

    def _facts(sandbox: Sandbox, applicant: Applicant, scheme: Scheme) -> Facts:
        return usual(sandbox, applicant, next(other for other in Scheme if other is not scheme))

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
        return ANSWERS["gets-m2"] if refused else eligibility.decide(facts)

    put(checking, "decide", decide)
