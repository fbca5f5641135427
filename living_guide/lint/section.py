"""One suite under the lint: all it holds is read, but only what was chosen is judged."""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

from living_guide.lint.clauses import clause_rules, read_registry
from living_guide.lint.definitions import read_definitions
from living_guide.lint.finding import Finding
from living_guide.lint.matching import Matching, Spoken
from living_guide.lint.names import same_features
from living_guide.lint.reading import Reading, read
from living_guide.lint.suite import Suite
from living_guide.trace.scenarios import read_scenario


class Section:
    """`chosen` are whole paths of feature files; `scenarios` of each file counts the rows of outlines."""

    def __init__(self, suite: Suite, chosen: Sequence[Path]) -> None:
        self.suite = suite
        self.chosen = chosen
        self.readings: Mapping[Path, Reading] = {file: read(file) for file in (*chosen, *suite.files)}
        self.scenarios = {file: _scenarios(reading.model) for file, reading in self.readings.items()}

    def findings(self) -> Iterator[Finding]:
        for file in self.chosen:
            yield from self.readings[file].findings()
        yield from self._names()
        yield from self._steps()
        yield from self._clauses()

    def _names(self) -> Iterator[Finding]:
        chosen = {self.readings[file].page.path for file in self.chosen}
        found = same_features([reading.page for reading in self.readings.values()])
        return (finding for finding in found if finding.path in chosen)

    def _steps(self) -> Iterator[Finding]:
        if self.suite.steps is None:
            return
        definitions, broken = read_definitions(self.suite)
        yield from broken
        if definitions or not broken:
            matching = Matching(definitions)
            yield from matching.greedy()
            yield from matching.steps(self._spoken(self.chosen))
            if all(reading.is_whole for reading in self.readings.values()):
                yield from matching.unused(self._spoken(self.readings))

    def _spoken(self, files: Iterable[Path]) -> Iterator[Spoken]:
        for file in files:
            path = self.readings[file].page.path
            for scenario in self.scenarios[file]:
                yield from (Spoken(path, step.line, step.step_type, step.name) for step in scenario.all_steps)

    def _clauses(self) -> Iterator[Finding]:
        if self.suite.registry is None:
            return
        registry, broken = read_registry(self.suite.registry)
        yield from broken
        if registry is not None:
            names = {file: file.relative_to(self.suite.features.parent).as_posix() for file in self.chosen}
            pages = {names[file]: self.readings[file].page for file in self.chosen}
            scenarios = [read_scenario(names[file], each) for file in self.chosen for each in self.scenarios[file]]
            yield from clause_rules(registry, pages, scenarios)


def _scenarios(model: Any) -> list[Any]:
    """Of a `behave.model.Feature`; it prints of outlines without rows, for which there is a rule."""
    with redirect_stdout(io.StringIO()):
        return list(model.walk_scenarios()) if model else []
