"""behave's runner with a verdict that cannot lie: planned minus finished, and every guard asked."""

import sys
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from typing import Any, ClassVar

from behave.model import Feature
from behave.runner import Runner, the_step_registry

from living_guide.events.facts import RunFacts
from living_guide.events.formatter import EventFormatter
from living_guide.events.reading import writable
from living_guide.running.blame import frames_of_the_suite, place_of_error
from living_guide.running.follower import Follower
from living_guide.running.guard import Guard
from living_guide.running.guards import GUARDS
from living_guide.running.ledger import Ledger
from living_guide.running.loading import UNLOADABLE, explained
from living_guide.running.noting import said
from living_guide.running.plan import Planned, plan
from living_guide.running.problem import Problem
from living_guide.running.strict import FACTS


class StrictRunner(Runner):  # type: ignore[misc]
    """Named in `[tool.behave] runner`. `run()` is True, and behave's exit code 1, unless all that was planned passed
    or was skipped with a reason; each reason is one line on standard error."""

    guards: ClassVar[tuple[Guard, ...]] = GUARDS

    def __init__(self, config: Any) -> None:
        super().__init__(config)
        self.planned: list[Planned] = []
        self.facts = RunFacts()
        self.ledger = Ledger()
        self.follower = Follower(self.ledger, self.facts.mask)
        self.problems: list[Problem] = []
        self.is_over = False

    def run(self) -> bool:
        for guard in self.guards:
            guard.begin(self)
        try:
            with explained(self.config):
                failed = bool(super().run())
        except UNLOADABLE as error:
            return self.report([Problem(place_of_error(error), said(error))])
        except SystemExit as error:
            return self.report([Problem(place_of_error(error), f"sys.exit({error.code}) was called")])
        except Exception as error:
            print(frames_of_the_suite(error), file=sys.__stderr__)
            return self.report([Problem(place_of_error(error), said(error))])
        finally:
            self.is_over = True
        if failed and not self.problems and not any(run.failed for run in self.ledger):
            return self.report([Problem("", "behave reports a failure of its own, see above")])
        return failed

    def load_hooks(self, filename: str | None = None) -> None:
        super().load_hooks(filename)
        for hook in [name for name in self.hooks if name.startswith(("before_", "after_"))]:
            for guard in self.guards:
                self.hooks[hook] = guard.around_hook(hook, self.hooks[hook])

    def load_step_definitions(self, extra_step_paths: Sequence[str] | None = None) -> None:
        super().load_step_definitions(extra_step_paths)
        for matchers in the_step_registry.steps.values():
            for matcher in matchers:
                for guard in self.guards:
                    matcher.func = guard.around_step(matcher.func)

    def run_model(self, features: Iterable[Feature] | None = None) -> bool:
        self.planned = self.plan()
        self.follower.expect(each.scenario for each in self.planned)
        self.facts.planned = tuple(each.id for each in self.planned)
        for formatter in self.formatters:
            if isinstance(formatter, EventFormatter):
                formatter.join(self.facts, [each.scenario for each in self.planned])
        self.formatters.append(self.follower)
        refusals = [problem for guard in self.guards for problem in guard.before(self)]
        if refusals:
            return self._refuse(refusals)
        self.context._set_root_attribute(FACTS, self.facts)
        with ExitStack() as stack:
            for guard in self.guards:
                stack.enter_context(guard.during(self))
            failed = bool(super().run_model(self.work()))
        self.follower.catch_up()
        return self.report([problem for guard in self.guards for problem in guard.after(self)]) or failed

    def plan(self) -> list[Planned]:
        """What is to run, once the features are loaded."""
        return plan(self.features, self.config)

    def work(self) -> Iterable[Feature]:
        """The features to run, in order."""
        return list(self.features)

    def report(self, problems: Sequence[Problem]) -> bool:
        """Tell each problem, people masked; whether there is any."""
        mask = writable(self.facts.mask)
        masked = [replace(problem, what=mask(problem.what)) for problem in problems]
        self.problems += masked
        self.tell(masked)
        return bool(problems)

    def tell(self, problems: Sequence[Problem]) -> None:
        """Print a line for each problem."""
        for problem in problems:
            # Not sys.stderr: behave may be capturing it.
            print(problem.line(), file=sys.__stderr__, flush=True)

    def _refuse(self, problems: Sequence[Problem]) -> bool:
        for formatter in self.formatters:
            formatter.close()
        return self.report(problems)
