"""The clause registry: all editions and the assumptions, read from their files."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from living_guide.registry.clauses import Assumption, Clause, Edition, Strict
from living_guide.registry.editions import OFFICIAL

ASSUMPTIONS = "assumptions.toml"


class RegistryError(Exception):
    """The registry cannot be used; each line of `str(error)` names the file, the entry and what is wrong."""


@dataclass(frozen=True, slots=True)
class _EditionFile(Strict):
    edition: Edition
    clause: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class _AssumptionFile(Strict):
    assumption: tuple[Assumption, ...]


File = TypeVar("File", _EditionFile, _AssumptionFile)


@dataclass(frozen=True, slots=True)
class Registry:
    """All clauses in the guide's order, the official edition first. Unknown ids raise KeyError."""

    editions: tuple[Edition, ...]
    clauses: tuple[Clause, ...]
    assumptions: tuple[Assumption, ...]

    def __iter__(self) -> Iterator[Clause]:
        return iter(self.clauses)

    def edition(self, edition_id: str) -> Edition:
        return {edition.id: edition for edition in self.editions}[edition_id]

    def clause(self, clause_id: str) -> Clause:
        return {clause.id: clause for clause in self.clauses}[clause_id]

    def assumption(self, assumption_id: str) -> Assumption:
        return {assumption.id: assumption for assumption in self.assumptions}[assumption_id]

    def testable(self) -> tuple[Clause, ...]:
        return tuple(clause for clause in self.clauses if clause.testable)


def load_registry(folder: Path) -> Registry:
    """The registry in a folder: `assumptions.toml`, and one TOML per edition, named after its id.

    RegistryError lists everything wrong with the first file that cannot be used, or with the whole.
    """
    files = [_load_edition(path) for path in _edition_paths(folder)]
    registry = Registry(
        editions=tuple(file.edition for file in files),
        clauses=tuple(clause for file in files for clause in file.clause),
        assumptions=_load(folder / ASSUMPTIONS, _AssumptionFile).assumption,
    )
    _refuse([*_doubles(registry), *_strangers(registry)])
    return registry


def _edition_paths(folder: Path) -> list[Path]:
    paths = [path for path in folder.glob("*.toml") if path.name != ASSUMPTIONS]
    _refuse([] if paths else [f"{folder}: holds no edition"])
    return sorted(paths, key=lambda path: (path.stem != OFFICIAL, path.stem))


def _load_edition(path: Path) -> _EditionFile:
    file = _load(path, _EditionFile)
    _refuse(f"{path.name}: {reason}" for reason in _misplaced(file, path.stem))
    return replace(file, clause=tuple(replace(clause, edition=path.stem) for clause in file.clause))


def _misplaced(file: _EditionFile, name: str) -> Iterator[str]:
    if file.edition.id != name:
        yield f"edition: id {file.edition.id!r} is not the file's name"
    for clause in file.clause:
        if clause.edition:
            yield f"{clause.id}: edition: the file says it, a clause does not"
        for scheme in set(clause.scheme) - set(file.edition.schemes):
            yield f"{clause.id}: scheme: {scheme!r} is not the edition's"


def _load(path: Path, kind: type[File]) -> File:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        return TypeAdapter(kind).validate_python(data)
    except ValidationError as error:
        lines = [f"{path.name}: {_where(data, e['loc'])}: {e['msg']}" for e in error.errors()]
        raise RegistryError("\n".join(lines)) from error
    except (OSError, ValueError) as error:
        raise RegistryError(f"{path.name}: {error}") from error


def _where(data: dict[str, Any], place: tuple[int | str, ...]) -> str:
    """`clause, 3, labels` is no help to who edits the file: the entry's own id is."""
    match place:
        case (str(table), int(number), *inside):
            entry = data[table][number]
            entry_id = entry.get("id") if isinstance(entry, dict) else None
            return ".".join(map(str, (entry_id or f"{table} number {number + 1}", *inside)))
    return ".".join(map(str, place))


def _doubles(registry: Registry) -> Iterator[str]:
    files = defaultdict(list)
    for clause in registry:
        files[clause.id].append(f"{clause.edition}.toml")
    for assumption in registry.assumptions:
        files[assumption.id].append(ASSUMPTIONS)
    for entry_id, names in files.items():
        if len(names) > 1:
            yield f"{', '.join(sorted(set(names)))}: {entry_id}: stands {len(names)} times"


def _strangers(registry: Registry) -> Iterator[str]:
    known = {clause.id for clause in registry}
    for assumption in registry.assumptions:
        for clause_id in set(assumption.clauses) - known:
            yield f"{ASSUMPTIONS}: {assumption.id}: clauses: no clause {clause_id!r}"


def _refuse(reasons: Iterable[str]) -> None:
    if text := "\n".join(reasons):
        raise RegistryError(text)
