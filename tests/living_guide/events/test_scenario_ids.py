"""The id of a scenario: the same wherever in its file it stands, and that of no other."""

from collections.abc import Mapping

from behave.parser import parse_feature
from hypothesis import given
from hypothesis import strategies as st

from living_guide.events.reading import scenario_id

FILE = "features/2_certify/a.feature"
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp", "Zs", "Cf", "Cs"]), min_size=1)
CELLS = WORDS.filter(lambda text: "\\" not in text)
ROWS = st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=4, unique=True)


def ids(text: str, file: str = FILE) -> list[str]:
    return [scenario_id(scenario) for scenario in parse_feature(text, filename=file).walk_scenarios()]


def outline(rows: list[Mapping[str, str]], name: str = "an outline", before: str = "") -> str:
    headings = list(rows[0])
    table = [headings, *([row[heading] for heading in headings] for row in rows)]
    lines = ["      | " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |" for cells in table]
    head = ["Feature: F", before, f"  Scenario Outline: {name}", "    * it <a> and <b>", "", "    Examples: some"]
    return "\n".join([*head, *lines, ""])


@given(rows=ROWS, data=st.data())
def test_it_survives_moved_lines_rows_and_columns(rows: list[tuple[str, str]], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(rows))
    before = ids(outline([{"a": a, "b": b} for a, b in rows]))
    after = ids(outline([{"b": b, "a": a} for a, b in shuffled], before="\n" * data.draw(st.integers(0, 3))))
    assert dict(zip(rows, before, strict=True)) == dict(zip(shuffled, after, strict=True))


@given(rows=ROWS)
def test_it_differs_from_row_to_row(rows: list[tuple[str, str]]) -> None:
    known = ids(outline([{"a": a, "b": b} for a, b in rows]))
    assert len(set(known)) == len(rows)


def test_the_same_values_under_other_headings_are_another_row() -> None:
    [one] = ids(outline([{"a": "1", "b": "2"}]))
    [other] = ids(outline([{"a": "2", "b": "1"}]))
    [third] = ids(outline([{"b": "1", "a": "2"}]))
    assert one != other == third


def test_a_name_that_looks_like_a_row_is_not_taken_for_one() -> None:
    alone = "Feature: F\n  Scenario: {}\n    * it passes\n"
    [plain], [marked], [other] = [ids(alone.format(name)) for name in ("S", "S -- @1.1 x", "S -- @1.2 x")]
    assert len({plain, marked, other}) == 3
    [row] = ids(outline([{"a": "1", "b": "2"}], name="S"))
    [piped] = ids(alone.format("S|1|2"))
    assert row not in (plain, marked, piped)


def test_it_names_the_file_and_differs_from_file_to_file() -> None:
    text = "Feature: F\n  Scenario: S\n    * it passes\n"
    assert ids(text)[0].startswith("features/2_certify/a#")
    assert ids(text) != ids(text, "features/2_certify/b.feature")
    assert ids(text, "features\\2_certify\\a.feature") == ids(text)


@given(first=WORDS, second=WORDS)
def test_it_differs_from_name_to_name(first: str, second: str) -> None:
    text = "Feature: F\n  Scenario: n{}\n    * it passes\n"
    assert (ids(text.format(first)) == ids(text.format(second))) == (first == second)


def test_what_else_changes_in_a_scenario_does_not_change_its_id() -> None:
    plain = "Feature: F\n  Scenario: S\n    * it passes\n"
    dressed = "@t\nFeature: Other\n  Rule: R\n    @u\n    Scenario: S\n      it is described\n      * it fails\n"
    assert ids(plain) == ids(dressed)
