"""Where two parsers read different things from the same text."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from living_guide.lint.finding import Finding
from living_guide.lint.page import Page
from living_guide.lint.structure import Background, Feature, Rule, Scenario, Step, Tag


class Item(NamedTuple):
    """One thing in one line; `kind` of a step, and None of all else."""

    line: int
    says: str
    kind: str | None = None


def disagreements(page: Page, gherkins: Feature | None) -> Iterator[Finding]:
    """One finding for each line from which gherkin-official reads something else than behave, whose page it is."""
    behaves, other = _by_line(page.feature), _by_line(gherkins)
    for line in sorted(behaves.keys() | other.keys()):
        ours, theirs = behaves.get(line, []), other.get(line, [])
        if not _agree(ours, theirs):
            wrong = f"behave reads {_told(ours)}, gherkin-official reads {_told(theirs)}."
            yield page.finding(line, "parsers-disagree", wrong, "Write it so that both read the same.")


def _agree(ours: list[Item], theirs: list[Item]) -> bool:
    if [item.says for item in ours] != [item.says for item in theirs]:
        return False
    kinds = zip((item.kind for item in ours), (item.kind for item in theirs), strict=True)
    return all(one == other or one is None or other is None for one, other in kinds)


def _told(items: list[Item]) -> str:
    said = [f"{item.says} ({item.kind})" if item.kind else item.says for item in items]
    return " and ".join(said).replace("\n", "⏎") or "nothing"


def _by_line(feature: Feature | None) -> dict[int, list[Item]]:
    items = sorted(_items(feature), key=lambda item: item.line) if feature else []
    return {line: list(group) for line, group in groupby(items, key=lambda item: item.line)}


def _items(feature: Feature) -> Iterator[Item]:
    for part in feature.parts:
        yield from _titled("rule" if isinstance(part, Rule) else "feature", part)
        if part.background:
            yield from _titled("background", part.background)
            yield from _steps(part.background)
        for scenario in part.scenarios:
            yield from _titled("outline" if scenario.is_outline else "scenario", scenario)
            yield from _steps(scenario)
            yield from _examples(scenario)


def _titled(what: str, owner: Feature | Rule | Background | Scenario) -> Iterator[Item]:
    if not isinstance(owner, Background):
        yield from map(_tag, owner.tags)
    yield Item(owner.line, f"the {what} “{owner.name}”")


def _tag(tag: Tag) -> Item:
    return Item(tag.line, f"the tag “@{tag.name}”")


def _steps(owner: Background | Scenario) -> Iterator[Item]:
    for step in owner.steps:
        yield from _step(step)


def _step(step: Step) -> Iterator[Item]:
    yield Item(step.line, f"the step “{step.keyword} {step.name}”", step.kind)
    if step.text:
        yield Item(step.text.line, f"the doc-string “{step.text.content}”")
    yield from (Item(row.line, f"the row {_row(row.cells)}") for row in step.table)


def _examples(scenario: Scenario) -> Iterator[Item]:
    for examples in scenario.examples:
        yield from map(_tag, examples.tags)
        yield Item(examples.line, f"the examples “{examples.name}”")
        yield from (Item(row.line, f"the row {_row(row.cells)}") for row in examples.rows)


def _row(cells: tuple[str, ...]) -> str:
    return "".join(f"“{cell}”" for cell in cells)
