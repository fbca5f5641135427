"""Records written when they should not be, not written when they should, and written wrong."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial
from types import SimpleNamespace
from unittest.mock import patch

from mock_platform.application import faces
from mock_platform.application.cases import subject
from mock_platform.application.sandbox import Sandbox
from mock_platform.core.case import Case, Method
from mock_platform.core.cities import CITIES
from mock_platform.core.face import Outcome
from mock_platform.core.flow import Journey
from mock_platform.core.months import plus_months
from mock_platform.core.person import Person
from mock_platform.core.record import Record
from mock_platform.core.schemes import Scheme
from mock_platform.core.validity import CYCLE
from mock_platform.mutants.changes import put
from mock_platform.mutants.mutant import Mutant, breaks
from mock_platform.mutants.where import EMPLOYEES, GUANGZHOUS, RESIDENTS, Where
from mock_platform.store import records
from mock_platform.store.scope import Scope


def _none_written(where: Where) -> None:
    usual = faces._certify

    def _certify(sandbox: Sandbox, case: Case, person: Person) -> None:
        if not where.holds(sandbox, case.scheme):
            usual(sandbox, case, person)

    put(faces, "_certify", _certify)


def _one_more_written(concerns: Callable[[Sandbox, Case, Outcome], bool]) -> None:
    usual = faces._answer

    def _answer(sandbox: Sandbox, case: Case) -> tuple[Case, Outcome]:
        moved, outcome = usual(sandbox, case)
        person = subject(sandbox, case)
        if person is not None and concerns(sandbox, case, outcome):
            faces._certify(sandbox, case, person)
        return moved, outcome

    put(faces, "_answer", _answer)


def _written_on_failure(where: Where) -> None:
    def concerns(sandbox: Sandbox, case: Case, outcome: Outcome) -> bool:
        certifying = case.journey is Journey.CERTIFICATION and where.holds(sandbox, case.scheme)
        return certifying and outcome is not Outcome.PASS

    _one_more_written(concerns)


def _written_by(journey: Journey) -> None:
    _one_more_written(lambda _sandbox, case, outcome: case.journey is journey and outcome is Outcome.PASS)


def _where_written() -> Iterator[Mutant]:
    for where, clause in ((EMPLOYEES, "B2.1.2a"), (RESIDENTS, "B2.2.2b"), (GUANGZHOUS, "G9b")):
        yield Mutant(f"no-record{where.suffix}", "A pass leaves no record.", (clause,), partial(_none_written, where))
    for where, clause in ((EMPLOYEES, "B2.1.4d"), (RESIDENTS, "B2.2.2e")):
        install = partial(_written_on_failure, where)
        yield Mutant(f"record-of-failed-face{where.suffix}", "A failed face leaves a record.", (clause,), install)
    for journey, clause in ((Journey.EMPLOYEE_QUERY, "B2.1.4d"), (Journey.RESIDENT_QUERY, "B2.2.2e")):
        name = f"record-of-{journey}".replace("_", "-")
        yield Mutant(name, "The face of a query leaves a record.", (clause,), partial(_written_by, journey))


MUTANTS = tuple(_where_written())


def _write(change: Callable[[Record, Case], Record]) -> None:
    """Let each record of a pass be another."""
    usual = faces._certify

    def _certify(sandbox: Sandbox, case: Case, person: Person) -> None:
        def add(scope: Scope, record: Record) -> None:
            records.add(scope, change(record, case))

        with patch.object(faces, "records", SimpleNamespace(add=add)):
            usual(sandbox, case, person)

    put(faces, "_certify", _certify)


@breaks("Q15")
def record_of_another_city() -> None:
    """The record names the city after the one that pays."""
    _write(lambda record, _: replace(record, city=CITIES[(CITIES.index(record.city) + 1) % len(CITIES)]))


@breaks("Q15", "Q22")
def record_of_the_chosen_city() -> None:
    """The record names the city chosen at the upper left as the one that pays."""
    _write(lambda record, case: replace(record, city=case.city or record.city))


@breaks("B2.1.2a", "B2.2.2b", "G9b")
def record_of_the_next_day() -> None:
    """The record is dated a day later."""
    _write(lambda record, _: replace(record, certified_at=record.certified_at + timedelta(days=1)))


@breaks("Q15")
def record_in_universal_time() -> None:
    """The record's time is eight hours behind Guangdong's."""
    _write(lambda record, _: replace(record, certified_at=record.certified_at - timedelta(hours=8)))


@breaks("B2.1.2a", "B2.2.2b", "G9b")
def record_in_the_other_scheme() -> None:
    """The record is kept in the other scheme."""
    others = {Scheme.EMPLOYEE: Scheme.RESIDENT, Scheme.RESIDENT: Scheme.EMPLOYEE}
    _write(lambda record, _: replace(record, scheme=others[record.scheme]))


@breaks("Q15", "Q25")
def record_of_the_agent() -> None:
    """The record is the agent's instead of the pensioner's."""
    _write(lambda record, case: replace(record, person=case.account))


@breaks("Q15")
def record_says_oneself_for_another() -> None:
    """The record says 本人 though another person was certified."""
    _write(lambda record, _: replace(record, method=Method.SELF))


@breaks("Q15")
def record_says_another_for_oneself() -> None:
    """The record says 为他人 though one certified oneself."""
    _write(lambda record, _: replace(record, method=Method.OTHER))


@breaks("Q15", "Q17")
def record_holds_to_the_day() -> None:
    """A certification holds to the same day of the next year, not to the end of that month."""
    _write(lambda record, _: replace(record, valid_until=plus_months(record.certified_at.date(), CYCLE)))


@breaks("Q17")
def record_does_not_extend() -> None:
    """Certifying again while still valid leaves the old date."""
    usual = faces._certify

    def _certify(sandbox: Sandbox, case: Case, person: Person) -> None:
        if not records.of_person(sandbox.scope, person.number, case.scheme):
            usual(sandbox, case, person)

    put(faces, "_certify", _certify)
