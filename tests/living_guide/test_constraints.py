import itertools
import re
import tomllib
from collections.abc import Iterable
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PIN = re.compile(r"(?P<name>[A-Za-z0-9._-]+)==(?P<version>[A-Za-z0-9.!+]+)")

# What hatchling needs to build; it lives in pip's own build environment, not in ours.
BUILD = {"editables", "hatchling", "tomlkit", "trove-classifiers"}

SYSTEMS = [("Linux", "linux", "posix"), ("Darwin", "darwin", "posix"), ("Windows", "win32", "nt")]
ENVIRONMENTS = [
    {
        "python_version": version,
        "python_full_version": f"{version}.0",
        "platform_system": system,
        "sys_platform": platform,
        "os_name": name,
        "platform_machine": machine,
        "platform_python_implementation": "CPython",
        "implementation_name": "cpython",
    }
    for version, (system, platform, name), machine in itertools.product(
        ["3.11", "3.12", "3.13"], SYSTEMS, ["x86_64", "arm64"]
    )
]


def _lines() -> list[str]:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _pins() -> dict[str, str]:
    matches = (PIN.fullmatch(line) for line in _lines())
    return {canonicalize_name(match["name"]): match["version"] for match in matches if match}


def _asked_for() -> list[str]:
    project = PROJECT["project"]
    return [*project["dependencies"], *itertools.chain(*project["optional-dependencies"].values())]


def _needed(requirements: Iterable[str]) -> set[str]:
    """The names of everything some supported machine installs for these requirements."""
    found: set[tuple[str, frozenset[str]]] = set()
    todo = [(requirement, frozenset({""})) for requirement in requirements]
    while todo:
        text, asked = todo.pop()
        requirement = Requirement(text)
        extras = frozenset({"", *requirement.extras})
        node = (canonicalize_name(requirement.name), extras)
        if node not in found and _applies(requirement, asked):
            found.add(node)
            todo += [(below, extras) for below in _below(node[0])]
    return {name for name, _ in found}


def _applies(requirement: Requirement, extras: frozenset[str]) -> bool:
    marker = requirement.marker
    cases = itertools.product(ENVIRONMENTS, extras)
    return marker is None or any(marker.evaluate({**env, "extra": extra}) for env, extra in cases)


def _below(name: str) -> list[str]:
    installed = _installed(name)
    return (installed.requires or []) if installed else []


def _installed(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:  # another system's, as tzdata is Windows'
        return None


NEEDED = _needed(_asked_for())


@pytest.mark.parametrize("line", _lines())
def test_a_line_is_an_exact_version_and_no_address(line: str) -> None:
    assert PIN.fullmatch(line)


@pytest.mark.parametrize("name", sorted(NEEDED))
def test_what_some_supported_machine_installs_is_pinned(name: str) -> None:
    assert name in _pins()


@pytest.mark.parametrize("name", sorted(filter(_installed, NEEDED)))
def test_what_is_installed_here_has_the_pinned_version(name: str) -> None:
    assert distribution(name).version == _pins().get(name)


def test_nothing_needless_is_pinned() -> None:
    assert _pins().keys() - BUILD == NEEDED


def test_what_builds_the_package_is_pinned() -> None:
    assert {Requirement(text).name for text in PROJECT["build-system"]["requires"]} <= _pins().keys()


def test_the_closure_is_more_than_the_direct_dependencies() -> None:
    assert {"starlette", "greenlet", "mdurl", "tzdata"} <= NEEDED
