"""The interface's words: none is missing, none is left over, and none is in a page's template."""

import re
from pathlib import Path

import pytest

from living_guide.site.words import words
from tests.repository import ROOT

SITE = ROOT / "living_guide" / "site"
TEMPLATES = sorted((SITE / "templates").glob("*.html"))
SOURCES = "\n".join(path.read_text(encoding="utf-8") for path in (*SITE.glob("*.py"), *TEMPLATES))
# Made of another name: a page's lead, what a standing means, what was kept.
ENDINGS = ("_lead", "_means", "_kept")
SCHEMES_AND_PAGES = {"employee", "resident"}


@pytest.mark.parametrize("name", words())
def test_every_word_is_used(name: str) -> None:
    assert name.endswith(ENDINGS) or name in SCHEMES_AND_PAGES or re.search(rf"[\"'.]{name}\b", SOURCES)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_hold_no_words_of_their_own(path: Path) -> None:
    commands, marks = "<pre>.*?</pre>|<code>.*?</code>", "{%.*?%}|{{.*?}}|<[^>]*>"
    text = re.sub(f"{commands}|{marks}", " ", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert re.findall(r"[A-Za-z\u4e00-\u9fff]{2,}", text) == []
