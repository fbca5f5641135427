"""Where the parts of a suite lie, found from one of its features as behave finds them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from living_guide.lint.finding import absolute

_STEPS = "steps"
_HOOKS = "environment.py"
_FEATURES = "features"


@dataclass(frozen=True)
class Suite:
    """`root` holds the hooks and the steps, `features` the features and their registry; both are whole paths."""

    root: Path
    features: Path

    @property
    def steps(self) -> Path | None:
        folder = self.root / _STEPS
        return folder if folder.is_dir() else None

    @property
    def hooks(self) -> Path | None:
        file = self.root / _HOOKS
        return file if file.is_file() else None

    @property
    def registry(self) -> Path | None:
        folder = self.features / "guide"
        return folder if folder.is_dir() else None

    @cached_property
    def files(self) -> tuple[Path, ...]:
        return tuple(feature_files(self.features))


def suite_of(file: Path) -> Suite:
    """The suite a feature file belongs to: the nearest folder above it with steps or hooks is its root.

    Without any, the folder above one called features, else the file's own.
    """
    own = absolute(file).parent
    above = (own, *own.parents)
    if root := next((folder for folder in above if _is_root(folder)), None):
        inside = root / _FEATURES
        return Suite(root, inside if own.is_relative_to(inside) else root)
    if named := next((folder for folder in above if folder.name == _FEATURES), None):
        return Suite(named.parent, named)
    return Suite(own, own)


def feature_files(path: Path) -> Iterator[Path]:
    """A file itself, or those below a folder, sorted; folders whose names begin with a dot are nobody's features."""
    if path.is_file():
        yield path
    for file in sorted(path.rglob("*.feature")):
        if not any(part.startswith(".") for part in file.relative_to(path).parts):
            yield file


def _is_root(folder: Path) -> bool:
    return (folder / _STEPS).is_dir() or (folder / _HOOKS).is_file()
