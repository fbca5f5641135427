"""Writing the site, as many files or as one."""

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

from markupsafe import Markup

from living_guide.events.files import EVENTS
from living_guide.history.file import RunPast
from living_guide.site.entries import entries
from living_guide.site.paper import PAGES, FilePaper, SinglePaper
from living_guide.site.pictures import FilePictures, InlinePictures
from living_guide.site.search import index_script
from living_guide.site.shelf import Shelf
from living_guide.trace.sources import Sources

ASSETS, SCENARIOS = "assets", "scenarios"
STATIC = ("site.css", "site.js")


@dataclass(frozen=True, slots=True)
class Made:
    """What a site is made from: besides a suite and its runs, earlier runs, and the sentences of clauses by their ids,
    if the guide's text was given."""

    sources: Sources
    past: Sequence[RunPast] = ()
    sentences: Mapping[str, str] = field(default_factory=dict)


def build_site(made: Made, into: Path) -> Path:
    """Write the site into a folder, and bring there what it shows; the path of its first page. Of an earlier site in
    that folder nothing stays. The same sources give the same bytes."""
    clear_site(into)
    (into / ASSETS).mkdir(parents=True, exist_ok=True)
    (into / SCENARIOS).mkdir(exist_ok=True)
    for name in STATIC:
        _write(into / ASSETS / name, _static(name))
    shelf = Shelf(made.sources, made.past, made.sentences)
    paper = FilePaper(shelf, FilePictures(into, made.sources.reports))
    for page in PAGES:
        _write(into / f"{page}.html", paper.page(page))
    for view in shelf.views:
        _write(into / SCENARIOS / f"{view.slug}.html", paper.scenario(view))
    _write(into / ASSETS / "search.js", index_script(entries(shelf, paper)))
    return into / "index.html"


def build_single(made: Made, path: Path) -> None:
    """Write the whole site as one page, its pictures in it and made small."""
    shelf = Shelf(made.sources, made.past, made.sentences)
    paper = SinglePaper(shelf, InlinePictures(made.sources.reports), _static("site.css"), _static("site.js"))
    script = Markup("<script>{}</script>").format(Markup(index_script(entries(shelf, paper))))
    path.parent.mkdir(parents=True, exist_ok=True)
    _write(path, paper.whole(script))


def is_free(folder: Path) -> bool:
    """Whether a site may be written there: nothing is there yet, or a report, or a site."""
    if not folder.exists():
        return True
    if not folder.is_dir():
        return False
    return not any(folder.iterdir()) or (folder / EVENTS).is_dir() or (folder / ASSETS / "search.js").is_file()


def clear_site(folder: Path) -> None:
    """Remove what an earlier site left in a folder, and nothing else of it."""
    for name in (ASSETS, SCENARIOS):
        shutil.rmtree(folder / name, ignore_errors=True)
    for page in PAGES:
        (folder / f"{page}.html").unlink(missing_ok=True)


def _static(name: str) -> str:
    return (files("living_guide.site") / "static" / name).read_text(encoding="utf-8")


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
