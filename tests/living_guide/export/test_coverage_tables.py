"""The coverage matrix as CSV and as a spreadsheet, read back by the standard library and by openpyxl."""

import csv
from pathlib import Path

import pytest
from openpyxl import load_workbook

from living_guide.export.coverage import FACTS, MADE, write_csv, write_xlsx
from living_guide.trace.sources import Sources
from tests.living_guide.guides import clause, ran, registry, report, scenario, sources

HEADS = ["employee browser", "employee html", "resident browser", "resident html"]
COLUMNS = [*FACTS, *(head for name in HEADS for head in (name, f"{name} scenarios"))]


@pytest.fixture
def told() -> Sources:
    """A clause of both schemes that residents cannot rely on; a clause of employees; one that nobody tried."""
    one = scenario("one", "clause:A1", "clause:B1", schemes=["employee"])
    other = scenario("other", "clause:A1", schemes=["resident"])
    clauses = clause("A1", place='一、“访问”, 第 1 步"'), clause("B1", scheme=("employee",)), clause("B2")
    return sources(
        registry(*clauses),
        [one, other],
        report(ran(one), ran(other, "failed"), folder=Path("a")),
        report(ran(one), ran(other, "skipped"), folder=Path("b"), driver="html"),
    )


EXPECTED = {
    "A1": ["holds", 1, "holds", 1, "broken", 1, "not run", 1],
    "B1": ["holds", 1, "holds", 1, None, None, None, None],
    "B2": ["uncovered", 0, "uncovered", 0, "uncovered", 0, "uncovered", 0],
}


def test_csv_holds_a_line_for_each_clause(told: Sources, tmp_path: Path) -> None:
    write_csv(told.matrix(), tmp_path / "coverage.csv")
    with (tmp_path / "coverage.csv").open(encoding="utf-8", newline="") as stream:
        heads, *lines = csv.reader(stream, strict=True)
    assert heads == COLUMNS
    assert {line[1]: line[len(FACTS) :] for line in lines} == {
        name: ["" if each is None else str(each) for each in cells] for name, cells in EXPECTED.items()
    }
    assert lines[0][: len(FACTS)] == ["official", "A1", '一、“访问”, 第 1 步"', "step", "clause A1了", "clause A1"]


def test_the_spreadsheet_holds_the_same_and_can_be_filtered(told: Sources, tmp_path: Path) -> None:
    write_xlsx(told.matrix(), tmp_path / "coverage.xlsx")
    sheet = load_workbook(tmp_path / "coverage.xlsx").active
    heads, *lines = sheet.iter_rows(values_only=True)
    assert list(heads) == COLUMNS
    assert {line[1]: list(line[len(FACTS) :]) for line in lines} == EXPECTED
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref == "A1:N4"
    [places] = {str(rule.sqref) for rule in sheet.conditional_formatting}
    assert places == "G2:N4"


def test_a_matrix_without_clauses_is_a_table_without_lines(tmp_path: Path) -> None:
    write_csv((), tmp_path / "coverage.csv")
    write_xlsx((), tmp_path / "coverage.xlsx")
    assert (tmp_path / "coverage.csv").read_text(encoding="utf-8").splitlines() == [",".join(FACTS)]
    assert load_workbook(tmp_path / "coverage.xlsx").active.max_row == 1


def test_the_same_matrix_gives_the_same_bytes(told: Sources, tmp_path: Path) -> None:
    for name in ("one.xlsx", "other.xlsx"):
        write_xlsx(told.matrix(), tmp_path / name)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "other.xlsx").read_bytes()
    # Both were made within a second: the file's own date must not be that.
    assert load_workbook(tmp_path / "one.xlsx").properties.created == MADE
