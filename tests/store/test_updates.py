"""No update is lost, whoever writes at the same time, and a failed block leaves nothing behind."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.exc import IntegrityError

from mock_platform.core.errors import UnknownSandbox
from mock_platform.core.settings import Settings
from mock_platform.store import sandboxes
from mock_platform.store.engine import MEMORY, open_engine
from mock_platform.store.schema import attempts, cases, metadata
from mock_platform.store.schema import sandboxes as table
from mock_platform.store.scope import Scope

THREADS, EACH = 8, 30
KEY = "s"
NOON = datetime(2025, 3, 15, 12)

Task = Callable[[Engine], None]


@contextmanager
def opened(url: str) -> Iterator[Engine]:
    engine = open_engine(url)
    try:
        yield engine
    finally:
        engine.dispose()


@pytest.fixture
def file(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'platform.sqlite'}"


def prepare(engine: Engine) -> None:
    with engine.begin() as connection:
        sandboxes.create(connection, KEY, Settings(retry_limit=0))


def at_once(task: Task, engines: list[Engine]) -> None:
    """Let every engine's thread do the task EACH times, all beginning together; raises what any of them raised."""
    start, errors = threading.Barrier(len(engines)), list[BaseException]()

    def work(engine: Engine) -> None:
        try:
            start.wait(10)
            for _ in range(EACH):
                task(engine)
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=work, args=[engine]) for engine in engines]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not any(thread.is_alive() for thread in threads)
    if errors:
        raise errors[0]


def count_up(engine: Engine) -> None:
    """Read, think, write: what loses updates if two do it together."""
    with engine.begin() as connection:
        settings = sandboxes.lock(connection, KEY)
        threading.Event().wait(0.0005)
        sandboxes.change(connection, KEY, retry_limit=(settings.retry_limit or 0) + 1)


def take_a_number(engine: Engine) -> None:
    with engine.begin() as connection:
        sandboxes.lock(connection, KEY)
        scope = Scope(connection, KEY)
        scope.add(attempts, number=scope.next_number(attempts), case=1, at=NOON, outcome="pass")


def counted(engine: Engine) -> int | None:
    with engine.begin() as connection:
        return sandboxes.lock(connection, KEY).retry_limit


def numbers(engine: Engine) -> list[int]:
    with engine.begin() as connection:
        return list(connection.scalars(select(attempts.c.number).order_by(attempts.c.number)))


def test_threads_with_a_connection_each_lose_no_update_of_a_file(file: str) -> None:
    with opened(file) as engine:
        prepare(engine)
        engines = [open_engine(file) for _ in range(THREADS)]
        try:
            at_once(count_up, engines)
            at_once(take_a_number, engines)
        finally:
            for each in engines:
                each.dispose()
        assert counted(engine) == THREADS * EACH
        assert numbers(engine) == list(range(1, THREADS * EACH + 1))


@pytest.mark.parametrize("where", ["memory", "file"])
def test_threads_that_share_an_engine_lose_no_update(where: str, file: str) -> None:
    with opened(MEMORY if where == "memory" else file) as engine:
        prepare(engine)
        at_once(count_up, [engine] * THREADS)
        at_once(take_a_number, [engine] * THREADS)
        assert counted(engine) == THREADS * EACH
        assert numbers(engine) == list(range(1, THREADS * EACH + 1))


def test_a_file_can_be_made_by_many_at_once(file: str) -> None:
    def make(_engine: Engine) -> None:
        with opened(file) as engine, engine.begin() as connection:
            connection.execute(select(table)).all()

    with opened(MEMORY) as nothing:
        at_once(make, [nothing] * 4)


@pytest.mark.parametrize("where", ["memory", "file"])
def test_a_failed_block_is_undone(where: str, file: str) -> None:
    with opened(MEMORY if where == "memory" else file) as engine:
        prepare(engine)

        def block() -> None:
            with engine.begin() as connection:
                sandboxes.change(connection, KEY, retry_limit=99)
                sandboxes.create(connection, "t", Settings())
                sandboxes.create(connection, KEY, Settings())

        with pytest.raises(IntegrityError):
            block()
        assert counted(engine) == 0
        with engine.begin() as connection:
            assert not sandboxes.exists(connection, "t")


@pytest.mark.parametrize("where", ["memory", "file"])
def test_what_is_in_a_sandbox_goes_with_it(where: str, file: str) -> None:
    with opened(MEMORY if where == "memory" else file) as engine:
        prepare(engine)
        take_a_number(engine)
        with engine.begin() as connection:
            assert sandboxes.delete(connection, KEY)
            assert not sandboxes.delete(connection, KEY)
            for each in metadata.sorted_tables:
                assert connection.scalar(select(func.count()).select_from(each)) == 0
        with engine.begin() as connection, pytest.raises(UnknownSandbox):
            sandboxes.lock(connection, KEY)


@pytest.mark.parametrize("where", ["memory", "file"])
def test_nothing_can_be_kept_without_its_sandbox(where: str, file: str) -> None:
    with opened(MEMORY if where == "memory" else file) as engine:
        prepare(engine)
        with pytest.raises(IntegrityError), engine.begin() as connection:
            Scope(connection, "nowhere").add(attempts, number=1, case=1, at=NOON, outcome="pass")


def test_every_table_hangs_on_a_sandbox_and_goes_when_it_goes() -> None:
    for each in metadata.sorted_tables:
        if each is not table:
            links = [key.ondelete for key in each.c.sandbox.foreign_keys if key.column is table.c.key]
            assert links == ["CASCADE"]


def test_what_is_kept_in_a_file_is_there_when_it_is_opened_again(file: str) -> None:
    with opened(file) as engine:
        prepare(engine)
        count_up(engine)
    with opened(file) as engine:
        assert counted(engine) == 1


def test_what_is_kept_in_memory_is_gone_with_its_engine() -> None:
    with opened(MEMORY) as engine:
        prepare(engine)
    with opened(MEMORY) as engine, engine.begin() as connection:
        assert not sandboxes.exists(connection, KEY)


def test_two_memories_know_nothing_of_each_other() -> None:
    with opened(MEMORY) as one, opened(MEMORY) as two:
        prepare(one)
        with two.begin() as connection:
            assert not sandboxes.exists(connection, KEY)
            assert connection.execute(select(cases)).all() == []
