"""Where pages are found."""

from mock_platform.core.case import Case
from mock_platform.core.flow import State
from mock_platform.core.schemes import Scheme

HOME = "/yss"


def agreement_of(scheme: Scheme) -> str:
    return f"/yss/services/{scheme}"


def guide_of(scheme: Scheme) -> str:
    return f"/yss/services/{scheme}/guide"


def case_page(case: Case) -> str:
    """The page a case is at."""
    if case.state is State.HOME:
        return HOME
    if case.state is State.GUIDE:
        return guide_of(case.scheme)
    return f"/yss/cases/{case.number}/{case.state}"
