"""What behave passes over in silence in files it can read: scenarios, steps and tags that are lost or changed."""

from collections.abc import Iterable
from typing import Any

from living_guide.lint.finding import Finding
from living_guide.lint.page import Page
from living_guide.lint.page_rules import examine
from living_guide.lint.rules import RULES

_HIDING = frozenset(rule.name for rule in RULES.values() if rule.hides)


def hidden(features: Iterable[Any]) -> list[Finding]:
    """Findings in the files of `behave.model.Feature` objects, sorted; a run they are in proves less than it says.

    Needs neither a second parser nor a registry, and asks for no header: OSError if a file is gone.
    """
    return sorted(finding for feature in features for finding in examine(Page.of(feature), _HIDING))
