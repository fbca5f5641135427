"""Rules between steps and their definitions."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from living_guide.lint.definitions import Definition
from living_guide.lint.finding import Finding


class Spoken(NamedTuple):
    """A step as it runs, with the values of its row; `kind` is given, when or then."""

    path: str
    line: int
    kind: str
    text: str


class Matching:
    """Which definitions each text of a step has; each text is matched once, however often it is spoken."""

    def __init__(self, definitions: Sequence[Definition]) -> None:
        self.definitions = definitions
        self._known: dict[tuple[str, str], list[Definition]] = {}

    def of(self, step: Spoken) -> list[Definition]:
        key = (step.kind, step.text)
        if key not in self._known:
            candidates = (each for each in self.definitions if each.kind in (step.kind, "step"))
            self._known[key] = [each for each in candidates if each.matches(step.text)]
        return self._known[key]

    def steps(self, spoken: Iterable[Spoken]) -> Iterator[Finding]:
        """Of each line the first thing that is wrong: an outline says it in every row."""
        lines: dict[tuple[str, int], Finding] = {}
        for step in spoken:
            if finding := self._wrong(step):
                lines.setdefault((step.path, step.line), finding)
        yield from lines.values()

    def unused(self, spoken: Iterable[Spoken]) -> Iterator[Finding]:
        """Definitions that no step has; `spoken` are those of the whole suite."""
        used = {id(definition) for step in spoken for definition in self.of(step)}
        for definition in self.definitions:
            if id(definition) not in used:
                wrong = f"No step of the features is “{definition.pattern}” ({definition.kind})."
                mend = "Take it out, or use it."
                yield Finding(definition.path, definition.line, "unused-step", wrong, mend)

    def greedy(self) -> Iterator[Finding]:
        for definition in self.definitions:
            for field in definition.greedy():
                wrong = f"The field “{field}” takes all it can get, quotes and brackets included."
                mend = f"Give it a type: “{{{field.strip('{}').partition(':')[0]}:Quoted}}”."
                yield Finding(definition.path, definition.line, "greedy-field", wrong, mend)

    def _wrong(self, step: Spoken) -> Finding | None:
        found = self.of(step)
        if not found:
            wrong, mend = f"“{step.text}” has no definition.", f"Write one ({step.kind}), or use the words of another."
            return Finding(step.path, step.line, "undefined-step", wrong, mend)
        if len(found) > 1:
            places = " and ".join(sorted(definition.place for definition in found))
            wrong = f"“{step.text}” has {len(found)} definitions: {places}."
            return Finding(step.path, step.line, "ambiguous-step", wrong, "Narrow the fields of one.")
        if error := found[0].error(step.text):
            wrong = f"“{step.text}” cannot be read: {error.rstrip('.。')}."
            return Finding(step.path, step.line, "unreadable-value", wrong, f"See {found[0].place}.")
        return None
