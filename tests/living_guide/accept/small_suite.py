"""Suites small enough to be run many times: features, steps, hooks and the repository's registry."""

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.repository import FEATURES

FILE = "features/2_certify/small.feature"
SETTINGS = """\
[tool.behave]
paths = ["features"]
runner = "living_guide.running.runner:StrictRunner"
default_format = "living_guide.report.formatter:GuideFormatter"
summary = false
show_skipped = false
"""
HOOKS = """\
from living_guide.running import require_strict


def before_all(context):
    require_strict(context)
    told = context.config.userdata
    context.facts.tell(seed=told.get("seed", ""), driver=told.get("driver", ""), target=None, versions={"suite": "7"})
"""
STEPS = """\
import os
import signal
import sys
import threading
from pathlib import Path

from behave import step
from behave.api.pending_step import StepNotImplementedError

alive = []


@step("it passes")
def passes(context): pass

@step("it fails")
def fails(context): assert False, "not what was expected"

@step("it breaks")
def breaks(context): raise RuntimeError("out of order")

@step("it is pending")
def pending(context): raise StepNotImplementedError("to be written")

@step("it says no")
def says_no(context): return False

@step("it leaves")
def leaves(context): sys.exit(0)

@step("it vanishes")
def vanishes(context): os._exit(0)

@step("it dies")
def dies(context): os.kill(os.getpid(), signal.SIGKILL)

@step("it stands still")
def stands_still(context): os.kill(os.getpid(), signal.SIGSTOP)

@step("it hangs")
def hangs(context): threading.Event().wait()

@step("it tells {pipe} and hangs")
def tells_and_hangs(context, pipe):
    alive.append(open(pipe, "w"))
    alive[-1].write(f"{os.getpid()}\\n")
    alive[-1].flush()
    hangs(context)

@step("it fails the first time")
def fails_first(context):
    mark = Path("once-" + context.scenario.name)
    if not mark.exists():
        mark.touch()
        assert False, "only the first time"

@step("it says {words}")
def says(context, words): print(words)
"""
START = """\
import os

from living_guide.accept import pool
from living_guide.cli import app

if __name__ == "__main__":
    pool.GRACE = float(os.environ.get("GRACE", pool.GRACE))
    pool.COMING_UP = float(os.environ.get("COMING_UP", pool.COMING_UP))
    app(prog_name="yss")
"""


@dataclass(frozen=True, eq=False, kw_only=True)
class Suite:
    """`scenarios` of one feature are steps, divided by semicolons, by the scenario's name; `files` come on top;
    `hooks` follow the usual before_all."""

    scenarios: Mapping[str, str] = field(default_factory=dict)
    hooks: str = ""
    files: Mapping[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The feature of its scenarios."""
        return feature("Small", self.scenarios)

    def write(self, folder: Path) -> Path:
        """Into a folder that need not exist."""
        texts = {"pyproject.toml": SETTINGS, "environment.py": f"{HOOKS}\n\n{self.hooks}", "steps/small.py": STEPS}
        if self.scenarios:
            texts[FILE] = self.text
        guide = folder / "features" / "guide"
        guide.mkdir(parents=True, exist_ok=True)
        for registry in FEATURES.glob("guide/*.toml"):
            shutil.copy(registry, guide)
        for path, text in {**texts, "yss.py": START, **self.files}.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
        return folder


def feature(name: str, scenarios: Mapping[str, str], tags: Mapping[str, str] | None = None) -> str:
    """The text of a feature; a scenario begins two lines after the end of the one before, with its tags."""
    lines = [f"Feature: {name}"]
    for title, steps in scenarios.items():
        lines += ["", *_tagged((tags or {}).get(title)), f"  Scenario: {title}", *_steps(steps.split(";"))]
    return "\n".join(lines) + "\n"


def _tagged(tags: str | None) -> list[str]:
    return [f"  {tags}"] if tags else []


def _steps(steps: Iterable[str]) -> list[str]:
    return [f"    * {step.strip()}" for step in steps]
