"""Guards of the end: planned minus finished, and how each has ended."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import wraps
from typing import Any

from behave.model import Feature, Rule
from behave.model_type import Status

from living_guide.events.record import ScenarioRun
from living_guide.running.guard import Function, Guard, Run
from living_guide.running.ledger import Ledger
from living_guide.running.noting import NotingGuard, said
from living_guide.running.plan import place_of
from living_guide.running.problem import Problem


class Failures(Guard):
    """Whatever behave calls it: a scenario of which a part did not pass has not passed."""

    name = "failures"

    def after(self, run: Run) -> Iterable[Problem]:
        return self.judge(run.ledger)

    def judge(self, ledger: Ledger) -> Iterable[Problem]:
        return [Problem(*each.broken_at) for each in ledger if each.failed]


class Finished(Guard):
    """Planned minus finished."""

    name = "finished"

    def after(self, run: Run) -> Iterable[Problem]:
        ended = {each.id: run.ledger.times_ended(each.id) for each in run.planned}
        missing = [each.place for each in run.planned if ended[each.id] < run.facts.rounds]
        if missing:
            part = f"{len(missing)} of {len(run.planned)}"
            yield Problem("", f"{part} scenarios were not run to the end: {_some(missing)}")


class Reasons(Guard):
    """A skip needs a reason; those that have one are told."""

    name = "reasons"

    def after(self, run: Run) -> Iterable[Problem]:
        return self.judge(run.ledger)

    def judge(self, ledger: Ledger) -> Iterable[Problem]:
        skipped = [each for each in ledger if each.skipped]
        for reason, places in _by_reason(skipped).items():
            print(f"not run: {_some(places)}: {reason}")
        return [Problem(each.place, "skipped without a reason") for each in skipped if not each.reason]


class Written(Guard):
    """What could not be written down is missing from the report."""

    name = "written"

    def after(self, run: Run) -> Iterable[Problem]:
        return [Problem("", what) for each in run.formatters for what in getattr(each, "problems", ())]


class SomethingPassed(Guard):
    """A run in which every scenario was skipped, each for the best of reasons, has shown nothing."""

    name = "something-passed"

    def after(self, run: Run) -> Iterable[Problem]:
        return self.judge(run.ledger)

    def judge(self, ledger: Ledger) -> Iterable[Problem]:
        ended = list(ledger)
        if ended and all(each.skipped for each in ended):
            yield Problem("", f"nothing passed: all {len(ended)} scenarios were skipped")


class Containers(Guard):
    """Hooks and cleanups of features and rules: behave counts their errors, and tells them in passing."""

    name = "containers"

    def after(self, run: Run) -> Iterable[Problem]:
        for container in _containers(run.features):
            if container.status in (Status.hook_error, Status.cleanup_error):
                yield Problem(place_of(container), container.error_message or container.status.name)


class Hooks(NotingGuard):
    """behave keeps no error of before_all and after_all, no interruption, and not which hook of a step failed."""

    name = "hooks"

    def around_hook(self, hook: str, function: Function) -> Function:
        @wraps(function)
        def watched(context: Any, *about: Any) -> Any:
            try:
                return function(context, *about)
            except BaseException as error:
                self._keep(f"hook {hook}", error, *about)
                raise

        return watched

    def _keep(self, hook: str, error: BaseException, about: Any = None) -> None:
        error.add_note(hook)
        if about is None:
            self.note("", f"{hook}: {said(error)}")
        elif isinstance(error, KeyboardInterrupt) and hasattr(about, "error_message"):
            about.error_message = f"{hook}: {said(error)}"


def _containers(features: Iterable[Feature]) -> Iterator[Feature | Rule]:
    for feature in features:
        yield feature
        yield from feature.iter_rules()


def _by_reason(skipped: Iterable[ScenarioRun]) -> dict[str, list[str]]:
    places = defaultdict(list)
    for each in skipped:
        if each.reason:
            places[each.reason].append(each.place)
    return places


def _some(places: list[str]) -> str:
    return places[0] if len(places) == 1 else f"{places[0]} and {len(places) - 1} more"
