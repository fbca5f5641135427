"""What goes in by the driver comes out by SQLAlchemy, and the other way round: whatever it is."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Column, bindparam, select
from sqlalchemy.types import JSON, Boolean, Date, DateTime, Integer, LargeBinary, String

from mock_platform.core.face import Outcome
from mock_platform.store.database import Database, StoreError, open_database
from mock_platform.store.schema import metadata, people, sandboxes

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
VALUES: dict[type, st.SearchStrategy[Any]] = {
    String: TEXT,
    Integer: st.integers(0, 2**31 - 1),
    Boolean: st.booleans(),
    Date: st.dates(date(1900, 1, 1)),
    DateTime: st.datetimes(datetime(1900, 1, 1)),
    LargeBinary: st.binary(max_size=20),
    JSON: st.lists(st.sampled_from(list(Outcome)), max_size=4),
}
TABLES = {table.name: table for table in metadata.sorted_tables}


@pytest.fixture(scope="module")
def database() -> Iterator[Database]:
    opened = open_database()
    connection = opened.engine.raw_connection()
    connection.cursor().execute("PRAGMA foreign_keys = OFF")  # rows of any kind, each alone
    connection.close()
    yield opened
    opened.close()


def any_value(column: "Column[Any]") -> st.SearchStrategy[Any]:
    value = VALUES[type(column.type)]
    return value | st.none() if column.nullable else value


def any_row(name: str) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({column.name: any_value(column) for column in TABLES[name].columns})


@pytest.mark.parametrize("name", TABLES)
@given(data=st.data())
def test_both_read_what_either_wrote(database: Database, name: str, data: st.DataObject) -> None:
    table, row = TABLES[name], data.draw(any_row(name))
    insert, read, empty = table.insert(), select(table), table.delete()
    with database.begin() as transaction:
        transaction.run(empty, {})
        assert transaction.run(insert, row) == 1
        assert transaction.first(read, {})._asdict() == row
    with database.engine.begin() as connection:
        assert dict(connection.execute(read).one()._mapping) == row
        connection.execute(empty)
        connection.execute(insert, row)
    with database.begin() as transaction:
        [found] = transaction.all(read, {})
        assert found._asdict() == row
        assert transaction.first(read, {}) == found


def test_what_is_not_there_is_none(database: Database) -> None:
    missing = select(people).where(people.c.number == bindparam("this"))
    with database.begin() as transaction:
        assert transaction.first(missing, {"this": -1}) is None
        assert transaction.scalar(missing, {"this": -1}) is None
        assert transaction.all(missing, {"this": -1}) == []
        assert transaction.run(people.delete().where(people.c.number == bindparam("this")), {"this": -1}) == 0


THIS = sandboxes.c.key == bindparam("this")
WRONG: list[tuple[Any, dict[str, Any]]] = [
    (sandboxes.insert(), {"key": None, "edition": "official", "seed": "1"}),
    (sandboxes.insert(), {"key": "k", "edition": object(), "seed": "1"}),
    (sandboxes.delete().where(THIS), {"this": ["k"]}),
]


def run(database: Database, statement: Any, values: dict[str, Any]) -> None:
    with database.begin() as transaction:
        transaction.run(statement, values)


@pytest.mark.parametrize(("statement", "values"), WRONG)
def test_what_the_driver_refuses_is_an_error_of_the_store(
    database: Database, statement: Any, values: dict[str, Any]
) -> None:
    with pytest.raises(StoreError) as error:
        run(database, statement, values)
    assert isinstance(error.value.__cause__, database.engine.dialect.loaded_dbapi.Error)


def test_after_an_error_the_connection_serves_again(database: Database) -> None:
    for statement, values in WRONG * 2:
        with pytest.raises(StoreError):
            run(database, statement, values)
        with database.begin() as transaction:
            assert transaction.all(select(sandboxes).where(THIS), {"this": "?"}) == []
