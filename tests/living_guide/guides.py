"""Small guides, their scenarios and their runs, as a test needs them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from living_guide.events.record import Attachment, RunBegan, ScenarioRun, StepRun
from living_guide.events.reports import Report
from living_guide.registry.clauses import Assumption, Bilingual, Clause, Edition
from living_guide.registry.fragments import fingerprint
from living_guide.registry.registry import Registry
from living_guide.registry.reviews import text_digest
from living_guide.trace.scenarios import GuideScenario
from living_guide.trace.sources import Sources

NOON = 1_742_011_200.0  # 2025-03-15 in Guangdong


def said(words: str) -> Bilingual:
    return Bilingual(zh=f"{words}了", en=words)


def clause(clause_id: str, edition: str = "official", **changes: Any) -> Clause:
    facts: dict[str, Any] = {
        "place": "一",
        "scheme": ("employee", "resident") if edition == "official" else ("employee",),
        "kind": "step",
        "testable": True,
        "labels": (f"【{clause_id}】",),
        "messages": (),
        "summary": said(f"clause {clause_id}"),
        "fragments": (fingerprint(clause_id),),
    }
    return Clause(id=clause_id, edition=edition, **(facts | changes))


def registry(*clauses: Clause, reviewed: bool = True, **changes: Any) -> Registry:
    """Of these clauses, all read as they are, unless told otherwise."""
    editions = dict.fromkeys(["official", *(each.edition for each in clauses)])
    facts: dict[str, Any] = {
        "editions": tuple(
            Edition(id=each, title=said(each), schemes=("employee", "resident"), note=said("note"), fragments=())
            for each in editions
        ),
        "clauses": clauses,
        "assumptions": (),
        "reviewed": {each.id: text_digest(each) for each in clauses} if reviewed else {},
    }
    return Registry(**(facts | changes))


def assumption(assumption_id: str, *clauses: str) -> Assumption:
    return Assumption(
        id=assumption_id, open=said("open"), default=said("default"), clauses=clauses, testable=True, why="It shows."
    )


def scenario(name: str, *tags: str, schemes: Sequence[str] = ("employee",), line: int = 3) -> GuideScenario:
    return GuideScenario(
        id=f"features/1_access/x#{name}",
        feature="features/1_access/x.feature",
        line=line,
        name=name,
        titles=("功能", name),
        steps=f"假如{name}",
        tags=frozenset(tags),
        schemes=tuple(schemes),
        title=name,
    )


def ran(what: GuideScenario, status: str = "passed", **changes: Any) -> ScenarioRun:
    """One run of a scenario; if it was undefined, so was its step."""
    step = status if status in ("passed", "undefined", "pending", "skipped", "untested") else "failed"
    facts: dict[str, Any] = {
        "file": what.feature,
        "line": what.line,
        "feature": "功能",
        "name": what.name,
        "tags": tuple(sorted(what.tags)),
        "edition": what.edition,
        "status": status,
        "seconds": 0.5,
        "at": NOON,
        "steps": (StepRun(keyword="假如", kind="given", text=what.name, line=what.line + 1, status=step),),
    }
    return ScenarioRun(id=what.id, **(facts | changes))


def report(*runs: ScenarioRun, folder: Path = Path("report"), **changes: Any) -> Report:
    """Of one run that planned just these."""
    facts: dict[str, Any] = {"at": NOON, "seed": "1", "driver": "browser", "target": None}
    facts |= {"planned": tuple(dict.fromkeys(run.id for run in runs)), "versions": {"target": "mock 1"}}
    began = RunBegan(**(facts | changes))
    return Report(folder=folder, began=(began,), runs=runs, problems=(), complete=True, ended_at=NOON + 60)


def sources(registered: Registry, scenarios: Sequence[GuideScenario], *reports: Report) -> Sources:
    return Sources(registered, tuple(scenarios), reports)


def picture(name: str, title: str = "", step: int | None = None) -> Attachment:
    return Attachment(kind="picture", mime="image/png", digest=name, file=f"files/{name}.png", step=step, title=title)
