"""Following a run: which scenario is at work, and when one is over."""

from collections.abc import Callable, Iterable
from typing import Any

from behave.model import Scenario
from behave.model_type import Status

from living_guide.events.masking import Mask
from living_guide.events.reading import row_of, scenario_id, scenario_run
from living_guide.running.ledger import Ledger
from living_guide.running.plan import place_of

Listener = Callable[[Scenario], None]


class Follower:
    """Joins behave's formatters, since they alone are told of every scenario, also of one whose hooks fail."""

    def __init__(self, ledger: Ledger, mask: Mask) -> None:
        self._ledger = ledger
        self._mask = mask
        self._planned: dict[str, Scenario] = {}
        self.current: Scenario | None = None
        self.on_begin: list[Listener] = []
        self.on_end: list[Listener] = []

    def place(self) -> str:
        """file:line of the step at work, else of the scenario or row; empty between scenarios."""
        if self.current is None:
            return ""
        if row_of(self.current):
            return place_of(self.current)
        ahead = [step for step in self.current.all_steps if step.status is Status.untested]
        return place_of(ahead[0] if ahead else self.current)

    def scenario(self, scenario: Scenario) -> None:
        self._settle()
        self._mask.forget()
        self.current = scenario
        for listener in self.on_begin:
            listener(scenario)

    def expect(self, planned: Iterable[Scenario]) -> None:
        """What is planned: nothing else will be entered, as behave tells formatters of the rest, too. Nothing planned
        is all there is."""
        self._planned = {scenario_id(each): each for each in planned}

    def catch_up(self) -> None:
        """Enter what was skipped together with its feature: formatters may not have been told."""
        for scenario in self._planned.values():
            if scenario.status is Status.skipped and scenario_id(scenario) not in self._ledger.runs:
                self._enter(scenario)

    def rule_finished(self) -> None:
        self._settle()

    def eof(self) -> None:
        self._settle()

    def close(self) -> None:
        self._settle()

    def uri(self, *_: Any) -> None: ...

    feature = rule = background = step = match = result = uri

    def _settle(self) -> None:
        # behave says when a scenario begins; over it is, with its hooks, once the next thing happens.
        if self.current is None:
            return
        scenario, self.current = self.current, None
        if not self._planned or scenario_id(scenario) in self._planned:
            self._enter(scenario)
        for listener in self.on_end:
            listener(scenario)

    def _enter(self, scenario: Scenario) -> None:
        self._ledger.enter(scenario_run(scenario, {}, self._mask))
