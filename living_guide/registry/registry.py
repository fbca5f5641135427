"""The clause registry: all editions, the assumptions, the flow, and what was decided, read from their files."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from living_guide.registry.clauses import Assumption, Clause, Edition, Strict
from living_guide.registry.editions import OFFICIAL
from living_guide.registry.files import RegistryError, load, refuse
from living_guide.registry.flow import FLOW, Flow
from living_guide.registry.reviews import REVIEWS, ReviewFile, Waiver, WaiverFile

__all__ = ["Registry", "RegistryError", "load_registry"]

ASSUMPTIONS = "assumptions.toml"
WAIVERS = "waivers.toml"
NO_EDITIONS = {ASSUMPTIONS, FLOW, REVIEWS, WAIVERS}


@dataclass(frozen=True, slots=True)
class _EditionFile(Strict):
    edition: Edition
    clause: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class _AssumptionFile(Strict):
    assumption: tuple[Assumption, ...]


@dataclass(frozen=True, slots=True)
class Registry:
    """All clauses in the guide's order, the official edition first. `reviewed` are digests of clauses' texts, by their
    ids. Unknown ids raise KeyError."""

    editions: tuple[Edition, ...]
    clauses: tuple[Clause, ...]
    assumptions: tuple[Assumption, ...]
    flow: Flow = field(default_factory=Flow)
    reviewed: Mapping[str, str] = field(default_factory=dict)
    waivers: tuple[Waiver, ...] = ()

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
    """The registry in a folder: one TOML per edition, named after its id, `assumptions.toml`, and, if they are there,
    `flow.toml`, `reviews.toml` and `waivers.toml`.

    RegistryError lists everything wrong with the first file that cannot be used, or with the whole.
    """
    files = [_load_edition(path) for path in _edition_paths(folder)]
    registry = Registry(
        editions=tuple(file.edition for file in files),
        clauses=tuple(clause for file in files for clause in file.clause),
        assumptions=load(folder / ASSUMPTIONS, _AssumptionFile).assumption,
        flow=load(folder / FLOW, Flow) if (folder / FLOW).exists() else Flow(),
        reviewed=load(folder / REVIEWS, ReviewFile).reviewed if (folder / REVIEWS).exists() else {},
        waivers=load(folder / WAIVERS, WaiverFile).waiver if (folder / WAIVERS).exists() else (),
    )
    refuse([*_doubles(registry), *_strangers(registry), *_same_editions(registry), *_loose_ends(registry.flow)])
    return registry


def _edition_paths(folder: Path) -> list[Path]:
    paths = [path for path in folder.glob("*.toml") if path.name not in NO_EDITIONS]
    refuse([] if paths else [f"{folder}: holds no edition"])
    return sorted(paths, key=lambda path: (path.stem != OFFICIAL, path.stem))


def _load_edition(path: Path) -> _EditionFile:
    file = load(path, _EditionFile)
    refuse(f"{path.name}: {reason}" for reason in _misplaced(file, path.stem))
    return replace(file, clause=tuple(replace(clause, edition=path.stem) for clause in file.clause))


def _misplaced(file: _EditionFile, name: str) -> Iterator[str]:
    if file.edition.id != name:
        yield f"edition: id {file.edition.id!r} is not the file's name"
    for clause in file.clause:
        if clause.edition:
            yield f"{clause.id}: edition: the file says it, a clause does not"
        for scheme in set(clause.scheme) - set(file.edition.schemes):
            yield f"{clause.id}: scheme: {scheme!r} is not the edition's"


def _doubles(registry: Registry) -> Iterator[str]:
    files = defaultdict(list)
    for clause in registry:
        files[clause.id].append(f"{clause.edition}.toml")
    for assumption in registry.assumptions:
        files[assumption.id].append(ASSUMPTIONS)
    for screen in registry.flow.screen:
        files[f"screen {screen.id}"].append(FLOW)
    for waiver in registry.waivers:
        files[f"waiver of {waiver.clause}"].append(WAIVERS)
    for entry_id, names in files.items():
        if len(names) > 1:
            yield f"{', '.join(sorted(set(names)))}: {entry_id}: stands {len(names)} times"


def _strangers(registry: Registry) -> Iterator[str]:
    clauses = {clause.id for clause in registry}
    for place, named in _clauses_named(registry):
        for clause_id in sorted(set(named) - clauses):
            yield f"{place}: no clause {clause_id!r}"
    assumptions = {assumption.id for assumption in registry.assumptions}
    for move in registry.flow.move:
        if move.assumption and move.assumption not in assumptions:
            yield f"{FLOW}: {move.origin} to {move.to}: assumption: no assumption {move.assumption!r}"


def _same_editions(registry: Registry) -> Iterator[str]:
    edition_of = {clause.id: clause.edition for clause in registry}
    for clause in registry:
        for clause_id in clause.same_as or ():
            if edition_of.get(clause_id) == clause.edition:
                yield f"{clause.edition}.toml: {clause.id}: same_as: {clause_id!r} is of the same edition"


def _clauses_named(registry: Registry) -> Iterator[tuple[str, Iterable[str]]]:
    for clause in registry:
        yield f"{clause.edition}.toml: {clause.id}: same_as", clause.same_as or ()
    for assumption in registry.assumptions:
        yield f"{ASSUMPTIONS}: {assumption.id}: clauses", assumption.clauses
    for screen in registry.flow.screen:
        yield f"{FLOW}: {screen.id}: clauses", screen.clauses
    for move in registry.flow.move:
        yield f"{FLOW}: {move.origin} to {move.to}: clauses", move.clauses
    yield f"{REVIEWS}: reviewed", registry.reviewed
    for waiver in registry.waivers:
        yield f"{WAIVERS}: waiver", [waiver.clause]


def _loose_ends(flow: Flow) -> Iterator[str]:
    parts, screens = {part.id for part in flow.part}, {screen.id for screen in flow.screen}
    for screen in flow.screen:
        if screen.part not in parts:
            yield f"{FLOW}: {screen.id}: part: no part {screen.part!r}"
    for move in flow.move:
        for end in {move.origin, move.to} - screens:
            yield f"{FLOW}: {move.origin} to {move.to}: no screen {end!r}"
