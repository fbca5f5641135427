"""A scenario by itself: what a worker is given to run."""

from copy import copy
from typing import Any

from behave.model import Feature, Scenario

OUTLINE = "scenario_outline"


def alone(scenario: Scenario) -> Feature:
    """Its feature, with its rule if it has one, and of all their scenarios only this; ready to run, also again."""
    _renew(scenario)
    item, parent = scenario, scenario.parent
    while parent is not None:
        if parent.type != OUTLINE:
            item = _with_only(parent, item)
        parent = parent.parent
    return item


def _renew(scenario: Scenario) -> None:
    row = scenario._row  # which behave's reset would forget
    scenario.reset()
    scenario._row = row


def _with_only(parent: Any, item: Any) -> Any:
    shell = copy(parent)
    shell.run_items = [item]
    shell.clear_status()
    return shell
