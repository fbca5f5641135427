from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from living_guide.registry.fragments import find
from living_guide.registry.registry import Registry, RegistryError, load_registry

GUIDE = Path(__file__).parents[3] / "features" / "guide"

OFFICIAL = """
[edition]
id = "official"
title = { zh = "甲指引", en = "Guide A" }
schemes = ["employee", "resident"]
note = { zh = "自拟", en = "Made up." }
fragments = []

[[clause]]
id = "A1.1"
place = "一"
scheme = ["employee", "resident"]
kind = "step"
testable = true
labels = ["【甲】"]
messages = ["乙。"]
summary = { zh = "按甲", en = "Tap A." }
fragments = [{ length = 3, digest = "0123456789abcdef" }]

[[clause]]
id = "B1.1a"
place = "二"
scheme = ["resident"]
kind = "advice"
testable = false
why = "Nothing shows."
labels = []
messages = []
summary = { zh = "建议", en = "Advice." }
fragments = [{ length = 4, digest = "fedcba9876543210" }]
"""

GUANGZHOU = """
[edition]
id = "guangzhou-2023"
title = { zh = "乙指引", en = "Guide B" }
dated = 2023-05-22
schemes = ["employee"]
note = { zh = "自拟", en = "Made up." }
fragments = []

[[clause]]
id = "G1"
place = "第一步"
scheme = ["employee"]
kind = "page"
testable = true
labels = []
messages = []
summary = { zh = "丙页", en = "Page C." }
fragments = [{ length = 5, digest = "00000000000000ff" }]
"""

ASSUMPTIONS = """
[[assumption]]
id = "Q1"
open = { zh = "几页？", en = "How many pages?" }
default = { zh = "两页", en = "Two." }
clauses = ["A1.1", "G1"]
testable = true
why = "Pages show."
"""

FILES = {"official.toml": OFFICIAL, "guangzhou-2023.toml": GUANGZHOU, "assumptions.toml": ASSUMPTIONS}


def load(folder: Path, **changed: str) -> Registry:
    for name, text in FILES.items():
        (folder / name).write_text(changed.get(name, text), encoding="utf-8")
    return load_registry(folder)


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load_registry(GUIDE)


def test_a_registry_is_read_as_it_is_written(tmp_path: Path) -> None:
    registry = load(tmp_path)
    assert [clause.id for clause in registry] == ["A1.1", "B1.1a", "G1"]
    assert [clause.id for clause in registry.testable()] == ["A1.1", "G1"]
    assert registry.clause("A1.1").words == ("【甲】", "乙。")
    assert registry.clause("A1.1").scheme == ("employee", "resident")
    assert registry.clause("B1.1a").why == "Nothing shows."
    assert [clause.edition for clause in registry] == ["official", "official", "guangzhou-2023"]
    assert registry.edition("official").dated is None
    assert registry.edition("guangzhou-2023").dated == date(2023, 5, 22)
    assert registry.assumption("Q1").default.en == "Two."


@pytest.mark.parametrize("lookup", [Registry.clause, Registry.edition, Registry.assumption])
def test_an_unknown_id_is_no_entry(tmp_path: Path, lookup: Callable[[Registry, str], object]) -> None:
    with pytest.raises(KeyError, match="X9"):
        lookup(load(tmp_path), "X9")


