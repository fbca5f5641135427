"""The page of a run: every scenario with its steps, pictures and errors, beside the clauses it answers for."""

import shutil
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from living_guide.registry import Registry
from living_guide.report.outcome import ScenarioOutcome, count_passed
from living_guide.report.standing import standings

FOLDER = Path("report")
CHAPTERS = {
    "1_access": "一、访问路径",
    "2_certify": "二、1. 办理资格认证",
    "3_query": "二、2. 认证信息查询",
    "4_guangzhou_2023": "2023 广州版指引",
    "9_beyond_the_guide": "指南之外：平台的假设和自己的保护",
}


def write_page(registry: Registry, outcomes: Sequence[ScenarioOutcome], folder: Path) -> None:
    """Write `index.html` and `pictures/` into `folder`, in place of what an earlier run left there."""
    pictures = folder / "pictures"
    shutil.rmtree(pictures, ignore_errors=True)
    pictures.mkdir(parents=True)
    shown = [(outcome, _save(outcome, number, pictures)) for number, outcome in enumerate(outcomes, 1)]
    environment = Environment(loader=PackageLoader("living_guide"), autoescape=True, undefined=StrictUndefined)
    page = environment.get_template("report.html").render(
        chapters=[
            (CHAPTERS.get(name, name), _by_feature(list(group)))
            for name, group in groupby(shown, key=lambda each: each[0].chapter)
        ],
        standings=standings(registry, outcomes),
        clauses={clause.id: clause for clause in registry},
        assumptions={assumption.id: assumption for assumption in registry.assumptions},
        passed=count_passed(outcomes),
        total=len(outcomes),
    )
    (folder / "index.html").write_text(page, encoding="utf-8")


Shown = tuple[ScenarioOutcome, list[str]]


def _by_feature(shown: list[Shown]) -> list[tuple[str, list[Shown]]]:
    return [(name, list(group)) for name, group in groupby(shown, key=lambda each: each[0].feature)]


def _save(outcome: ScenarioOutcome, number: int, folder: Path) -> list[str]:
    """Write the scenario's pictures; their addresses beside the page."""
    names = [f"{number:03}-{place}.png" for place in range(1, len(outcome.pictures) + 1)]
    for name, picture in zip(names, outcome.pictures, strict=True):
        (folder / name).write_bytes(picture)
    return [f"pictures/{name}" for name in names]
