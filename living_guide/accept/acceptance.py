"""One acceptance as the guards see it: what is planned, how each scenario ended, and why it is not green."""

from collections.abc import Iterator, Sequence
from typing import Any

from behave.model import Feature
from rich.console import Console
from rich.text import Text

from living_guide.accept.messages import Assignment
from living_guide.accept.options import Options
from living_guide.accept.order import in_order
from living_guide.accept.selection import configuration
from living_guide.events.facts import RunFacts
from living_guide.events.reading import edition_of
from living_guide.events.shards import shard_of
from living_guide.running.follower import Follower
from living_guide.running.guards import OF_THE_RUN
from living_guide.running.ledger import Ledger
from living_guide.running.loading import load_features
from living_guide.running.plan import Planned, plan
from living_guide.running.problem import Problem

WHOLE = "1/1"  # the shard that is everything


class Acceptance:
    """See `living_guide.running.guard.Run`. The ledger is filled from the events, when all is over."""

    def __init__(self, options: Options, console: Console) -> None:
        self.options = options
        self.config = configuration(options)
        self.features: list[Feature] = []
        self.formatters: Sequence[Any] = ()
        self.planned: list[Planned] = []
        self.ledger = Ledger()
        self.facts = RunFacts(rounds=options.rounds, shard=options.shard)
        self.facts.tell(
            seed=options.seed, driver=options.driver, target=options.target, platform=options.platform, versions={}
        )
        self.follower = Follower(self.ledger, self.facts.mask)
        self.problems: list[Problem] = []
        self._console = console

    def prepare(self) -> bool:
        """Load the features and plan; whether there is a reason not to begin, each told in a line."""
        self.features = load_features(self.config)
        selected = plan(self.features, self.config)
        whole = [each for each in selected if self._is_asked_for(each)]
        self.facts.planned = tuple(each.id for each in whole)
        mine = shard_of(self.facts.planned, self.options.shard)
        self.planned = [each for each in whole if each.id in mine]
        refusals = [problem for guard in OF_THE_RUN for problem in guard.before(self)]
        if selected and not self.planned:
            refusals.append(Problem("", f"of {len(selected)} scenarios none is {' and '.join(self._narrowed())}"))
        return self.report(refusals)

    def assignments(self, durations: dict[str, float]) -> list[Assignment]:
        return in_order([each.id for each in self.planned], self.options.rounds, durations, self.options.shuffle)

    def judge(self) -> bool:
        """Ask all guards; whether all is well."""
        self.report([problem for guard in OF_THE_RUN for problem in guard.after(self)])
        return not self.problems

    def report(self, problems: Sequence[Problem]) -> bool:
        """Tell each problem in a line, but none twice; whether there is any."""
        for problem in problems:
            if problem.line() not in {each.line() for each in self.problems}:
                self.problems.append(problem)
                self._console.print(Text(problem.line(), style="red"), soft_wrap=True)
        return bool(problems)

    def _is_asked_for(self, planned: Planned) -> bool:
        edition, only = self.options.edition, self.options.only
        return (edition is None or edition_of(planned.scenario) == edition) and (only is None or planned.id in only)

    def _narrowed(self) -> Iterator[str]:
        """What options of ours ask for, besides those of behave."""
        if self.options.edition is not None:
            yield f"of the edition {self.options.edition}"
        if self.options.only is not None:
            yield "one that did not pass before"
        if self.options.shard != WHOLE:
            yield f"of shard {self.options.shard}"
