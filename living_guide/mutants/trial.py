"""One mutant before the suite: scenario after scenario, until one does not pass."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from living_guide.accept.messages import Assignment
from living_guide.accept.options import Options
from living_guide.accept.pool import Pool
from living_guide.events.record import ScenarioRun
from living_guide.mutants.candidate import Candidate
from living_guide.running.plan import Planned

FAST, SLOW = "html", "browser"
NEEDS_BROWSER = "browser"  # the tag of scenarios that the fast driver cannot run


@dataclass(frozen=True, slots=True)
class Trial:
    """How it went: the scenarios that did not pass, how many were tried, and what kept it from being tried."""

    candidate: Candidate
    killers: tuple[ScenarioRun, ...]
    tried: int
    trouble: tuple[str, ...]

    @property
    def killed(self) -> bool:
        return bool(self.killers)

    @property
    def survived(self) -> bool:
        return not self.killers and not self.trouble


@dataclass(slots=True)
class _Notes:
    """What the pool tells; see `living_guide.accept.pool.Watcher`."""

    runs: list[ScenarioRun] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def began(self, worker: int, assignment: Assignment) -> None: ...

    def ended(self, worker: int, run: ScenarioRun) -> None:
        self.runs.append(run)

    def died(self, worker: int, assignment: Assignment | None, how: str) -> None:
        self.problems.append(f"its worker {how}")

    def trouble(self, problems: Iterable[str]) -> None:
        self.problems += problems

    def tick(self) -> None: ...


def try_out(candidate: Candidate, scenarios: Sequence[Planned], options: Options) -> Trial:
    """Serve the candidate and run the scenarios, those of its clauses first, and those that need a browser last.

    With `options.fail_fast` the first that does not pass is enough.
    """
    runs: list[ScenarioRun] = []
    problems: list[str] = []
    for driver in (FAST, SLOW):
        ids = [each.id for each in in_order(candidate, scenarios) if _driver_of(each) == driver]
        notes = _walk(ids, replace(options, platform=candidate.platform, driver=driver, workers=1))
        runs += notes.runs
        problems += notes.problems
        if problems or (options.fail_fast and any(run.failed for run in runs)):
            break
    return Trial(candidate, tuple(run for run in runs if run.failed), len(runs), tuple(problems))


def in_order(candidate: Candidate, scenarios: Iterable[Planned]) -> list[Planned]:
    """Those that answer for what the candidate breaks come first."""
    broken = {f"{kind}:{each}" for each in candidate.clauses for kind in ("clause", "assumption")}
    return sorted(scenarios, key=lambda each: broken.isdisjoint(each.scenario.effective_tags))


def _driver_of(planned: Planned) -> str:
    return SLOW if NEEDS_BROWSER in planned.scenario.effective_tags else FAST


def _walk(ids: Sequence[str], options: Options) -> _Notes:
    notes, pool = _Notes(), Pool(options)
    if not ids:
        return notes
    pool.start(options.workers)
    try:
        pool.run([Assignment(each, 1) for each in ids], notes)
    finally:
        pool.kill()
    return notes
