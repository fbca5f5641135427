"""Running the hooks and step definitions of a suite the way behave does, and leaving no trace of it."""

import importlib
import io
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from behave import matchers, step_registry
from behave.runner_util import exec_file, load_step_modules

from living_guide.lint.suite import Suite

_OURS = __name__.partition(".")[0]  # a checkout holds it beside its suite


@dataclass(frozen=True, slots=True)
class Loaded:
    """Matchers of behave's, by kind (given, when, then, step), and those it leaves out, with its reason."""

    matchers: dict[str, list[Any]]
    bad: list[tuple[Any, Exception]]


def load(suite: Suite) -> Loaded:
    """What a file of the suite raises goes through."""
    with ExitStack() as stack:
        for context in (_path(suite.root), _modules(suite.root), _types(), redirect_stdout(io.StringIO())):
            stack.enter_context(context)
        registry = stack.enter_context(_registry())
        if suite.hooks:
            exec_file(str(suite.hooks), {})
        load_step_modules([str(suite.steps)] if suite.steps else [])
        return Loaded(registry.steps, registry.error_handler.found)


class _Collecting:
    """Takes the place of behave's handler, which prints what is wrong with a step definition."""

    def __init__(self) -> None:
        self.found: list[tuple[Any, Exception]] = []

    def on_error(self, matcher: Any, error: Exception) -> None:
        self.found.append((matcher, error))


@contextmanager
def _registry() -> Iterator[Any]:
    """behave's own registry, to which its decorators are bound, emptied for a while."""
    registry = step_registry.registry
    before = registry.steps, registry.error_handler
    registry.steps, registry.error_handler = {kind: [] for kind in registry.steps}, _Collecting()
    try:
        yield registry
    finally:
        registry.steps, registry.error_handler = before


@contextmanager
def _types() -> Iterator[None]:
    """Types of fields are registered with a class of matchers, which one is the default with their factory."""
    factory = matchers.get_step_matcher_factory()
    before, types = dict(vars(factory)), matchers.ParseMatcher.TYPE_REGISTRY
    matchers.ParseMatcher.TYPE_REGISTRY = matchers.TypeRegistry(types)
    try:
        yield
    finally:
        vars(factory).update(before)
        matchers.ParseMatcher.TYPE_REGISTRY = types


@contextmanager
def _path(root: Path) -> Iterator[None]:
    before = sys.path[:]
    sys.path.insert(0, str(root))
    importlib.invalidate_caches()
    try:
        yield
    finally:
        sys.path[:] = before


@contextmanager
def _modules(root: Path) -> Iterator[None]:
    """Modules of the same names from elsewhere stand aside; those of the suite are forgotten, unless known before."""
    before = dict(sys.modules)
    own = {path.name for path in root.iterdir() if (path / "__init__.py").is_file()}
    own |= {path.stem for path in root.glob("*.py")}
    others = {name for name in own - set(sys.stdlib_module_names) if not _lies_in(root, name)}
    _forget(name for name in before if name.partition(".")[0] in others)
    try:
        yield
    finally:
        suites = {name for name in own - {_OURS} if _lies_in(root, name)}
        _forget(name for name in sys.modules if name not in before and name.partition(".")[0] in suites)
        sys.modules.update(before)


def _forget(names: Iterable[str]) -> None:
    for name in list(names):
        del sys.modules[name]


def _lies_in(root: Path, name: str) -> bool:
    """Of a module or package of the first level: whether the one that is loaded, if any, comes from the folder."""
    file = Path(getattr(sys.modules.get(name), "__file__", None) or "/")
    return root == (file.parent.parent if file.name == "__init__.py" else file.parent)