@pytest.mark.parametrize(
    ("file", "old", "new", "reason"),
    [
        ("official.toml", "labels = [", "lables = [", "official.toml: A1.1.lables: Unexpected keyword"),
        ("official.toml", 'place = "一"\n', "", "official.toml: A1.1.place: Field required"),
        ("official.toml", 'place = "一"', 'place = ""', "official.toml: A1.1.place: String should have"),
        ("official.toml", 'id = "A1.1"\n', "", "official.toml: clause number 1.id: Field required"),
        ("official.toml", 'id = "A1.1"', 'id = "a1"', "official.toml: a1.id: String should match"),
        ("official.toml", '"step"', '"stap"', "official.toml: A1.1.kind: Input should be 'step', 'page'"),
        (
            "official.toml",
            '["resident"]',
            '["farmer"]',
            "official.toml: B1.1a.scheme.0: Input should be 'emp",
        ),
        ("official.toml", '["resident"]', "[]", "official.toml: B1.1a.scheme: Tuple should have at least 1"),
        ("official.toml", "testable = true", "testable = 1", "official.toml: A1.1.testable: Input should be"),
        (
            "official.toml",
            '["【甲】"]',
            '"【甲】"',
            "official.toml: A1.1.labels: Input should be a valid tuple",
        ),
        ("official.toml", '"【甲】"', '""', "official.toml: A1.1.labels.0: String should have"),
        ("official.toml", ', en = "Tap A."', "", "official.toml: A1.1.summary.en: Field required"),
        (
            "official.toml",
            "length = 3",
            "length = 0",
            "official.toml: A1.1.fragments.0: Value error, length 0",
        ),
        ("official.toml", "abcdef", "abcdeF", "official.toml: A1.1.fragments.0: Value error, digest"),
        (
            "official.toml",
            "length = 3,",
            "length = 3, at = 1,",
            "official.toml: A1.1.fragments.0.at: Unexpected",
        ),
        (
            "official.toml",
            "[{ length = 3",
            "[] #",
            "official.toml: A1.1.fragments: Tuple should have at least 1",
        ),
        ("official.toml", '"advice"', '"step"', None),
        ("official.toml", '"step"', '"advice"', "official.toml: A1.1: Value error, advice is not testable"),
        (
            "official.toml",
            'why = "Nothing shows."\n',
            "",
            "official.toml: B1.1a: Value error, a clause that is",
        ),
        (
            "official.toml",
            'kind = "step"',
            'kind = "step"\nwhy = "x"',
            "official.toml: A1.1: Value error, a clause",
        ),
        (
            "official.toml",
            'kind = "step"',
            'kind = "step"\nedition = "official"',
            "official.toml: A1.1: edition: the",
        ),
        (
            "official.toml",
            'id = "official"',
            'id = "other"',
            "official.toml: edition: id 'other' is not the file's",
        ),
        ("official.toml", "note = ", "nota = ", "official.toml: edition.note: Field required"),
        ("official.toml", "[edition]", "[editon]", "official.toml: edition: Field required"),
        ("official.toml", "[[clause]]", "[[clauses]]", "official.toml: clauses: Unexpected keyword"),
        (
            "official.toml",
            OFFICIAL,
            OFFICIAL.split("[[clause]]")[0] + "[clause]\nid = 1",
            "official.toml: clause: ",
        ),
        ("official.toml", OFFICIAL, "clause = ['x']", "official.toml: clause number 1: Input should be"),
        ("official.toml", "[edition]", "[edition", "official.toml: Expected ']'"),
        ("official.toml", 'id = "B1.1a"', 'id = "A1.1"', "official.toml: A1.1: stands 2 times"),
        ("guangzhou-2023.toml", "G1", "A1.1", "guangzhou-2023.toml, official.toml: A1.1: stands 2 times"),
        (
            "guangzhou-2023.toml",
            '["employee"]\nkind',
            '["resident"]\nkind',
            "guangzhou-2023.toml: G1: scheme: 'resi",
        ),
        (
            "guangzhou-2023.toml",
            "2023-05-22",
            "'spring'",
            "guangzhou-2023.toml: edition.dated: Input should be",
        ),
        ("assumptions.toml", ASSUMPTIONS, ASSUMPTIONS * 2, "assumptions.toml: Q1: stands 2 times"),
        ("assumptions.toml", '"G1"', '"G7"', "assumptions.toml: Q1: clauses: no clause 'G7'"),
        ("assumptions.toml", 'why = "Pages show."', "", "assumptions.toml: Q1.why: Field required"),
        ("assumptions.toml", "default = ", "defalut = ", "assumptions.toml: Q1.defalut: Unexpected keyword"),
        ("assumptions.toml", "Q1", "R1", "assumptions.toml: R1.id: String should match"),
    ],
)
def test_a_slip_is_named(tmp_path: Path, file: str, old: str, new: str, reason: str | None) -> None:
    assert old in FILES[file]
    changed = {file: FILES[file].replace(old, new, 1)}
    if reason is None:
        assert load(tmp_path, **changed)
        return
    with pytest.raises(RegistryError) as refused:
        load(tmp_path, **changed)
    assert reason in str(refused.value)


def test_all_slips_of_a_file_are_named_at_once(tmp_path: Path) -> None:
    text = OFFICIAL.replace('"step"', '"stap"').replace('"advice"', '"advise"')
    with pytest.raises(RegistryError) as refused:
        load(tmp_path, **{"official.toml": text})
    assert [line.split(": ")[1] for line in str(refused.value).splitlines()] == ["A1.1.kind", "B1.1a.kind"]


