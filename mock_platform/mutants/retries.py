"""【重新识别】 (B1.5c, Q13) gone wrong."""

from dataclasses import replace
from typing import Any

from mock_platform.application import cases, faces
from mock_platform.application.sandbox import Sandbox
from mock_platform.core.case import Case
from mock_platform.core.errors import TooManyAttempts
from mock_platform.core.flow import Event
from mock_platform.mutants.changes import put
from mock_platform.mutants.mutant import breaks


@breaks("B1.5c", "Q13")
def retry_allowed_three_times() -> None:
    """【重新识别】 refuses after three failures, though no limit is set."""
    usual = faces.retry

    def retry(sandbox: Sandbox, case: Case) -> Case:
        if case.failures > 3:
            raise TooManyAttempts(3)
        return usual(sandbox, case)

    put(faces, "retry", retry)


@breaks("Q13")
def retry_limit_ignored() -> None:
    """The limit set for 【重新识别】 is ignored."""

    def retry(sandbox: Sandbox, case: Case) -> Case:
        return cases.advance(sandbox, case, Event.RETRY)

    put(faces, "retry", retry)


@breaks("Q13")
def retry_limit_reached_too_soon() -> None:
    """The limit set for 【重新识别】 is reached one failure early."""
    usual = faces.retry
    put(faces, "retry", lambda sandbox, case: usual(sandbox, replace(case, failures=case.failures + 1)))


@breaks("B1.5c", "G9d")
def retry_forgets_the_other_person() -> None:
    """After 【重新识别】 the case is about the account's own person, whoever it was about."""
    usual = faces.retry
    put(faces, "retry", lambda sandbox, case: usual(sandbox, replace(case, applicant=None)))


@breaks("B1.5e", "B1.5l", "G9e", "G9f")
def failure_tells_the_first_reason() -> None:
    """A second failure in a case tells the reason of the first."""
    usual, first = cases.advance, dict[tuple[str, int], Any]()

    def advance(sandbox: Sandbox, case: Case, event: Event, **changes: Any) -> Case:
        if event is Event.FACE_NOT_MATCHED:
            changes["message"] = first.setdefault((sandbox.key, case.number), changes["message"])
        return usual(sandbox, case, event, **changes)

    put(faces, "advance", advance)
