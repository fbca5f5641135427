"""The environment variables are told in one table, which names all that the project reads and no other."""

import re
from pathlib import Path

import pytest

from mock_platform.variables import VARIABLES
from tests.repository import ROOT

TABLE = ROOT / "mock_platform" / "variables.py"
PARTS = ("mock_platform", "living_guide", "fixtures")  # the tests name some that are none, too
NAME = re.compile(r"\bYSS_[A-Z_]+\b")


def read(*parts: str) -> dict[str, list[Path]]:
    """Every name that occurs in these folders and in the Makefile, without the table itself, and where."""
    files = [ROOT / "Makefile", *(path for part in parts for path in ours(part))]
    found: dict[str, list[Path]] = {}
    for path in files:
        for name in NAME.findall(path.read_text(encoding="utf-8")):
            found.setdefault(name, []).append(path.relative_to(ROOT))
    return found


def ours(part: str) -> list[Path]:
    kinds = {".py", ".html", ".toml", ".js", ".json", ".md"}
    return [path for path in (ROOT / part).rglob("*") if path.suffix in kinds and path != TABLE]


def test_what_is_read_is_in_the_table() -> None:
    assert {name: places for name, places in read(*PARTS).items() if name not in VARIABLES} == {}


@pytest.mark.parametrize("name", VARIABLES)
def test_what_is_in_the_table_is_read(name: str) -> None:
    assert name in read(*PARTS, "tests")


def test_each_is_told_in_a_few_words_and_in_order() -> None:
    assert list(VARIABLES) == sorted(VARIABLES)
    assert all(words and not words.endswith(".") for words in VARIABLES.values())
