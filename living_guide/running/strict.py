"""Whether the strict runner is at work: behave reads its settings only from the folder it is started in."""

import sys
from typing import Any

from living_guide.running.problem import Problem
from living_guide.running.settings_guards import unknown_settings

FACTS = "facts"  # the context's attribute by which runner and suite know each other

NOT_AT_WORK = "the strict runner is not at work; start behave in the folder that holds pyproject.toml"


def require_strict(context: Any) -> None:
    """For `before_all`: RuntimeError unless the strict runner runs this context."""
    if FACTS in context:
        return
    problems = list(unknown_settings()) or [Problem("", NOT_AT_WORK)]
    for problem in problems:
        print(problem.line(), file=sys.__stderr__)
    raise RuntimeError(NOT_AT_WORK)
