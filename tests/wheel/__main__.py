"""Build the wheel, install it where nothing else of this project is, and run the examples with it."""

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "docs" / "examples"
CONSTRAINTS = ROOT / "constraints.txt"
TOOLS = ["pytest", "pytest-xdist"]  # what the examples need besides
PINNED = {"PIP_CONSTRAINT": str(CONSTRAINTS), "PIP_BUILD_CONSTRAINT": str(CONSTRAINTS)}
# Serves a platform, and runs what follows with its address.
SERVED = """
import subprocess, sys
from mock_platform import serve
with serve(process=True, people=["employee"]) as platform:
    sys.exit(subprocess.call([*sys.argv[1:], platform.address]))
"""
QUIET = ("--quiet", "--disable-pip-version-check")


def main() -> None:
    """Ends with an exit code that is not 0 if a step fails, whose output is shown."""
    with TemporaryDirectory() as folder:
        place = Path(folder)
        wheel = _built(place / "dist")
        python = _environment(place / "environment", wheel)
        shutil.copytree(EXAMPLES, place / "examples")
        _run(python, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-n", "4", "examples", at=place)
        _run(str(Path(python).with_name("yss")), "doctor", at=place)
        if node := shutil.which("node"):
            _run(python, "-c", SERVED, node, "examples/reminder.mjs", at=place)


def _built(place: Path) -> str:
    _run(sys.executable, "-m", "pip", "wheel", *QUIET, "--no-deps", "--wheel-dir", str(place), str(ROOT), at=ROOT)
    (wheel,) = place.glob("*.whl")
    return str(wheel)


def _environment(place: Path, wheel: str) -> str:
    venv.create(place, with_pip=True)
    python = str(place / ("Scripts" if os.name == "nt" else "bin") / "python")
    _run(python, "-m", "pip", "install", *QUIET, wheel, *TOOLS, at=place)
    return python


def _run(*command: str, at: Path) -> None:
    # Nothing of the checkout may be seen from there.
    seen = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    done = subprocess.run(command, cwd=at, env=seen | PINNED)
    if done.returncode:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}")


if __name__ == "__main__":
    main()
