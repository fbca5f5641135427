"""Reports of runs that never were: of the project's own features, all passed unless told otherwise."""

from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image

from living_guide.events.attachments import FOLDER
from living_guide.events.files import EVENTS, write_record
from living_guide.events.record import Attachment, RunBegan, RunEnded, ScenarioRun, StepRun
from living_guide.trace.scenarios import GuideScenario, read_scenarios
from living_guide.trace.sources import Sources, read_sources
from tests.living_guide.guides import NOON
from tests.repository import FEATURES, ROOT

KINDS = {"假如": "given", "当": "when", "那么": "then"}
Status = Callable[[GuideScenario], str]


def passed(_: GuideScenario) -> str:
    return "passed"


def make_report(folder: Path, status: Status = passed, driver: str = "browser", colours: Sequence[int] = (90,)) -> Path:
    """A report of all scenarios, each with a picture in one of these shades of grey; its folder."""
    scenarios = list(read_scenarios(FEATURES))
    pictures = [_keep(folder, shade) for shade in colours]
    runs = [
        run_of(each, status(each), [pictures[number % len(pictures)]] if driver == "browser" else [], number)
        for number, each in enumerate(scenarios)
    ]
    write_events(folder, runs, driver)
    return folder


def write_events(folder: Path, runs: Sequence[ScenarioRun], driver: str = "browser") -> None:
    (folder / EVENTS).mkdir(parents=True, exist_ok=True)
    planned = tuple(run.id for run in runs)
    began = RunBegan(at=NOON, seed="1", driver=driver, target=None, planned=planned, versions={"target": "mock 1"})
    with (folder / EVENTS / "accept.ndjson").open("w", encoding="utf-8") as stream:
        write_record(stream, began)
        for run in runs:
            write_record(stream, run)
        write_record(stream, RunEnded(at=NOON + 60))


def run_of(each: GuideScenario, status: str, pictures: Sequence[Attachment], number: int) -> ScenarioRun:
    step = status if status in ("passed", "skipped", "undefined") else "failed"
    return ScenarioRun(
        id=each.id,
        file=each.feature,
        line=each.line,
        feature=each.titles[0],
        name=each.name.partition(" -- @")[0],
        tags=tuple(sorted(each.tags)),
        edition=each.edition,
        status=status,
        seconds=0.25 + number % 7 / 10,
        at=NOON + number,
        error="什么也没有" if step == "failed" else None,
        reason="没有浏览器" if status == "skipped" else None,
        again=f"yss accept {each.place}",
        steps=tuple(_step(line, step) for line in each.steps.splitlines()),
        attachments=tuple(pictures),
    )


def sources_of(*reports: Path) -> Sources:
    return read_sources(ROOT, reports)


def _step(line: str, status: str) -> StepRun:
    keyword = next((each for each in KINDS if line.startswith(each)), "并且")
    return StepRun(
        keyword=keyword, kind=KINDS.get(keyword, "then"), text=line.removeprefix(keyword), line=9, status=status
    )


def _keep(folder: Path, shade: int) -> Attachment:
    stream = BytesIO()
    Image.new("RGB", (390, 844), (shade, shade, 120)).save(stream, "PNG")
    name = f"{shade:064x}"
    path = folder / EVENTS / FOLDER / f"{name}.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(stream.getvalue())
    return Attachment(kind="picture", mime="image/png", digest=name, file=f"{FOLDER}/{name}.png", title="办理方式")
