"""What came of the mutants: told as it goes, kept as JSON, and judged."""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from time import monotonic
from typing import Any

from behave.configuration import Configuration
from rich.console import Console
from rich.progress import Progress
from rich.text import Text

from living_guide.accept.options import Options
from living_guide.mutants.candidate import Candidate
from living_guide.mutants.practice import HEALTHY, try_all
from living_guide.mutants.trial import Trial
from living_guide.running.loading import load_features
from living_guide.running.plan import plan

FILE = "mutants.json"


def hold_practice(candidates: Sequence[Candidate], options: Options, console: Console) -> bool:
    """Try the candidates, and the platform as it is; whether the suite notices each, and finds no fault with that."""
    began = monotonic()
    shutil.rmtree(options.report, ignore_errors=True)
    trials = _try([HEALTHY, *candidates], options, console)
    return judge(trials, monotonic() - began, options.report, console)


def _try(candidates: Sequence[Candidate], options: Options, console: Console) -> list[Trial]:
    config = Configuration([])
    scenarios = plan(load_features(config), config)
    trials = []
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("mutants", total=len(candidates))
        for trial in try_all(candidates, scenarios, options):
            trials.append(trial)
            console.print(_line(trial))
            progress.advance(task)
    return trials


def _line(trial: Trial) -> Text:
    name, says = trial.candidate.name, trial.candidate.says
    if trial.trouble:
        return Text(f"? {name}: could not be tried: {trial.trouble[0]}", style="red")
    if trial.candidate is HEALTHY:
        return _line_of_the_healthy(trial)
    if trial.survived:
        return Text(f"✗ {name} SURVIVED {trial.tried} scenarios: {says}", style="bold red")
    killer = trial.killers[0]
    return Text.assemble(("✓ ", "green"), f"{name} killed by {killer.place} {killer.title}")


def _line_of_the_healthy(trial: Trial) -> Text:
    if trial.survived:
        return Text(f"✓ the platform as it is passes all {trial.tried} scenarios")
    return Text(f"✗ the platform as it is fails {trial.killers[0].place}: mutants prove nothing", style="bold red")


def _keep(trials: Sequence[Trial], report: Path) -> None:
    report.mkdir(parents=True, exist_ok=True)
    ordered = sorted(trials, key=lambda trial: trial.candidate.name)
    told = json.dumps([_as_json(trial) for trial in ordered], ensure_ascii=False, indent=1)
    (report / FILE).write_text(told, encoding="utf-8")


def _as_json(trial: Trial) -> dict[str, Any]:
    candidate = trial.candidate
    return {
        "name": candidate.name,
        "says": candidate.says,
        "clauses": candidate.clauses,
        "edition": candidate.edition,
        "killed_by": [
            {"id": run.id, "place": run.place, "name": run.title, "status": run.status, "why": run.broken_at[1]}
            for run in trial.killers
        ],
        "scenarios_tried": trial.tried,
        "trouble": trial.trouble,
    }


def judge(trials: Sequence[Trial], seconds: float, report: Path, console: Console) -> bool:
    """Keep the trials in `mutants.json`, tell what came of them; whether all mutants were killed, and nothing else."""
    _keep(trials, report)
    mutants = [trial for trial in trials if trial.candidate is not HEALTHY]
    killed = sum(trial.killed for trial in mutants)
    bad = [trial for trial in trials if not _is_as_it_should_be(trial)]
    console.print(Text(f"\n{killed} of {len(mutants)} mutants killed in {seconds:.0f} s", style="bold"))
    for trial in bad:
        console.print(_line(trial))
    return not bad


def _is_as_it_should_be(trial: Trial) -> bool:
    if trial.trouble:
        return False
    return trial.survived if trial.candidate is HEALTHY else trial.killed
