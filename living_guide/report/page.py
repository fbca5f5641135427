"""The page of a run: every scenario with its steps, pictures and errors, beside the clauses it answers for."""

import shutil
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from living_guide.events.files import EVENTS
from living_guide.events.record import ScenarioRun
from living_guide.registry.registry import Registry
from living_guide.report.standing import standings

FOLDER = Path("report")
PAGE = "index.html"
CHAPTERS = {
    "1_access": "一、访问路径",
    "2_certify": "二、1. 办理资格认证",
    "3_query": "二、2. 认证信息查询",
    "4_guangzhou_2023": "2023 广州版指引",
    "9_beyond_the_guide": "指南之外：平台的假设和自己的保护",
}

# How scenarios and steps end; whatever else behave may call it stands as it is.
STATUSES = {
    "passed": "通过",
    "failed": "没有通过",
    "error": "出错",
    "undefined": "没有定义",
    "pending": "还没有写",
    "untested": "没有执行",
    "skipped": "没有运行",
    "hook_error": "准备或收尾出错",
    "cleanup_error": "清理出错",
    "abandoned": "中途停止",
}


def empty(folder: Path) -> None:
    """Remove what an earlier run left in the report's folder."""
    shutil.rmtree(folder / EVENTS, ignore_errors=True)
    (folder / PAGE).unlink(missing_ok=True)


def write_page(registry: Registry, runs: Sequence[ScenarioRun], planned: int, folder: Path) -> None:
    """Write `index.html` into `folder`, beside the events and files it shows; `planned` is how many runs there were
    to be."""
    ordered = sorted(runs, key=lambda run: (run.file, run.line, run.round))
    environment = Environment(loader=PackageLoader("living_guide"), autoescape=True, undefined=StrictUndefined)
    page = environment.get_template("report.html").render(
        chapters=[(CHAPTERS.get(name, name), _by_feature(list(group))) for name, group in groupby(ordered, _chapter)],
        standings=standings(registry, runs),
        clauses={clause.id: clause for clause in registry},
        assumptions={assumption.id: assumption for assumption in registry.assumptions},
        passed=sum(run.passed for run in runs),
        skipped=sum(run.skipped for run in runs),
        total=max(planned, len(runs)),
        files=EVENTS,
        statuses=STATUSES,
    )
    folder.mkdir(parents=True, exist_ok=True)
    (folder / PAGE).write_text(page, encoding="utf-8")


def _chapter(run: ScenarioRun) -> str:
    return run.chapter


def _by_feature(runs: list[ScenarioRun]) -> list[tuple[str, list[ScenarioRun]]]:
    return [(name, list(group)) for name, group in groupby(runs, key=lambda run: run.feature)]
