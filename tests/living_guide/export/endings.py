"""Every way in which a scenario can end, as records, beside the features they are of."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from behave.parser import parse_feature

from living_guide.events.files import EVENTS
from living_guide.events.masking import Mask
from living_guide.events.reading import scenario_run
from living_guide.events.record import Attachment, RunBegan, ScenarioRun
from living_guide.events.reports import Report
from living_guide.export.ending import Ending
from tests.repository import ROOT

AT = 1_700_000_000.25  # seconds; 2023-11-14, 22:13:20 UTC
SPEED = 0.5  # seconds a step takes
FILE = "features/2_certify/结局.feature"
PICTURE = b"\x89PNG\r\n\x1a\n a picture"


@dataclass(frozen=True)
class Case:
    """How behave would tell of a scenario of three steps, and what becomes of it: `ending`, and in Cucumber's words
    what is worst in it."""

    name: str
    status: str
    steps: tuple[str, str, str]
    ending: Ending
    worst: str
    said: str | None = None  # by the step that broke
    error: str | None = None
    reason: str | None = None

    def __str__(self) -> str:
        return self.name

    @property
    def words(self) -> str:
        """What every export has to say of it."""
        return (self.error or self.said or self.reason or "").replace(HOME, "")


GOOD, SKIP, NEVER = "passed", "skipped", "untested"
WRONG = "ASSERT FAILED: 页面显示“认证失败” & <not> 认证成功"
HOME = "/home/joan/suite/"  # where the suite was when it was run
TRACE = f'Traceback (most recent call last):\n  File "{HOME}steps/act.py", line 7, in act\nOSError: no disk'
CASES = [
    Case("通过", GOOD, (GOOD,) * 3, Ending.PASSED, "PASSED"),
    Case("断言不成立", "failed", (GOOD, "failed", SKIP), Ending.FAILED, "FAILED", said=WRONG),
    Case("出错", "error", (GOOD, "error", SKIP), Ending.ERROR, "FAILED", said=TRACE),
    Case("没有定义", "error", (GOOD, "undefined", "undefined"), Ending.ERROR, "UNDEFINED"),
    Case("还没有写", "error", (GOOD, "pending", SKIP), Ending.ERROR, "PENDING", said="to be written"),
    Case("开始前出错", "hook_error", (NEVER,) * 3, Ending.ERROR, "FAILED", error="HOOK-ERROR in before_scenario: x"),
    Case("结束后出错", "hook_error", (GOOD,) * 3, Ending.ERROR, "FAILED", error="HOOK-ERROR in after_scenario: y"),
    Case("步骤前出错", "error", (GOOD, "hook_error", SKIP), Ending.ERROR, "FAILED", said="hook before_step: z"),
    Case("两处出错", "hook_error", (GOOD, "failed", SKIP), Ending.ERROR, "FAILED", said="one", error="the other"),
    Case("清理出错", "cleanup_error", (GOOD,) * 3, Ending.ERROR, "FAILED", error="cleanup close: no disk"),
    Case("中途停止", "abandoned", (GOOD, NEVER, NEVER), Ending.ERROR, "FAILED", error="killed by signal 9"),
    Case("不运行", SKIP, (SKIP,) * 3, Ending.SKIPPED, "SKIPPED", reason="not on this machine"),
    Case("中途不再运行", SKIP, (GOOD, SKIP, SKIP), Ending.SKIPPED, "SKIPPED", reason="enough"),
    Case("没有执行", NEVER, (NEVER,) * 3, Ending.ERROR, "FAILED"),
    Case("通过但少一步", GOOD, (GOOD, SKIP, GOOD), Ending.ERROR, "FAILED"),
    Case("不运行但有一步不成立", SKIP, (GOOD, "failed", SKIP), Ending.ERROR, "FAILED", said="it did fail"),
    Case("将来的说法", "exploded", (GOOD, "exploded", GOOD), Ending.ERROR, "FAILED", said="boom"),
]
BY_NAME = {case.name: case for case in CASES}
IN_ALLURE = {
    Ending.PASSED: "passed",
    Ending.FAILED: "failed",
    Ending.ERROR: "broken",
    Ending.SKIPPED: "skipped",
}
OF_ENDING = {each: [case for case in CASES if case.ending is each] for each in Ending}
ROWS = "\n".join(f"      | {case.name} | {number} |" for number, case in enumerate(CASES))
TEXT = f"""\
# language: zh-CN
@wide
功能: 结局
  背景:
    假如一位参保人打开了“粤省事”

  @clause:B1.5a @clause:A2.1a
  场景大纲: <结局>
    当他输入“王五”和 <数字>
    那么他看到“<结局>”

    例子: 全部
      | 结局 | 数字 |
{ROWS}

  规则: 甲

    @edition:guangzhou-2023
    场景: 有表格
      当他看到
        | 栏 | 值   |
        | 一 | a\\|b |
      那么他看到
        \"\"\"
        第一行，“引号”
        \"\"\"
