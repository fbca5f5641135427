"""A database in memory, which puts off what it can and asks for nothing twice, tells the same at any time as one in a
file, which does neither: whatever is written, read, undone, kept and restored, in whatever order."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from sqlalchemy import select

from mock_platform.core.case import Case, Method
from mock_platform.core.clock import SHANGHAI
from mock_platform.core.errors import UnknownSandbox
from mock_platform.core.face import Outcome
from mock_platform.core.flow import Journey, State
from mock_platform.core.journal import Asked, Happening
from mock_platform.core.schemes import Scheme
from mock_platform.core.settings import Settings
from mock_platform.store import cases, checkpoints, journal, sandboxes
from mock_platform.store.database import Database, StoreError, Transaction, open_database
from mock_platform.store.schema import metadata
from mock_platform.store.scope import MANY, Scope

NOON = datetime(2025, 3, 15, 12, tzinfo=SHANGHAI)
KEYS = ("a", "b")
CASE = Case(0, Journey.CERTIFICATION, Scheme.EMPLOYEE, State.METHOD, account=1)
QUERIES = {name: select(table).order_by(*table.primary_key) for name, table in metadata.tables.items()}
any_key = st.sampled_from(KEYS)
any_state = st.sampled_from([State.METHOD, State.APPLICANT, State.FACE])
any_method = st.sampled_from([None, *Method])
numbers = st.integers(1, 3)

Work = Callable[[Transaction], object]


class Undone(Exception):
    """What a block raises to be undone."""


class MemoryAndFile(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        file = Path(self.folder.name) / "platform.sqlite"
        self.databases = (open_database(), open_database(f"sqlite:///{file}"))

    def teardown(self) -> None:
        for each in self.databases:
            each.close()
        self.folder.cleanup()

    def both(self, work: Work, *, ends_well: bool = True) -> Any:
        """What came of it in both, which is the same."""
        told = [_done(database, work, ends_well) for database in self.databases]
        assert told[0] == told[1]
        return told[0]

    @rule(key=any_key, expires=st.none() | st.integers(1, 3))
    def create(self, key: str, expires: int | None) -> None:
        expires_at = expires and NOON + timedelta(days=expires)
        self.both(lambda transaction: sandboxes.create(transaction, key, Settings(expires_at=expires_at or None)))

    @rule(key=any_key, ends_well=st.booleans())
    def delete(self, key: str, ends_well: bool) -> None:
        self.both(lambda transaction: sandboxes.delete(transaction, key), ends_well=ends_well)

    @rule(days=st.integers(0, 3))
    def sweep(self, days: int) -> None:
        self.both(lambda transaction: sandboxes.sweep(transaction, NOON + timedelta(days=days)))

    @rule(key=any_key, limit=st.none() | numbers, ends_well=st.booleans())
    def change_settings(self, key: str, limit: int | None, ends_well: bool) -> None:
        def work(transaction: Transaction) -> Settings:
            sandboxes.lock(transaction, key)
            sandboxes.change(transaction, key, retry_limit=limit)
            return sandboxes.lock(transaction, key)

        self.both(work, ends_well=ends_well)

    @rule(key=any_key, ends_well=st.booleans())
    def open_case(self, key: str, ends_well: bool) -> None:
        self.both(_in(key, lambda scope: cases.open_case(scope, CASE)), ends_well=ends_well)

    @rule(key=any_key, number=numbers, was=any_state, to=any_state, method=any_method, ends_well=st.booleans())
    def move_case(self, key: str, number: int, was: State, to: State, method: Method | None, ends_well: bool) -> None:
        before = replace(CASE, number=number, state=was)
        moved = replace(before, state=to, method=method)
        self.both(_in(key, lambda scope: cases.save(scope, moved, was=before)), ends_well=ends_well)

    @rule(key=any_key, number=numbers)
    def read_case(self, key: str, number: int) -> None:
        self.both(_in(key, lambda scope: cases.get(scope, number)))

    @rule(key=any_key, number=numbers, ends_well=st.booleans())
    def attempt(self, key: str, number: int, ends_well: bool) -> None:
        case = replace(CASE, number=number)
        work = _in(key, lambda scope: cases.note_attempt(scope, case, NOON, Outcome.PASS))
        self.both(work, ends_well=ends_well)

    @rule(key=any_key, many=st.sampled_from([1, 2, MANY - 1, MANY + 1]), ends_well=st.booleans())
    def note(self, key: str, many: int, ends_well: bool) -> None:
        def work(scope: Scope) -> None:
            for number in range(many):
                asked = Asked("back", "POST", f"/{number}", 200, faults=("late",) if number % 2 else ())
                journal.add(scope, NOON, asked, [Happening("back", {"case": number, "to": State.FACE})])

        self.both(_in(key, work), ends_well=ends_well)

    @rule(key=any_key)
    def read_journal(self, key: str) -> None:
        self.both(_in(key, journal.entries))

    @rule(key=any_key, ends_well=st.booleans())
    def clear_journal(self, key: str, ends_well: bool) -> None:
        self.both(_in(key, journal.clear), ends_well=ends_well)

    @rule(key=any_key, ends_well=st.booleans())
    def take_checkpoint(self, key: str, ends_well: bool) -> None:
        work = _in(key, lambda scope: checkpoints.take(scope.transaction, key, "then", NOON))
        self.both(work, ends_well=ends_well)

    @rule(key=any_key, ends_well=st.booleans())
    def restore_checkpoint(self, key: str, ends_well: bool) -> None:
        def work(scope: Scope) -> Any:
            cases.get(scope, 1)
            checkpoints.restore(scope.transaction, key, "then")
            return cases.get(scope, 1)

        self.both(_in(key, work), ends_well=ends_well)

    @invariant()
    def both_know_the_same(self) -> None:
        kept = [_rows(database) for database in self.databases]
        assert kept[0] == kept[1]


def _in(key: str, work: Callable[[Scope], Any]) -> Work:
    def inside(transaction: Transaction) -> Any:
        sandboxes.lock(transaction, key)
        return work(Scope(transaction, key))

    return inside


def _done(database: Database, work: Work, ends_well: bool) -> Any:
    told: Any = None
    with suppress(Undone):
        try:
            with database.begin() as transaction:
                told = work(transaction)
                if not ends_well:
                    raise Undone
        except (UnknownSandbox, StoreError) as error:
            return type(error)
    return told


def _rows(database: Database) -> list[tuple[str, list[Any]]]:
    """All rows, looked at in a transaction that is undone, so that what waits waits on."""
    told: list[tuple[str, list[Any]]] = []

    def look(transaction: Transaction) -> None:
        transaction.settle_all()
        told.extend((name, transaction.all(query, {})) for name, query in QUERIES.items())

    _done(database, look, ends_well=False)
    return told


TestMemoryAndFile = MemoryAndFile.TestCase
TestMemoryAndFile.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
