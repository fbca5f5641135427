"""Reading a page as a program sees it: headings, words, fields, hints, and ways on."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

import httpx

VOID = {"meta", "link", "input", "img", "br"}


@dataclass
class Seen:
    """A page. `hints` are by the field they stand at, `ways` counts the links and buttons of the main part,
    `actions` are what its buttons send."""

    heading: str = ""
    words: str = ""
    values: dict[str, str] = field(default_factory=dict)
    hints: dict[str, str] = field(default_factory=dict)
    scripts: list[str] = field(default_factory=list)
    tags: set[str] = field(default_factory=set)
    actions: set[str] = field(default_factory=set)
    ways: int = 0


def read(answer: httpx.Response) -> Seen:
    """The page of an answer, which must be HTML in UTF-8."""
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    reader = _Reader()
    reader.feed(answer.content.decode())
    reader.close()
    return reader.seen


def refusal(answer: httpx.Response) -> Seen:
    """The page of a refusal: it must say something in Chinese, and how to go on."""
    assert 400 <= answer.status_code < 500, answer.status_code
    seen = read(answer)
    assert seen.ways, seen.words
    assert sum("\u4e00" <= char <= "\u9fff" for char in seen.words) > 20, seen.words
    return seen


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen = Seen()
        self._open: list[tuple[str, dict[str, str]]] = []
        self._choice = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.seen.tags.add(tag)
        self._field(tag, given)
        if tag == "script":
            self.seen.scripts.append(given.get("src", ""))
        if tag in {"a", "button"} and any(each == "main" for each, _ in self._open):
            self.seen.ways += 1
        if tag not in VOID:
            self._open.append((tag, given))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        self.seen.words += data
        for tag, given in self._open:
            if tag == "h1":
                self.seen.heading += data
            if given.get("id", "").endswith("-error"):
                name = given["id"].removesuffix("-error")
                self.seen.hints[name] = self.seen.hints.get(name, "") + data

    def _field(self, tag: str, given: dict[str, str]) -> None:
        kind = given.get("type", "text")
        if tag == "button" and given.get("name") == "action":
            self.seen.actions.add(given["value"])
        elif tag == "select":
            self._choice = given["name"]
        elif tag == "option" and "selected" in given:
            self.seen.values[self._choice] = given["value"]
        elif tag == "input" and (kind in {"text", "search"} or "checked" in given):
            self.seen.values[given["name"]] = given.get("value", "")
