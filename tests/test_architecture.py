"""Which part may know which, read from the imports themselves."""

import ast
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.repository import FEATURES, ROOT

LONGEST = 200  # lines


@dataclass(frozen=True)
class Module:
    """A file of ours, by its dotted name."""

    path: Path

    @property
    def name(self) -> str:
        parts = self.path.relative_to(ROOT).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.path.read_text(encoding="utf-8"))

    @cached_property
    def imports(self) -> set[str]:
        """Dotted names of the modules it imports, wherever in the file it does."""
        return {name for node in ast.walk(self.tree) for name in _imported(node)}

    def texts(self) -> Iterator[str]:
        """Every text in the code, without docstrings."""
        documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
        docs = {ast.get_docstring(node, clean=False) for node in ast.walk(self.tree) if isinstance(node, documented)}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value not in docs:
                yield node.value


def _imported(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        assert node.level == 0, "no relative imports"
        assert node.module is not None
        for alias in node.names:
            whole = f"{node.module}.{alias.name}"
            yield whole if whole in NAMES else node.module


def _files(*places: str) -> list[Path]:
    return [path for place in places for path in sorted((ROOT / place).rglob("*.py"))]


NAMES = {Module(path).name for path in _files("mock_platform", "living_guide", "fixtures", "steps")} | {"environment"}
PLATFORM = [Module(path) for path in _files("mock_platform")]
GUIDE = [Module(path) for path in _files("living_guide")]
FIXTURES = [Module(path) for path in _files("fixtures")]
STEPS = [Module(path) for path in _files("steps")]
ENVIRONMENT = Module(ROOT / "environment.py")
SUITE = [ENVIRONMENT, *STEPS, *FIXTURES]
OURS = {"mock_platform", "living_guide", "fixtures", "steps", "environment", "tests"}


def within(name: str, places: Iterable[str]) -> bool:
    return any(name == place or name.startswith(f"{place}.") for place in places)


def ours(module: Module) -> set[str]:
    return {name for name in module.imports if name.split(".")[0] in OURS}


def named(modules: Iterable[Module]) -> list[object]:
    return [pytest.param(module, id=module.name) for module in modules]


# --- between the parts


@pytest.mark.parametrize("module", named([ENVIRONMENT, *STEPS]))
def test_steps_and_hooks_know_fixtures_and_behave(module: Module) -> None:
    run = ["living_guide.running"] if module is ENVIRONMENT else []  # the run that the hooks are part of
    assert {name for name in ours(module) if not within(name, ["fixtures", *run])} == set()
    others = {name.split(".")[0] for name in module.imports - ours(module)}
    assert others - set(sys.stdlib_module_names) <= {"behave"}


@pytest.mark.parametrize("module", named(FIXTURES))
def test_fixtures_know_nothing_of_the_platforms_inside(module: Module) -> None:
    assert {name for name in ours(module) if not within(name, ["fixtures", "living_guide.browser"])} == set()


# What a suite for another implementation needs to be written against must not drag in a browser or the mock's API.
PLAIN = ["person", "phrases", "screen", "settings", "target", "way", "world"]
HEAVY = {"playwright", "httpx", "behave", "PIL", "segno"}


@pytest.mark.parametrize("name", PLAIN)
def test_the_suites_vocabulary_needs_no_tool(name: str) -> None:
    seen, ahead = set(), {f"fixtures.{name}"}
    by_name = {module.name: module for module in FIXTURES}
    while ahead:
        module = by_name[ahead.pop()]
        seen.add(module.name)
        assert {each.split(".")[0] for each in module.imports} & HEAVY == set(), module.name
        ahead |= ours(module) - seen


@pytest.mark.parametrize("module", named(PLATFORM))
def test_the_platform_knows_nothing_of_the_other_parts(module: Module) -> None:
    assert {name for name in ours(module) if not within(name, ["mock_platform"])} == set()


@pytest.mark.parametrize("module", named(GUIDE))
def test_the_living_guide_knows_of_the_platform_only_its_command(module: Module) -> None:
    allowed = ["living_guide", *(["mock_platform.cli"] if module.name == "living_guide.cli" else [])]
    assert {name for name in ours(module) if not within(name, allowed)} == set()


# --- inside the platform

STANDARD = {
    *("bisect", "calendar", "collections", "collections.abc", "dataclasses", "datetime", "enum", "functools"),
    *("operator", "re", "typing", "unicodedata"),
}
# Each layer: what it may import of the platform, and whose libraries.
LAYERS: dict[str, tuple[set[str], set[str]]] = {
    "core": ({"core"}, set()),
    "people": ({"core", "people"}, {"faker"}),
    "store": ({"core", "store"}, {"orjson", "sqlalchemy"}),
    "application": ({"core", "people", "store", "application"}, set()),
    "web": (
        {"core", "people.cast", "people.personas", "application", "web", "wire", "version"},
        {"fastapi", "starlette", "pydantic", "jinja2", "segno", "zxingcpp", "PIL"},
    ),
    "version": (set(), set()),
    "variables": (set(), set()),
    "wire": (set(), {"starlette"}),
    "connection": ({"wire", "joining"}, {"uvicorn"}),
    "joining": (set(), set()),
    "server": ({"connection"}, {"uvicorn", "starlette"}),
    "client": ({"client"}, {"httpx"}),
    "doors": (
        {"wire", "server", "bootstrap", "web.app", "client", "variables", "doors"},
        {"starlette", "anyio", "uvicorn", "httpx", "requests", "urllib3", "responses"},
    ),
    "pytest_plugin": ({"client", "doors"}, {"pytest"}),
    "commands": ({"client", "doors", "variables", "commands"}, {"typer", "requests", "rich"}),
    "bootstrap": ({"core", "store.database", "store.engine", "application", "web", "server"}, {"sqlalchemy"}),
    "imports": (set(), set()),
    "roll": ({"core", "people", "imports", "roll"}, {"typer", "rich", "pyarrow"}),
    "cli": ({"core.errors", "bootstrap", "imports", "commands", "roll.command"}, {"typer"}),
    "__main__": ({"cli"}, set()),
    "mutants": ({"core", "store", "application", "web", "cli", "imports", "mutants"}, {"jinja2", "starlette", "typer"}),
}
LAYERED = [module for module in PLATFORM if module.name != "mock_platform"]


@pytest.mark.parametrize("module", named(LAYERED))
def test_a_layer_knows_only_those_below_it(module: Module) -> None:
    below, _ = LAYERS[module.name.split(".")[1]]
    allowed = [f"mock_platform.{layer}" for layer in below]
    assert {name for name in ours(module) - {"mock_platform"} if not within(name, allowed)} == set()


@pytest.mark.parametrize("module", named(LAYERED))
def test_a_layer_uses_only_its_own_libraries(module: Module) -> None:
    _, libraries = LAYERS[module.name.split(".")[1]]
    used = {name.split(".")[0] for name in module.imports - ours(module)}
    assert used - set(sys.stdlib_module_names) - libraries == set()


CORE = [module for module in PLATFORM if within(module.name, ["mock_platform.core"])]
IMPURE_CALLS = {"open", "print", "input", "exec", "eval", "__import__"}
IMPURE_METHODS = {"now", "today", "utcnow", "fromtimestamp", "read_text", "write_text"}


@pytest.mark.parametrize("module", named(CORE))
def test_the_core_is_pure(module: Module) -> None:
    assert module.imports - ours(module) <= STANDARD
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Name):
            assert node.id not in IMPURE_CALLS
        if isinstance(node, ast.Attribute):
            assert node.attr not in IMPURE_METHODS


