"""A database file of another version is refused in one sentence, and left as it is."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from mock_platform.bootstrap import DatabaseUnusable, open_platform
from mock_platform.core.settings import Settings
from mock_platform.store.schema import metadata


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file of this version, with a sandbox in it."""
    path = tmp_path / "platform.db"
    platform = open_platform(path)
    platform.create_sandbox(Settings(), "kept")
    platform.database.close()
    return path


def altered(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def schema(path: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()


TABLES = list(metadata.tables)
# A column more, one under another name, or none of those there should be.
OTHERS = ("ALTER TABLE {0} ADD COLUMN more TEXT", "ALTER TABLE {0} RENAME COLUMN {1} TO less")


@pytest.mark.parametrize("other", OTHERS)
@pytest.mark.parametrize("table", TABLES)
def test_a_file_with_other_columns_is_refused_in_one_sentence(file: Path, table: str, other: str) -> None:
    altered(file, other.format(table, list(metadata.tables[table].c.keys())[-1]))
    before = schema(file)
    with pytest.raises(DatabaseUnusable, match="another version") as refused:
        open_platform(file)
    assert str(refused.value).startswith(f"{file}: ")
    assert table in str(refused.value)
    assert "\n" not in str(refused.value)
    assert schema(file) == before


def test_a_file_of_before_there_were_checkpoints_is_refused_and_nothing_is_added(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    altered(path, "CREATE TABLE sandboxes (key TEXT PRIMARY KEY, edition TEXT, seed TEXT)")
    before = schema(path)
    with pytest.raises(DatabaseUnusable, match="name a new file, or delete this one"):
        open_platform(path)
    assert schema(path) == before


def test_a_file_of_ours_opens_again_with_what_it_holds(file: Path) -> None:
    platform = open_platform(file)
    assert "kept" in dict(platform.sandboxes())
    platform.database.close()


def test_tables_of_somebody_elses_do_no_harm(file: Path) -> None:
    altered(file, "CREATE TABLE theirs (x TEXT)", "DROP TABLE answers")
    platform = open_platform(file)
    assert "kept" in dict(platform.sandboxes())
    platform.database.close()
    assert {"theirs", "answers"} <= {name for name, _ in schema(file)}


def test_a_file_that_is_no_database_is_refused_too(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    path.write_bytes(b"no database at all" * 100)
    with pytest.raises(DatabaseUnusable) as refused:
        open_platform(path)
    assert "\n" not in str(refused.value)
