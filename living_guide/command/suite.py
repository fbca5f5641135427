"""Where the suite is: in a checkout, or in the installed package."""

from importlib.resources import files
from pathlib import Path

from living_guide.command.answers import refuse

HOOKS = "environment.py"
FEATURES = "features"


class SuiteMissing(Exception):
    """There is no suite where one was looked for."""


def find_suite(here: Path) -> Path:
    """The folder with environment.py and features/: this one, else the one that came with the package."""
    package = Path(str(files("living_guide")))
    for folder in (here, package / "suite", package.parent):
        if (folder / HOOKS).is_file() and (folder / FEATURES).is_dir():
            return folder.resolve()
    raise SuiteMissing(f"No suite here ({here}: no {HOOKS} beside {FEATURES}/), and none came with the package.")


def suite_or_exit() -> Path:
    """For commands: the suite, or a sentence on standard error and exit code 2."""
    try:
        return find_suite(Path.cwd())
    except SuiteMissing as missing:
        refuse(str(missing))