def test_a_folder_without_editions_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RegistryError, match="holds no edition"):
        load_registry(tmp_path)


def test_the_assumptions_cannot_be_left_out(tmp_path: Path) -> None:
    load(tmp_path)
    (tmp_path / "assumptions.toml").unlink()
    with pytest.raises(RegistryError, match=r"assumptions\.toml"):
        load_registry(tmp_path)


def test_the_registry_holds_two_editions(registry: Registry) -> None:
    assert [(edition.id, edition.dated) for edition in registry.editions] == [
        ("official", None),
        ("guangzhou-2023", date(2023, 5, 22)),
    ]


def test_ids_say_where_a_clause_stands(registry: Registry) -> None:
    chapters = [(clause.edition, clause.id[0]) for clause in registry]
    assert list(dict.fromkeys(chapters)) == [("official", "A"), ("official", "B"), ("guangzhou-2023", "G")]
    for edition in registry.editions:
        places = [clause.place for clause in registry if clause.edition == edition.id]
        runs = [place for place, before in zip(places, [None, *places], strict=False) if place != before]
        assert len(runs) == len(set(runs)), "clauses of one place stand together"


def test_ids_are_in_order(registry: Registry) -> None:
    for edition in registry.editions:
        ids = [clause.id for clause in registry if clause.edition == edition.id]
        assert ids == sorted(ids)


def test_only_advice_is_not_testable(registry: Registry) -> None:
    assert {clause.kind for clause in registry if not clause.testable} == {"advice"}


def test_a_message_clause_has_its_message(registry: Registry) -> None:
    assert not [clause.id for clause in registry if clause.kind == "message" and len(clause.messages) != 1]


def test_what_holds_for_one_scheme_only_is_marked_so(registry: Registry) -> None:
    of_one = {clause.id: clause.scheme[0] for clause in registry if len(clause.scheme) == 1}
    assert {of_one.pop(clause.id) for clause in registry if clause.id.startswith(("B2.1", "G"))} == {"employee"}
    assert {of_one.pop(clause.id) for clause in registry if clause.id.startswith("B2.2")} == {"resident"}
    pairs = {"A2.6a": "A2.6b", "B1.1a": "B1.1b", "B1.3e": "B1.3f", "B1.4a": "B1.4b"}
    assert of_one == dict.fromkeys(pairs, "employee") | dict.fromkeys(pairs.values(), "resident")


def test_words_of_two_orders_are_not_smoothed_out(registry: Registry) -> None:
    assert registry.clause("A2.6a").labels == ("【企业职工领取养老保险待遇资格认证】",)
    assert registry.clause("A2.6b").labels == ("【城乡居民基本养老保险待遇领取资格认证】",)
    assert registry.clause("B2.1.1b").labels == ("【认证信息查询】",)
    assert registry.clause("B2.2.1b").labels == ("【城乡居民基本养老保险生存认证信息查询】",)
    assert registry.clause("G9b").labels == ("【认证结果查询】",)


def test_editions_agree_on_the_words_of_their_messages(registry: Registry) -> None:
    official = {message for clause in registry if clause.edition == "official" for message in clause.messages}
    assert official > {message for clause in registry if clause.edition != "official" for message in clause.messages}


def test_words_stand_once_in_a_clause_and_are_trimmed(registry: Registry) -> None:
    for clause in registry:
        assert len(set(clause.words)) == len(clause.words), clause.id
        assert all(word == word.strip() for word in clause.words), clause.id


def test_a_fragment_is_shared_only_by_the_two_schemes(registry: Registry) -> None:
    """Each fragment stands once in its edition's text, so that no change hides behind a twin."""
    owners: dict[object, list[str]] = {}
    for clause in registry:
        for fragment in clause.fragments:
            owners.setdefault((clause.edition, fragment), []).append(clause.id)
    assert [ids for ids in owners.values() if len(ids) > 1] == [["B1.1a", "B1.1b"], ["B1.3e", "B1.3f"]]


def test_summaries_do_not_repeat_the_guide(registry: Registry) -> None:
    fragments = {fragment for clause in registry for fragment in clause.fragments}
    assert not [clause.id for clause in registry if find(clause.summary.zh, fragments)]


def test_the_assumptions_are_numbered_through(registry: Registry) -> None:
    assert [assumption.id for assumption in registry.assumptions] == [f"Q{n}" for n in range(1, 26)]
