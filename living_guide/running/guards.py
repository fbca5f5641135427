"""All guards of a run. Take one away, and one way to a green lie is open again."""

from living_guide.running.cleanup_guards import Cleanups
from living_guide.running.ending_guards import (
    Containers,
    Failures,
    Finished,
    Hooks,
    Reasons,
    SomethingPassed,
    Written,
)
from living_guide.running.formatter_guards import Formatters
from living_guide.running.function_guards import NoExit, NoFalse, NothingPending
from living_guide.running.guard import Guard
from living_guide.running.loading_guards import FilesTaken, StepsTaken
from living_guide.running.process_guards import NoBecoming, NoVanishing, Timeouts
from living_guide.running.python_guards import Assertions, Awaited, Threads
from living_guide.running.selection_guards import Lines, NothingHidden, Selection
from living_guide.running.settings_guards import KnownSettings, NewTagExpressions, NoDryRun

# Asked once a run, however many processes it takes.
OF_THE_RUN: tuple[Guard, ...] = (
    KnownSettings(),
    NoDryRun(),
    NewTagExpressions(),
    Selection(),
    Lines(),
    NothingHidden(),
    FilesTaken(),
    Failures(),
    Reasons(),
    Finished(),
    SomethingPassed(),
)
# At work in each process that runs scenarios.
OF_THE_PROCESS: tuple[Guard, ...] = (
    Assertions(),
    StepsTaken(),
    NoFalse(),
    NothingPending(),
    NoExit(),
    NoVanishing(),
    NoBecoming(),
    Timeouts(),
    Hooks(),
    Cleanups(),
    Containers(),
    Formatters(),
    Threads(),
    Awaited(),
    Written(),
)
GUARDS = OF_THE_RUN + OF_THE_PROCESS
