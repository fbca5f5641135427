"""The coverage matrix as a table: CSV for programs, XLSX for spreadsheets."""

import csv
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from living_guide.trace.matrix import Row
from living_guide.trace.trace import Standing

FACTS = ("edition", "clause", "place", "kind", "summary_zh", "summary_en")
WIDTHS = (16, 9, 26, 10, 52, 62)  # of those columns, in characters
CELL_WIDTH = 13
COLOURS = {Standing.HOLDS: "#d9efdf", Standing.WAIVED: "#f6ecc9", Standing.STALE: "#f6ecc9"}
BAD = "#f6d5d1"
MADE = datetime(2000, 1, 1)  # the file's own date, so that the same events give the same bytes

Value = str | int | None


def write_csv(rows: Sequence[Row], path: Path) -> None:
    """A line for each testable clause. Besides what it is, for each scheme and driver where it stands and by how many
    scenarios; both are empty where the clause does not speak of a scheme. In UTF-8."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(table(rows))


def write_xlsx(rows: Sequence[Row], path: Path) -> None:
    """The same as a sheet that can be sorted and filtered, coloured by where each clause stands."""
    heads, *lines = table(rows)
    with Workbook(path) as book:
        book.set_properties({"created": MADE})
        sheet = book.add_worksheet("coverage")
        sheet.write_row(0, 0, heads, book.add_format({"bold": True, "text_wrap": True, "valign": "top"}))
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        for number, line in enumerate(lines, 1):
            sheet.write_row(number, 0, line, wrapped)
        _arrange(sheet, len(lines), len(heads))
        _colour(book, sheet, len(lines), len(heads))


def table(rows: Sequence[Row]) -> Iterator[list[Value]]:
    """The heads of the columns, then a line for each row."""
    cells = rows[0].cells if rows else ()
    names = [f"{cell.scheme} {cell.driver}" for cell in cells]
    yield [*FACTS, *(head for name in names for head in (name, f"{name} scenarios"))]
    yield from map(_line, rows)


def _line(row: Row) -> list[Value]:
    clause = row.clause
    line: list[Value] = [clause.edition, clause.id, clause.place, clause.kind, clause.summary.zh, clause.summary.en]
    for cell in row.cells:
        line += [cell.standing.value, cell.scenarios] if cell.standing else [None, None]
    return line


def _arrange(sheet: Worksheet, lines: int, columns: int) -> None:
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, lines, columns - 1)
    for column in range(columns):
        sheet.set_column(column, column, WIDTHS[column] if column < len(WIDTHS) else CELL_WIDTH)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _colour(book: Workbook, sheet: Worksheet, lines: int, columns: int) -> None:
    for standing in Standing:
        look = book.add_format({"bg_color": COLOURS.get(standing, BAD)})
        rule = {"type": "cell", "criteria": "==", "value": f'"{standing}"', "format": look}
        sheet.conditional_format(1, len(FACTS), max(lines, 1), columns - 1, rule)