"""
TITLES = {"有表格": "有表格", **{case.name: f"{case.name}（{number}）" for number, case in enumerate(CASES)}}


def untold(text: str = TEXT, file: str = FILE, mask: Mask | None = None) -> list[ScenarioRun]:
    """The scenarios of a feature as records of which nothing happened yet."""
    feature = parse_feature(text, filename=file)
    return [scenario_run(scenario, {}, mask or Mask()) for scenario in feature.walk_scenarios()]


def ended(run: ScenarioRun, case: Case) -> ScenarioRun:
    """The record of a scenario of three steps that ended so."""
    steps = tuple(
        replace(
            step,
            status=status,
            seconds=SPEED,
            definition=None if status in (NEVER, "undefined") else f"steps/act.py:{10 + number}",
            arguments={"name": "王五", "number": "12"} if "王五" in step.text else {},
            error=case.said if status not in (GOOD, SKIP, NEVER) else None,
        )
        for number, (step, status) in enumerate(zip(run.steps, case.steps, strict=True))
    )
    return replace(
        run, status=case.status, steps=steps, error=case.error, reason=case.reason, seconds=3 * SPEED, at=AT + 10
    )


def all_ended() -> list[ScenarioRun]:
    """One of each case, and one that passed with a table and a doc-string."""
    return [ended(run, BY_NAME.get(run.name, CASES[0])) for run in untold()]


def ends(name: str) -> ScenarioRun:
    """The one of this case."""
    [run] = [run for run in all_ended() if run.name == name]
    return run


def of_the_machine(*folders: Path) -> list[str]:
    """What no export may hold: where things are on this machine, and where the runs of these records were."""
    places = [*folders, ROOT, Path(sys.prefix), Path(sys.base_prefix), Path.home()]
    return [*(str(place) for place in places if len(place.parts) > 2), "joan"]


def write_suite(folder: Path, text: str = TEXT, file: str = FILE) -> Path:
    (folder / file).parent.mkdir(parents=True, exist_ok=True)
    (folder / file).write_text(text, encoding="utf-8")
    return folder


def report_of(
    folder: Path,
    runs: Iterable[ScenarioRun],
    *,
    driver: str = "browser",
    rounds: int = 1,
    planned: Iterable[str] | None = None,
    shard: str = "1/1",
    problems: Iterable[str] = (),
    complete: bool = True,
) -> Report:
    """A report of these runs; of all that was planned, unless something else is said."""
    runs = tuple(sorted(runs, key=lambda run: (run.file, run.line, run.round)))
    began = RunBegan(
        at=AT,
        seed="七",
        driver=driver,
        target="https://joans-laptop.example/",
        rounds=rounds,
        shard=shard,
        planned=tuple(dict.fromkeys(run.id for run in runs)) if planned is None else tuple(planned),
        versions={"python": "3.11.7", "behave": "1.3.3", "browser": "156 beta: a=b"},
    )
    return Report(folder, (began,), runs, tuple(problems), complete, AT + 60)


def attached(folder: Path, mime: str, suffix: str, content: bytes, step: int | None, title: str = "") -> Attachment:
    """A file beside the events of a report in that folder."""
    digest = sha256(content).hexdigest()
    path = folder / EVENTS / "files" / f"{digest}{suffix}"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    kind = {"image/png": "picture", "text/html": "page", "application/json": "exchange"}.get(mime, "file")
    return Attachment(kind=kind, mime=mime, digest=digest, file=f"files/{path.name}", step=step, title=title)


def with_evidence(folder: Path, run: ScenarioRun) -> ScenarioRun:
    """The same run with something of each kind attached, and something printed."""
    attachments = (
        attached(folder, "image/png", ".png", PICTURE, 1, "首页/第 1 页"),
        attached(folder, "image/png", ".png", PICTURE, None),
        attached(folder, "text/html", ".html", "<p>页</p>".encode(), 1),
        attached(folder, "text/html", ".html", b"<p>\xff", 1),
        attached(folder, "application/json", ".json", '{"姓名": "王*"}'.encode(), 2),
        attached(folder, "application/zip", ".zip", b"PK\x03\x04 trace", None),
    )
    first, *others = run.steps
    steps = (replace(first, captured="a step says 一"), *others)
    return replace(run, attachments=attachments, steps=steps, captured="the scenario says 二")
