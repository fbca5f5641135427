"""No update is lost, whoever writes at the same time, and a failed block leaves nothing behind."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

from mock_platform.core.errors import UnknownSandbox
from mock_platform.core.settings import Settings
from mock_platform.store import sandboxes
from mock_platform.store.database import Database, StoreError, open_database
from mock_platform.store.engine import MEMORY
from mock_platform.store.schema import attempts, cases, metadata
from mock_platform.store.schema import sandboxes as table
from mock_platform.store.scope import Scope

THREADS, EACH = 8, 30
KEY = "s"
NOON = datetime(2025, 3, 15, 12)

Task = Callable[[Database], None]


@contextmanager
def opened(url: str) -> Iterator[Database]:
    database = open_database(url)
    try:
        yield database
    finally:
        database.close()


@pytest.fixture
def file(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'platform.sqlite'}"


def prepare(database: Database) -> None:
    with database.begin() as transaction:
        sandboxes.create(transaction, KEY, Settings(retry_limit=0))


def at_once(task: Task, databases: list[Database]) -> None:
    """Let every database's thread do the task EACH times, all beginning together; raises what any of them raised."""
    start, errors = threading.Barrier(len(databases)), list[BaseException]()

    def work(database: Database) -> None:
        try:
            start.wait(10)
            for _ in range(EACH):
                task(database)
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=work, args=[database]) for database in databases]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not any(thread.is_alive() for thread in threads)
    if errors:
        raise errors[0]


def count_up(database: Database) -> None:
    """Read, think, write: what loses updates if two do it together."""
    with database.begin() as transaction:
        settings = sandboxes.lock(transaction, KEY)
        threading.Event().wait(0.0005)
        sandboxes.change(transaction, KEY, retry_limit=(settings.retry_limit or 0) + 1)


def take_a_number(database: Database) -> None:
    with database.begin() as transaction:
        sandboxes.lock(transaction, KEY)
        scope = Scope(transaction, KEY)
        scope.add(attempts, number=scope.next_number(attempts), case=1, at=NOON, outcome="pass")


def counted(database: Database) -> int | None:
    with database.begin() as transaction:
        return sandboxes.lock(transaction, KEY).retry_limit


def numbers(database: Database) -> list[int]:
    with database.begin() as transaction:
        return [row.number for row in transaction.all(select(attempts.c.number).order_by(attempts.c.number), {})]


def test_threads_with_a_connection_each_lose_no_update_of_a_file(file: str) -> None:
    with opened(file) as database:
        prepare(database)
        databases = [open_database(file) for _ in range(THREADS)]
        try:
            at_once(count_up, databases)
            at_once(take_a_number, databases)
        finally:
            for each in databases:
                each.close()
        assert counted(database) == THREADS * EACH
        assert numbers(database) == list(range(1, THREADS * EACH + 1))


@pytest.mark.parametrize("where", ["memory", "file"])
def test_threads_that_share_an_engine_lose_no_update(where: str, file: str) -> None:
    with opened(MEMORY if where == "memory" else file) as database:
        prepare(database)
        at_once(count_up, [database] * THREADS)
        at_once(take_a_number, [database] * THREADS)
        assert counted(database) == THREADS * EACH
        assert numbers(database) == list(range(1, THREADS * EACH + 1))


def test_a_file_can_be_made_by_many_at_once(file: str) -> None:
    def make(_engine: Database) -> None:
        with opened(file) as database, database.begin() as transaction:
            transaction.all(select(table), {})

    with opened(MEMORY) as nothing:
        at_once(make, [nothing] * 4)


@pytest.mark.parametrize("where", ["memory", "file"])
def test_a_failed_block_is_undone(where: str, file: str) -> None:
    with opened(MEMORY if where == "memory" else file) as database:
        prepare(database)

        def block() -> None:
            with database.begin() as transaction:
                sandboxes.change(transaction, KEY, retry_limit=99)
                sandboxes.create(transaction, "t", Settings())
                sandboxes.create(transaction, KEY, Settings())

        with pytest.raises(StoreError):
            block()
        assert counted(database) == 0
        with database.begin() as transaction:
            assert not sandboxes.exists(transaction, "t")


@pytest.mark.parametrize("where", ["memory", "file"])
def test_what_is_in_a_sandbox_goes_with_it(where: str, file: str) -> None:
    with opened(MEMORY if where == "memory" else file) as database:
        prepare(database)
        take_a_number(database)
        with database.begin() as transaction:
            assert sandboxes.delete(transaction, KEY)
            assert not sandboxes.delete(transaction, KEY)
            for each in metadata.sorted_tables:
                assert transaction.scalar(select(func.count()).select_from(each), {}) == 0
        with database.begin() as transaction, pytest.raises(UnknownSandbox):
            sandboxes.lock(transaction, KEY)


@pytest.mark.parametrize("where", ["memory", "file"])
def test_nothing_can_be_kept_without_its_sandbox(where: str, file: str) -> None:
    with opened(MEMORY if where == "memory" else file) as database:
        prepare(database)
        with pytest.raises(StoreError), database.begin() as transaction:
            Scope(transaction, "nowhere").add(attempts, number=1, case=1, at=NOON, outcome="pass")


def test_every_table_hangs_on_a_sandbox_and_goes_when_it_goes() -> None:
    for each in metadata.sorted_tables:
        if each is not table:
            links = [key.ondelete for key in each.c.sandbox.foreign_keys if key.column is table.c.key]
            assert links == ["CASCADE"]


def test_what_is_kept_in_a_file_is_there_when_it_is_opened_again(file: str) -> None:
    with opened(file) as database:
        prepare(database)
        count_up(database)
    with opened(file) as database:
        assert counted(database) == 1


def test_what_is_kept_in_memory_is_gone_with_its_engine() -> None:
    with opened(MEMORY) as database:
        prepare(database)
    with opened(MEMORY) as database, database.begin() as transaction:
        assert not sandboxes.exists(transaction, KEY)


def test_two_memories_know_nothing_of_each_other() -> None:
    with opened(MEMORY) as one, opened(MEMORY) as two:
        prepare(one)
        with two.begin() as transaction:
            assert not sandboxes.exists(transaction, KEY)
            assert transaction.all(select(cases), {}) == []
