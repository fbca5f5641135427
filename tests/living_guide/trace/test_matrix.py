"""The matrix says of each clause, scheme and driver what the clause's own scenarios of that scheme did before it."""

from datetime import date

from living_guide.trace.matrix import Cell, matrix
from living_guide.trace.schemes import schemes_of
from living_guide.trace.trace import Standing, trace
from tests.living_guide.guides import clause, ran, registry, scenario

TODAY = date(2025, 3, 15)


def test_a_cell_counts_the_scenarios_of_its_scheme_before_its_driver() -> None:
    both = clause("A1")
    own = clause("B1", scheme=("resident",))
    one = scenario("one", "clause:A1", schemes=["employee"])
    other = scenario("other", "clause:A1", "clause:B1", schemes=["resident"])
    registered, scenarios = registry(both, own), [one, other]
    runs = {"browser": [ran(one), ran(other, "failed")], "html": [ran(one, "skipped"), ran(other)]}
    rows = matrix(registered, {driver: trace(registered, scenarios, each, TODAY) for driver, each in runs.items()})
    assert [row.clause.id for row in rows] == ["A1", "B1"]
    assert rows[0].cells == (
        Cell("employee", "browser", Standing.HOLDS, 1),
        Cell("employee", "html", Standing.NOT_RUN, 1),
        Cell("resident", "browser", Standing.BROKEN, 1),
        Cell("resident", "html", Standing.HOLDS, 1),
    )
    assert rows[1].cells[:2] == (Cell("employee", "browser"), Cell("employee", "html"))
    assert rows[1].cells[2] == Cell("resident", "browser", Standing.BROKEN, 1)


def test_a_clause_that_is_tried_in_one_scheme_only_is_uncovered_in_the_other() -> None:
    told = scenario("one", "clause:A1", schemes=["employee"])
    registered = registry(clause("A1"))
    [row] = matrix(registered, {"browser": trace(registered, [told], [ran(told)], TODAY)})
    assert row.cells == (
        Cell("employee", "browser", Standing.HOLDS, 1),
        Cell("resident", "browser", Standing.UNCOVERED, 0),
    )


def test_what_is_advice_has_no_row() -> None:
    registered = registry(clause("A1", kind="advice", testable=False, why="Nothing shows."))
    assert matrix(registered, {"browser": trace(registered, [], [], TODAY)}) == ()


def test_the_scheme_of_a_scenario_is_that_of_whom_it_is_about() -> None:
    employee, resident = "一位企业职工参保人", "一位城乡居民参保人"
    assert schemes_of([("given", employee), ("then", f"不是{resident}")]) == ("employee",)
    assert schemes_of([("given", "有人"), ("when", f"问{resident}")]) == ("resident",)
    assert schemes_of([("given", f"{employee}和{resident}")]) == ("employee", "resident")
    assert schemes_of([("given", "有人")]) == ("employee", "resident")
