"""Guards of the selection: that something was selected, that it is what was asked for, and that nothing hides."""

from collections.abc import Iterable
from pathlib import Path

from behave.configuration import Configuration
from behave.runner_util import collect_feature_locations

from living_guide.lint.hidden import hidden
from living_guide.running.guard import Guard, Run
from living_guide.running.problem import Problem


class Selection(Guard):
    """A run that selects nothing finds nothing out."""

    name = "selection"

    def before(self, run: Run) -> Iterable[Problem]:
        if not run.planned:
            yield Problem("", f"no scenario was selected by {_asked(run.config)}")


class Lines(Guard):
    """behave runs the last scenario of a file for any line after it."""

    name = "lines"

    def before(self, run: Run) -> Iterable[Problem]:
        for location in collect_feature_locations(run.config.paths):
            length = len(Path(location.filename).read_text(encoding="utf-8").splitlines())
            if location.line and location.line > length:
                yield Problem(f"{location.filename}:{location.line}", f"the file has only {length} lines")


class NothingHidden(Guard):
    """What does not look like a scenario, a step or a tag to behave vanishes without a word."""

    name = "nothing-hidden"

    def before(self, run: Run) -> Iterable[Problem]:
        for finding in hidden(run.features):
            yield Problem(f"{finding.path}:{finding.line}", f"{finding.wrong} {finding.mend}")


def _asked(config: Configuration) -> str:
    given = {
        "--tags": config.tags,
        "--name": config.name,
        "--include": config.include_re and [config.include_re.pattern],
        "--exclude": config.exclude_re and [config.exclude_re.pattern],
    }
    named = [f"{option}={value}" for option, values in given.items() for value in values or ()]
    return " ".join([*named, *map(str, config.paths)])
