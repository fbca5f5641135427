"""How pages refer to each other and are written: each in a file of its own, or all in one."""

from abc import ABC, abstractmethod
from datetime import datetime
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from living_guide.events.record import Attachment
from living_guide.history.file import OWN
from living_guide.site.past import PastView
from living_guide.site.pictures import Pictures
from living_guide.site.shelf import Shelf
from living_guide.site.storyboard import HEIGHT, PICTURE, WIDTH
from living_guide.site.views import ScenarioView, slug_of
from living_guide.site.words import both, in_drawing, told, words
from living_guide.trace.outcome import Outcome
from living_guide.trace.schemes import SCHEMES
from living_guide.trace.sources import ZONE
from living_guide.trace.trace import Evidence, Standing

PAGES = ("index", "storyboard", "scenarios", "messages", "coverage", "gaps", "editions", "history", "about")
# Beside each word, so that nothing is told by colour alone.
SIGNS = {
    "holds": "✓",
    "passed": "✓",
    "broken": "✗",
    "failed": "✗",
    "undefined": "?",
    "not run": "–",
    "uncovered": "∅",
    "stale": "↻",
    "waived": "⚑",
    "advice": "·",
}
STEP_SIGNS = {"passed": "✓", "skipped": "–", "untested": "–", "undefined": "?", "pending": "?"}
KINDS_OF_CHANGE = ("added", "removed", "changed", "moved")
THUMB = (195, 422)


class Paper(ABC):
    """Pages of a shelf, and where things are, as seen from the page that is being written."""

    def __init__(self, shelf: Shelf, pictures: Pictures) -> None:
        self._shelf = shelf
        self._pictures = pictures
        self._root = ""
        self._environment = Environment(
            loader=PackageLoader("living_guide.site"),
            autoescape=True,
            undefined=StrictUndefined,
            auto_reload=False,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals |= self._known()

    @abstractmethod
    def href(self, page: str, anchor: str = "") -> str:
        """The address of a page, or of a place on it."""

    @abstractmethod
    def scenario_href(self, scenario_id: str) -> str:
        """The address of a scenario."""

    def anchor(self, kind: str, name: object) -> str:
        """The id of a place; no two of the site have the same."""
        return f"{kind}-{name}"

    def clause_href(self, clause_id: str) -> str:
        return self.href("index", self.anchor("clause", clause_id))

    def _known(self) -> dict[str, Any]:
        """What templates may use: words, addresses, and the shelf's contents by their names."""
        shelf = self._shelf
        return {
            "t": told,
            "both": both,
            "svg": in_drawing,
            "words": words(),
            "signs": SIGNS,
            "step_signs": STEP_SIGNS,
            "thumb_size": THUMB,
            "size": {"width": WIDTH, "height": HEIGHT, "picture": PICTURE},
            "legend": list(Standing),
            "outcomes": list(Outcome),
            "schemes": list(SCHEMES),
            "pages": PAGES,
            "href": self.href,
            "anchor": self.anchor,
            "clause_href": self.clause_href,
            "scenario_href": self.scenario_href,
            "thumb": self._thumb,
            "whole": self._whole,
            "own_words": shelf.sentences.get,
            "moment": moment,
            "sources": shelf.sources,
            "trace": shelf.trace,
            "sightings": shelf.sightings,
            "scenario_views": shelf.views,
            "features": shelf.features,
            "chapters": shelf.chapters,
            "figures": shelf.figures,
            "boards": shelf.boards,
            "told": shelf.messages,
            "rows": shelf.rows,
            "drivers": shelf.sources.drivers,
            "gaps": shelf.gaps,
            "differences": shelf.differences,
            "own_target": OWN,
            "kinds_of_change": KINDS_OF_CHANGE,
            "evidence_of": shelf.evidence_for,
            "tags": shelf.tags,
            "clauses": shelf.clauses,
            "assumptions": shelf.assumptions,
            "past": PastView(shelf.past, shelf.evidence, self._scenario_link),
        }

    def _render(self, template: str, root: str = "", **more: Any) -> str:
        self._root = root
        try:
            return self._environment.get_template(template).render(root=root, head=self._head(root), **more)
        finally:
            self._root = ""

    @abstractmethod
    def _head(self, root: str) -> Markup:
        """Style and script."""

    def _scenario_link(self, evidence: Evidence) -> Markup:
        link = Markup('<a lang="zh-CN" href="{}">{}</a>')
        return link.format(self.scenario_href(evidence.scenario.id), evidence.scenario.title)

    def _thumb(self, attachment: Attachment) -> str | None:
        return self._seen_from_here(self._pictures.thumb(attachment))

    def _whole(self, attachment: Attachment) -> str | None:
        return self._seen_from_here(self._pictures.whole(attachment))

    def _seen_from_here(self, address: str | None) -> str | None:
        return address if address is None or address.startswith("data:") else self._root + address


class FilePaper(Paper):
    """A file for each page; those of scenarios in a folder of their own."""

    def href(self, page: str, anchor: str = "") -> str:
        return f"{self._root}{page}.html{f'#{anchor}' if anchor else ''}"

    def scenario_href(self, scenario_id: str) -> str:
        return f"{self._root}scenarios/{slug_of(scenario_id)}.html"

    def page(self, page: str) -> str:
        return self._render("page.html", page=page, subject=words()[page].zh)

    def scenario(self, view: ScenarioView) -> str:
        return self._render("page.html", root="../", page="scenario", subject=view.title, view=view)

    def _head(self, root: str) -> Markup:
        head = Markup('<link rel="stylesheet" href="{0}assets/site.css">\n<script src="{0}assets/site.js"></script>')
        return head.format(root)


class SinglePaper(Paper):
    """One file that holds everything."""

    def __init__(self, shelf: Shelf, pictures: Pictures, style: str, script: str) -> None:
        super().__init__(shelf, pictures)
        self._style, self._script = Markup(style), Markup(script)

    def href(self, page: str, anchor: str = "") -> str:
        return f"#{anchor or page}"

    def scenario_href(self, scenario_id: str) -> str:
        return f"#scenario-{slug_of(scenario_id)}"

    def whole(self, index: Markup) -> str:
        """`index` is the search's script."""
        return self._render("single.html", page="", subject=words()["index"].zh, index=index)

    def _head(self, root: str) -> Markup:
        return Markup("<style>{}</style>\n<script>{}</script>").format(self._style, self._script)


def moment(at: float) -> str:
    """A time, given in seconds since 1970, as it was in Guangdong."""
    return datetime.fromtimestamp(at, ZONE).strftime("%Y-%m-%d %H:%M:%S")
