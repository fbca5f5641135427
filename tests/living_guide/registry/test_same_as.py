from pathlib import Path

import pytest

from living_guide.registry.registry import Registry, RegistryError, load_registry

EDITION = """
[edition]
id = "{id}"
title = {{ zh = "指引", en = "Guide" }}
schemes = ["employee"]
note = {{ zh = "自拟", en = "Made up." }}
fragments = []
"""
CLAUSE = """
[[clause]]
id = "{id}"
place = "一"
scheme = ["employee"]
kind = "step"
testable = true
labels = []
messages = []
{same_as}
summary = {{ zh = "按", en = "Tap." }}
fragments = [{{ length = 3, digest = "0123456789abcdef" }}]
"""


def load(folder: Path, same_as: str) -> Registry:
    one = EDITION.format(id="one") + CLAUSE.format(id="A1", same_as="") + CLAUSE.format(id="A2", same_as="")
    two = EDITION.format(id="two") + CLAUSE.format(id="B1", same_as=same_as) + CLAUSE.format(id="B2", same_as="")
    files = {"one.toml": one, "two.toml": two, "assumptions.toml": "assumption = []\n"}
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return load_registry(folder)


@pytest.mark.parametrize(
    ("same_as", "read"),
    [("", None), ("same_as = []", ()), ('same_as = ["A1", "A2"]', ("A1", "A2"))],
)
def test_a_clause_may_say_which_others_say_the_same(tmp_path: Path, same_as: str, read: tuple[str, ...] | None) -> None:
    assert load(tmp_path, same_as).clause("B1").same_as == read


@pytest.mark.parametrize(
    ("same_as", "reason"),
    [
        ('same_as = ["A1", "A3"]', "two.toml: B1: same_as: no clause 'A3'"),
        ('same_as = ["B2"]', "two.toml: B1: same_as: 'B2' is of the same edition"),
        ('same_as = ["B1"]', "two.toml: B1: same_as: 'B1' is of the same edition"),
        ('same_as = "A1"', "two.toml: B1.same_as: Input should be a valid tuple"),
        ('same_as = [""]', "two.toml: B1.same_as.0: String should have at least 1"),
    ],
)
def test_it_names_clauses_of_other_editions(tmp_path: Path, same_as: str, reason: str) -> None:
    with pytest.raises(RegistryError) as refused:
        load(tmp_path, same_as)
    assert reason in str(refused.value)
