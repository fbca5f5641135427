"""Timing whole processes."""

import subprocess
import sys
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).parents[1]


def timed(*command: str) -> float:
    """Wall time of a Python process, in seconds; what it printed, and an exit, if it failed."""
    began = perf_counter()
    done = subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{command} failed:\n{done.stdout[-3000:]}{done.stderr[-3000:]}")
    return perf_counter() - began
