"""The acceptance suite against a plain Playwright script with the same clicks: `python -m bench.acceptance`.

Prints both medians, their ratio and the peak memory of the platform's process (Linux).
"""

import argparse
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from bench.timing import ROOT, timed


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=3, help="how often each is run (default 3)")
    options.add_argument("features", nargs="*", help="what behave is asked to run (default: all)")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder, platform() as (address, process):
        recording = str(Path(folder) / "recording.json")
        timed("bench/recording.py", recording, "-D", f"target={address}", *given.features)
        suite = ("-m", "behave", "-D", f"target={address}", *given.features)
        raw = ("bench/raw.py", recording, address)
        rounds = [(timed(*suite), timed(*raw)) for _ in range(given.rounds)]
        memory = peak_memory(process.pid)
    for place, (a, b) in enumerate(rounds, 1):
        print(f"round {place}: suite {a:.1f} s, raw {b:.1f} s, ratio {a / b:.2f}")
    print(f"median ratio suite / raw: {median(a / b for a, b in rounds):.2f}")
    print(f"peak memory of the platform's process: {memory}")


@contextmanager
def platform() -> Iterator[tuple[str, subprocess.Popen[str]]]:
    command = [sys.executable, "-m", "mock_platform", "serve", "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert process.stdout is not None
    found = re.search(r"http://\S+", process.stdout.readline())
    assert found is not None, "the platform did not start"
    try:
        yield found[0], process
    finally:
        process.terminate()
        process.wait()


def peak_memory(pid: int) -> str:
    status = Path(f"/proc/{pid}/status")
    found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text()) if status.exists() else None
    return f"{int(found[1]) / 1024:.0f} MB" if found else "not known here"


if __name__ == "__main__":
    main()
