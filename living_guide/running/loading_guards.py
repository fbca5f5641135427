"""Guards of what is loaded: that behave took in all there is."""

from collections.abc import Iterable
from pathlib import Path

from behave.runner import the_step_registry
from behave.runner_util import collect_feature_locations

from living_guide.running.guard import Guard, Run
from living_guide.running.problem import Problem


class StepsTaken(Guard):
    """behave passes over a step definition whose pattern it cannot read."""

    name = "steps-taken"

    def before(self, run: Run) -> Iterable[Problem]:
        for matcher in the_step_registry.error_handler.bad_step_definitions:
            yield Problem(str(matcher.location), f"the pattern of the step cannot be read: {matcher.pattern}")


class FilesTaken(Guard):
    """behave passes over a file in which it finds no feature."""

    name = "files-taken"

    def before(self, run: Run) -> Iterable[Problem]:
        taken = {Path(feature.filename).resolve() for feature in run.features}
        asked = [each for each in collect_feature_locations(run.config.paths) if not run.config.exclude(each)]
        for path in dict.fromkeys(each.filename for each in asked):
            if Path(path).resolve() not in taken:
                yield Problem(path, "there is no feature in the file")
