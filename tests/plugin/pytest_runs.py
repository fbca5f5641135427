"""pytest in a run of its own, with the plugins of this project and those it has to get on with."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

from tests.repository import ROOT

OURS = ("mock_platform.pytest_plugin", "living_guide.browser.pytest_plugin")
COUNT = re.compile(r"([0-9]+) (passed|failed|errors?|skipped|warnings?)")
PATIENCE = 120  # seconds


@dataclass(frozen=True)
class Run:
    """What a run said, and how many tests passed and so on."""

    said: str
    code: int

    @property
    def counts(self) -> dict[str, int]:
        last = self.said.strip().splitlines()[-1]
        return {word.rstrip("s"): int(number) for number, word in COUNT.findall(last)}

    def all_passed(self, number: int) -> None:
        assert (self.code, self.counts) == (0, {"passed": number}), self.said


def run_pytest(folder: Path, files: Mapping[str, str], *options: str, beside: Sequence[str] = ()) -> Run:
    """Run these tests in `folder`, with the plugins `beside` ours, and no settings but those in the files."""
    for name, content in {"pytest.ini": "[pytest]\nfilterwarnings = error\n", **files}.items():
        (folder / name).write_text(dedent(content), encoding="utf-8")
    plugins = [word for plugin in (*OURS, *beside) for word in ("-p", plugin)]
    command = [sys.executable, "-m", "pytest", "--strict-markers", "-p", "no:cacheprovider", *plugins, *options]
    # Whatever else is installed here takes longer to start than the tests do.
    alone = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTEST_ADDOPTS": "", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, **alone}, capture_output=True, text=True, check=False, timeout=PATIENCE
    )
    return Run(done.stdout + done.stderr, done.returncode)
