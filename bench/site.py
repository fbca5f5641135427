"""How long the living guide takes to be made, to be opened and to be searched: `python -m bench.site`.

A run of 500 scenarios of ten steps each, with a picture after every step, is made up. The site is built from its events
several times, each beside a plain reading of the same events, and opened from its files in a browser: the first page
with all that it fetches before anybody scrolls, and after somebody has scrolled to its end. Searches are timed in the
page, from the key to the answer on the screen.
"""

import argparse
import shutil
import tempfile
from collections.abc import Iterator
from io import BytesIO
from itertools import cycle
from pathlib import Path
from statistics import median
from time import perf_counter
from urllib.parse import unquote, urlparse

from PIL import Image, ImageDraw
from playwright.sync_api import Page

from bench.timing import ROOT
from fixtures.browser.phone import phone_browser
from living_guide.events.attachments import keep
from living_guide.events.files import EVENTS, write_record
from living_guide.events.record import PASSED, Attachment, RunBegan, RunEnded, ScenarioRun, StepRun
from living_guide.events.reports import read_report
from living_guide.registry.registry import load_registry
from living_guide.site.build import Made, build_site
from living_guide.trace.scenarios import GuideScenario, read_scenarios
from living_guide.trace.sources import REGISTRY, Sources, read_sources

NOON = 1_742_011_200.0  # 2025-03-15 in Guangdong
QUERIES = ("人脸", "认证失败", "B1.5e", "第 7 步", "养老保险待遇资格", "资")
SEARCH = """async words => {
    const field = document.getElementById("words"), found = document.querySelector("#found ol");
    field.value = words;
    found.replaceChildren();
    const began = performance.now();
    field.dispatchEvent(new Event("input"));
    while (!found.children.length) await new Promise(requestAnimationFrame);
    return performance.now() - began;
}"""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--scenarios", type=int, default=500)
    options.add_argument("--steps", type=int, default=10, help="of each scenario, each with a picture")
    options.add_argument("--rounds", type=int, default=3)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        suite, report = Path(name) / "suite", Path(name) / "report"
        generate(suite, report, given.scenarios, given.steps)
        rounds = [(read(report), build(suite, report)) for _ in range(given.rounds)]
        times = [built for _, built in rounds]
        print(f"built in {median(times):.1f} s ({min(times):.1f} to {max(times):.1f})")
        print(f"building / reading the events: {median(built / read for read, built in rounds):.1f}")
        look(report)


def generate(suite: Path, report: Path, scenarios: int, steps: int) -> None:
    """A suite with the project's registry, and the events of a run in which all of it passed."""
    shutil.copytree(ROOT / REGISTRY, suite / REGISTRY)
    clauses = cycle(clause.id for clause in load_registry(suite / REGISTRY).testable() if clause.edition == "official")
    lines = ["# language: zh-CN", "功能: 生成的"]
    for number in range(scenarios):
        lines += ["", f"  @clause:{next(clauses)}", f"  场景: 第 {number} 个场景"]
        lines += [f"    {_keyword(step)} 企业职工参保人在第 {number} 个场景里走第 {step} 步" for step in range(steps)]
    (suite / "features" / "generated.feature").write_text("\n".join(lines), encoding="utf-8")
    runs = [_run(each, report, steps) for each in read_scenarios(suite / "features")]
    planned = tuple(run.id for run in runs)
    began = RunBegan(at=NOON, seed="1", driver="browser", target=None, planned=planned, versions={})
    with (report / EVENTS / "accept.ndjson").open("w", encoding="utf-8") as stream:
        write_record(stream, began)
        for run in runs:
            write_record(stream, run)
        write_record(stream, RunEnded(at=NOON + 60))


def _keyword(step: int) -> str:
    return "假如" if step == 0 else "并且" if step % 2 else "当"


def _run(each: GuideScenario, report: Path, steps: int) -> ScenarioRun:
    texts = each.steps.splitlines()
    return ScenarioRun(
        id=each.id,
        file=each.feature,
        line=each.line,
        feature=each.titles[0],
        name=each.name,
        tags=tuple(each.tags),
        edition=each.edition,
        status=PASSED,
        seconds=1.0,
        at=NOON,
        again=f"yss accept {each.place}",
        steps=tuple(StepRun(keyword=text[:2], kind="when", text=text[2:], line=1, status=PASSED) for text in texts),
        attachments=tuple(_picture(report, f"{each.name} {step}", step) for step in range(steps)),
    )


def _picture(report: Path, words: str, step: int) -> Attachment:
    """One of its own, of the size of a phone's."""
    picture = Image.new("RGB", (390, 844), "#f2f3f5")
    draw = ImageDraw.Draw(picture)
    for line in range(12):
        draw.rectangle((20, 40 + 60 * line, 370 - 7 * ((line * step) % 20), 80 + 60 * line), fill="#04703a")
    draw.text((30, 50), words.encode().hex(), fill="white")
    stream = BytesIO()
    picture.save(stream, "PNG", compress_level=1)
    return keep(report / EVENTS, "image/png", stream.getvalue(), step, str)


def read(report: Path) -> float:
    """Wall time in seconds of reading the events."""
    began = perf_counter()
    read_report(report)
    return perf_counter() - began


def build(suite: Path, report: Path) -> float:
    """Wall time in seconds of everything from the files of a suite and a run to those of the site."""
    began = perf_counter()
    sources: Sources = read_sources(suite, [report])
    build_site(Made(sources), report)
    return perf_counter() - began


def look(report: Path) -> None:
    """Open the site, and say how much that fetches and how long a search takes."""
    with phone_browser() as browser:
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        fetched: list[Path] = []
        page.on("request", lambda request: fetched.append(Path(unquote(urlparse(request.url).path))))
        page.goto((report / "index.html").as_uri())
        page.wait_for_load_state("networkidle")
        first = sum(path.stat().st_size for path in fetched if path.is_file())
        page.get_by_role("searchbox").focus()
        page.wait_for_function("typeof guideIndex === 'object'")
        times = list(_search(page))
        fetched.clear()
        page.reload()
        for picture in page.get_by_role("img").all():
            picture.scroll_into_view_if_needed()
        page.wait_for_load_state("networkidle")
        whole = sum(path.stat().st_size for path in set(fetched) if path.is_file())
    print(f"first page: {first / 1024:.0f} kB when it is opened, {whole / 1024:.0f} kB with all its pictures")
    print(f"search: {median(times):.0f} ms ({min(times):.0f} to {max(times):.0f}, {len(times)} searches)")


def _search(page: Page) -> Iterator[float]:
    for words in QUERIES * 5:
        yield float(page.evaluate(SEARCH, words))


if __name__ == "__main__":
    main()
