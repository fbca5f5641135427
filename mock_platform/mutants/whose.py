"""Whose result a query shows (B2), and from when, gone wrong."""

from dataclasses import replace

from mock_platform.application import cases, results
from mock_platform.application.results import Result
from mock_platform.application.sandbox import Sandbox
from mock_platform.core.benefit import Benefit
from mock_platform.core.case import Case
from mock_platform.core.flow import Journey
from mock_platform.core.person import Person
from mock_platform.core.record import Record
from mock_platform.core.schemes import Scheme
from mock_platform.mutants.changes import put
from mock_platform.mutants.mutant import breaks
from mock_platform.mutants.results import show
from mock_platform.store import records, register
from mock_platform.web.pages import case_views


@breaks("B2.1.4a", "B2.1.4b")
def query_for_other_shows_the_agent() -> None:
    """After the pensioner's face, 为他人查询 shows what the account's own person has."""
    put(case_views, "result", lambda sandbox, case: results.result(sandbox, replace(case, applicant=None)))


@breaks("B2.1.4a")
def query_for_other_adds_the_agents() -> None:
    """After the pensioner's face, 为他人查询 shows what the account's own person has, too."""

    def both(sandbox: Sandbox, case: Case, found: Result) -> Result:
        own = results.result(sandbox, replace(case, applicant=None))
        return replace(found, records=found.records + own.records) if case.applicant and found.records else found

    show(both)


@breaks("B2.1.2a", "B2.2.2a")
def own_query_shows_somebody_else() -> None:
    """A query of one's own records shows those of the first person the platform ever knew."""

    def result(sandbox: Sandbox, case: Case) -> Result:
        own = case.applicant is None and case.journey is not Journey.CERTIFICATION
        return results.result(sandbox, replace(case, account=1) if own else case)

    put(case_views, "result", result)


@breaks("B2.1.2a", "B2.2.2a", "B2.1.4d", "B2.2.2e")
def result_of_an_earlier_person() -> None:
    """A scheme's result page shows what it showed to whoever first asked, whoever asks now."""
    first: dict[Scheme, Result] = {}
    show(lambda _, case, found: first.setdefault(case.scheme, found))


@breaks("B2.1.2a", "B2.2.2b", "G9b")
def result_from_before() -> None:
    """A result page shows what it first showed of the person, not what was added since."""
    first: dict[tuple[str, Scheme, int], Result] = {}

    def stale(sandbox: Sandbox, case: Case, found: Result) -> Result:
        person = cases.subject(sandbox, case)
        return first.setdefault((sandbox.key, case.scheme, person.number), found) if person else found

    show(stale)


@breaks("B2.1.4c", "B2.2.2d")
def unpaid_have_results() -> None:
    """Whoever is paid no longer still sees the records from before, instead of M5."""
    put(Benefit, "is_paid_monthly", True)


@breaks("B2.1.4c", "B2.2.2d")
def result_of_the_other_scheme() -> None:
    """A query that finds no benefit in its scheme shows the records of the other scheme instead of M5."""
    usual = results._records

    def _records(sandbox: Sandbox, case: Case, person: Person) -> list[Record]:
        if register.of_person(sandbox.scope, person.number, case.scheme):
            return usual(sandbox, case, person)
        return [each for scheme in Scheme for each in records.of_person(sandbox.scope, person.number, scheme)]

    put(results, "_records", _records)
