"""From behave's model to records: the one place that knows both."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from behave.model import Scenario, Step
from behave.model_core import BasicStatement

from living_guide.events.record import ScenarioRun, StepRun
from living_guide.registry.editions import OFFICIAL

ROW_MARK = " -- @"  # behave adds it and the row's number to the name of an outline's row
EDITION = "edition:"
DIGITS = 10  # of a digest, enough that two of a million scenarios do not meet
_COLOURS = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")

Text = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Match:
    """What a step's text matched: the definition's place, and the texts of its fields."""

    definition: str
    arguments: dict[str, str]


def scenario_id(scenario: Scenario, file: str | None = None) -> str:
    """The feature's file and a digest of the scenario's name and row: the same wherever in the file it stands. `file`
    is its path from the suite's folder, if behave was told another."""
    what = json.dumps([name_of(scenario), row_of(scenario)], sort_keys=True)
    digest = sha256(what.encode()).hexdigest()
    return f"{(file or file_of(scenario)).removesuffix('.feature')}#{digest[:DIGITS]}"


def scenario_run(scenario: Scenario, matches: dict[int, Match], mask: Text) -> ScenarioRun:
    """A scenario whose hooks are over; `matches` are known by the lines of their steps."""
    mask = writable(mask)
    return ScenarioRun(
        id=scenario_id(scenario),
        file=file_of(scenario),
        line=scenario.line,
        feature=mask(scenario.feature.name),
        rule=_rule_of(scenario, mask),
        name=mask(name_of(scenario)),
        tags=tuple(sorted(map(str, scenario.effective_tags))),
        row={heading: mask(cell) for heading, cell in row_of(scenario).items()},
        edition=edition_of(scenario),
        status=scenario.status.name,
        seconds=scenario.duration,
        reason=mask(str(scenario.skip_reason or "").strip()) or None,
        error=_error(scenario, mask),
        captured=_captured(scenario, mask),
        steps=tuple(_step(step, matches.get(step.line), mask) for step in scenario.all_steps),
    )


def writable(mask: Text) -> Text:
    """Masks what is left of a text without a terminal's colours, with escapes for what is no character to be seen."""
    return lambda text: mask(_CONTROL.sub(_escape, _COLOURS.sub("", text).replace("\r\n", "\n")))


def _escape(found: re.Match[str]) -> str:
    return found[0].encode("unicode_escape").decode()


def file_of(run: BasicStatement) -> str:
    return str(run.filename).replace("\\", "/")


def name_of(scenario: Scenario) -> str:
    """Its name, without what behave adds to the rows of an outline."""
    name = str(scenario.name)
    return name.partition(ROW_MARK)[0] if row_of(scenario) else name


def row_of(scenario: Scenario) -> dict[str, str]:
    """The values of its row by their headings; none if it is no row."""
    # behave keeps no other link from a scenario to the row it came from.
    row = getattr(scenario, "_row", None)
    return dict(zip(row.headings, row.cells, strict=True)) if row else {}


def edition_of(scenario: Scenario) -> str:
    named = [tag.removeprefix(EDITION) for tag in scenario.effective_tags if tag.startswith(EDITION)]
    return named[0] if named else OFFICIAL


def _rule_of(scenario: Scenario, mask: Text) -> str | None:
    parent = scenario.parent
    while parent is not None and parent.type != "rule":
        parent = parent.parent
    return mask(str(parent.name)) if parent is not None else None


def _step(step: Step, match: Match | None, mask: Text) -> StepRun:
    return StepRun(
        keyword=step.keyword,
        kind=step.step_type,
        text=mask(step.name),
        line=step.line,
        status=step.status.name,
        seconds=step.duration,
        definition=match.definition if match else None,
        arguments={name: mask(value) for name, value in match.arguments.items()} if match else {},
        doc=mask(str(step.text)) if step.text else None,
        table=_table(step, mask),
        error=_error(step, mask),
        captured=_captured(step, mask),
    )


def _table(step: Step, mask: Text) -> list[list[str]] | None:
    if step.table is None:
        return None
    return [[mask(cell) for cell in cells] for cells in (step.table.headings, *(row.cells for row in step.table))]


def _error(run: Any, mask: Text) -> str | None:
    # A step whose hook failed keeps the exception and loses its message; an assertion's exception has no kind.
    known = run.error_message or (_said(run.exception) if run.exception else None)
    return mask(str(known).strip()) if known else None


def _said(error: BaseException) -> str:
    return ": ".join([*getattr(error, "__notes__", ()), type(error).__name__, str(error)])


def _captured(run: Any, mask: Text) -> str | None:
    # behave adds the error itself as if it had been printed.
    added = {run.error_message, *_as_behave_adds_it(run.exception)}
    parts = [part.make_output() for part in run.captured.captures if part.stderr not in added]
    output = "\n".join(parts).strip()
    return mask(output) if output else None


def _as_behave_adds_it(error: BaseException | None) -> list[str]:
    kind = f"ERROR: {type(error).__name__}"
    return [] if error is None else [f"{kind}: {error}" if error.args else kind]
