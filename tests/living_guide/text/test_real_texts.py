"""The texts as they were published, which are not part of the project: where somebody has them, they are tried, too.

`YSS_GUIDE_TEXTS` names a folder that holds `<id of an edition>.txt`.
"""

import os
from pathlib import Path
from random import Random

import pytest

from living_guide.registry.registry import Registry, load_registry
from living_guide.text.compare import compare
from living_guide.text.published import read_text
from living_guide.text.reading import read_published
from tests.living_guide.text.changes import Pristine, any_change, any_harmless, is_blamed, pristine

GUIDE = Path(__file__).parents[3] / "features" / "guide"
FOLDER = os.environ.get("YSS_GUIDE_TEXTS")
EDITIONS = ["official", "guangzhou-2023"]
CHANGES = 50

pytestmark = pytest.mark.skipif(not FOLDER, reason="YSS_GUIDE_TEXTS names no folder with the published texts")


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load_registry(GUIDE)


@pytest.fixture(scope="module", params=EDITIONS)
def guide(request: pytest.FixtureRequest, registry: Registry) -> Pristine:
    path = Path(FOLDER or "", f"{request.param}.txt")
    if not path.exists():
        pytest.skip(f"YSS_GUIDE_TEXTS holds no {path.name}")
    return pristine(registry, request.param, read_published(str(path)).original)


def test_the_published_text_stands_word_for_word(guide: Pristine) -> None:
    comparison = compare(guide.registry, guide.text)
    assert comparison.edition == guide.edition
    assert comparison.findings + comparison.new_texts + comparison.new_words == ()
    assert {each.standing for each in comparison.clauses} == {"found"}


@pytest.mark.parametrize("seed", range(CHANGES))
def test_any_change_is_told_of_the_clause_that_changed(guide: Pristine, seed: int) -> None:
    change = any_change(guide, Random(seed))
    comparison = compare(guide.registry, read_text(change.original))
    assert is_blamed(change, comparison), change.how


@pytest.mark.parametrize("seed", range(CHANGES))
def test_nothing_is_told_where_nothing_changed(guide: Pristine, seed: int) -> None:
    change = any_harmless(guide, Random(seed))
    assert not compare(guide.registry, read_text(change.original)).differs, change.how
