"""What writing events costs a step: `python -m bench.events`.

behave runs a generated feature of steps that do nothing, in turn with its own formatter `null` and with the events';
what is between them, divided by the steps, is the cost of one. Pictures are not counted: there are none.
"""

import argparse
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from behave.__main__ import run_behave
from behave.configuration import Configuration

from living_guide.events.formatter import EventFormatter

STEPS = """
from behave import given

@given("number {number:d} of {what}")
def _(context, number, what):
    pass
"""
EVENTS = f"{EventFormatter.__module__}:{EventFormatter.__name__}"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--scenarios", type=int, default=200)
    options.add_argument("--steps", type=int, default=10, help="of each scenario")
    options.add_argument("--rounds", type=int, default=7)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        generate(folder, given.scenarios, given.steps)
        rounds = [(run(folder, "null"), run(folder, EVENTS)) for _ in range(given.rounds)]
    steps = given.scenarios * given.steps
    costs = [(events - null) / steps * 1000 for null, events in rounds]
    print(f"events: {median(costs):.3f} ms a step (median of {given.rounds}; {min(costs):.3f} to {max(costs):.3f})")
    print(f"ratio with / without: {median(events / null for null, events in rounds):.2f}")


def generate(folder: Path, scenarios: int, steps: int) -> None:
    (folder / "steps").mkdir()
    (folder / "steps" / "steps.py").write_text(STEPS)
    (folder / "environment.py").touch()
    lines = ["Feature: generated"]
    for number in range(scenarios):
        lines += ["", "  @clause:B1.5a", f"  Scenario: {number}"]
        lines += [f"    Given number {step} of 企业职工参保人" for step in range(steps)]
    (folder / "generated.feature").write_text("\n".join(lines), encoding="utf-8")


def run(folder: Path, formatter: str) -> float:
    """Wall time in seconds of one run in this process."""
    config = Configuration(["-f", formatter, "-o", str(folder / "out"), str(folder)], load_config=False)
    config.summary, config.reporters = False, []
    began = perf_counter()
    assert run_behave(config) == 0
    return perf_counter() - began


if __name__ == "__main__":
    main()