def test_the_system_clock_is_read_in_one_place() -> None:
    places = [
        module.name
        for module in PLATFORM
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and node.attr in {"now", "today", "utcnow"} and _is_a_clock(node.value)
    ]
    assert places == ["mock_platform.application.platform"]


def _is_a_clock(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and node.id in {"date", "datetime", "time"}


@pytest.mark.parametrize("module", named(m for m in PLATFORM if within(m.name, ["mock_platform.web"])))
def test_pages_do_not_reach_past_the_application_into_the_store(module: Module) -> None:
    attributes = [node for node in ast.walk(module.tree) if isinstance(node, ast.Attribute) and node.attr == "scope"]
    assert not any(isinstance(node.value, ast.Attribute) and node.value.attr == "sandbox" for node in attributes)


# --- everywhere


def test_no_two_modules_need_each_other() -> None:
    modules = [*PLATFORM, *GUIDE, *SUITE]
    graph = {module.name: ours(module) - {module.name} for module in modules}
    TopologicalSorter(graph).prepare()


@pytest.mark.parametrize("module", named([*PLATFORM, *GUIDE, *SUITE]))
def test_no_module_is_too_long(module: Module) -> None:
    assert len(module.path.read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("module", named([*PLATFORM, *GUIDE, *SUITE]))
def test_every_module_says_what_it_holds(module: Module) -> None:
    assert ast.get_docstring(module.tree)


SLEEPS = {"sleep", "wait_for_timeout"}
# Faults that delay.
WAITS_ON_PURPOSE = {"mock_platform.wire", "mock_platform.doors.driver"}


@pytest.mark.parametrize("module", named([*PLATFORM, *SUITE]))
def test_nothing_sleeps(module: Module) -> None:
    words = {node.id for node in ast.walk(module.tree) if isinstance(node, ast.Name)}
    words |= {node.attr for node in ast.walk(module.tree) if isinstance(node, ast.Attribute)}
    words |= {alias.name for node in ast.walk(module.tree) if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert bool(words & SLEEPS) == (module.name in WAITS_ON_PURPOSE)


URL = re.compile(r"://|\bwww\.|\.html\b|(^|[^\w<])/\w")
SELECTOR = re.compile(r"//\w|xpath|\bcss\b|>>|\[\w+[*^$~|]?=|(^|\s)[#.][A-Za-z]|\w\.[a-z]+\(|:nth|\brole=|:has\(", re.I)


@pytest.mark.parametrize("module", named(STEPS))
def test_steps_speak_of_no_address_and_of_no_selector(module: Module) -> None:
    assert [text for text in module.texts() if URL.search(text) or SELECTOR.search(text)] == []


@pytest.mark.parametrize("path", [pytest.param(path, id=path.name) for path in sorted(FEATURES.rglob("*.feature"))])
def test_features_speak_of_no_address_and_of_no_selector(path: Path) -> None:
    lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
    spoken = [line for line in lines if not line.startswith(("#", "@")) and "features/guide" not in line]
    assert [line for line in spoken if URL.search(line) or SELECTOR.search(line)] == []


@pytest.mark.parametrize(
    "text",
    ["http://x", "/yss/cities", "打开 /yss", "www.x", "//div", "#main", "点 .button", "css=a", "[name=x]", "a >> b"],
)
def test_addresses_and_selectors_are_noticed(text: str) -> None:
    assert URL.search(text) or SELECTOR.search(text)


def test_the_names_of_test_files_are_unique() -> None:
    names = Counter(path.name for path in _files("tests") if path.name.startswith("test_"))
    assert [name for name, times in names.items() if times > 1] == []
