"""A database in memory, which puts off what it can and asks for nothing twice, tells the same at any time as one in a
file, which does so for no longer than a transaction: whatever is written, read, undone, kept and restored, in whatever
order."""

from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import select

from mock_platform.core.case import Case, Method
from mock_platform.core.clock import SHANGHAI
from mock_platform.core.errors import UnknownSandbox
from mock_platform.core.face import Outcome
from mock_platform.core.flow import Journey, State
from mock_platform.core.identity import Document, DocumentType, Identity, Sex
from mock_platform.core.journal import Asked, Happening
from mock_platform.core.person import Person
from mock_platform.core.schemes import Scheme
from mock_platform.core.settings import Settings
from mock_platform.store import cases, checkpoints, journal, people, sandboxes
from mock_platform.store.database import Database, StoreError, Transaction, open_database
from mock_platform.store.schema import metadata
from mock_platform.store.scope import MANY, Scope

NOON = datetime(2025, 3, 15, 12, tzinfo=SHANGHAI)
KEYS = ("a", "b")
CASE = Case(0, Journey.CERTIFICATION, Scheme.EMPLOYEE, State.METHOD, account=1)
SOMEBODY = Identity("陈秀英", Document(DocumentType.RESIDENT_ID, "449901195001010015"), Sex.FEMALE, date(1950, 1, 1))
QUERIES = {name: select(table).order_by(*table.primary_key) for name, table in metadata.tables.items()}
any_key = st.sampled_from(KEYS)
any_state = st.sampled_from([State.METHOD, State.APPLICANT, State.FACE])
any_method = st.sampled_from([None, *Method])
numbers = st.integers(1, 2)
ends_well = st.sampled_from([True, True, True, False])

Work = Callable[[Transaction], object]


class Undone(Exception):
    """What a block raises to be undone."""


class MemoryAndFile(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        file = f"sqlite:///{Path(self.folder.name) / 'platform.sqlite'}"
        self.memory = open_database()
        self.file = deque((open_database(file), open_database(file)))  # as two processes have it open

    @initialize()
    def begin(self) -> None:
        for key in KEYS:
            self.both(partial(sandboxes.create, key=key, settings=Settings()))
            self.both(_in(key, lambda scope: cases.open_case(scope, CASE)))
            self.both(_in(key, lambda scope: people.add(scope, SOMEBODY)))

    def teardown(self) -> None:
        for each in (self.memory, *self.file):
            each.close()
        self.folder.cleanup()

    def both(self, work: Work, *, ends_well: bool = True) -> None:
        """The same comes of it in both."""
        self.file.rotate()
        assert _done(self.memory, work, ends_well) == _done(self.file[0], work, ends_well)

    @rule(key=any_key, expires=st.none() | st.integers(1, 3))
    def create(self, key: str, expires: int | None) -> None:
        settings = Settings(expires_at=NOON + timedelta(days=expires) if expires else None)
        self.both(partial(sandboxes.create, key=key, settings=settings))

    @rule(key=any_key, ends_well=ends_well)
    def delete(self, key: str, ends_well: bool) -> None:
        self.both(lambda transaction: sandboxes.delete(transaction, key), ends_well=ends_well)

    @rule(days=st.integers(0, 3))
    def sweep(self, days: int) -> None:
        self.both(lambda transaction: sandboxes.sweep(transaction, NOON + timedelta(days=days)))

    @rule(key=any_key, limit=st.none() | numbers, ends_well=ends_well)
    def change_settings(self, key: str, limit: int | None, ends_well: bool) -> None:
        def work(transaction: Transaction) -> Settings:
            sandboxes.lock(transaction, key)
            sandboxes.change(transaction, key, retry_limit=limit)
            return sandboxes.lock(transaction, key)

        self.both(work, ends_well=ends_well)

    @rule(key=any_key, ends_well=ends_well)
    def open_case(self, key: str, ends_well: bool) -> None:
        self.both(_in(key, lambda scope: cases.open_case(scope, CASE)), ends_well=ends_well)

    @rule(key=any_key, number=numbers, to=any_state, method=any_method, ends_well=ends_well)
    def move_case(self, key: str, number: int, to: State, method: Method | None, ends_well: bool) -> None:
        def work(scope: Scope) -> bool:
            case = cases.get(scope, number)
            return case is not None and cases.save(scope, replace(case, state=to, method=method), was=case.state)

        self.both(_in(key, work), ends_well=ends_well)

    @rule(key=any_key, was=any_state, to=any_state)
    def move_case_from_where_it_may_not_be(self, key: str, was: State, to: State) -> None:
        moved = replace(CASE, number=1, state=to)
        self.both(_in(key, lambda scope: cases.save(scope, moved, was=was)))

    @rule(key=any_key, number=numbers)
    def read_case(self, key: str, number: int) -> None:
        self.both(_in(key, lambda scope: cases.get(scope, number)))

    @rule(key=any_key, outcomes=st.lists(st.sampled_from(Outcome), max_size=2), ends_well=ends_well)
    def script_face(self, key: str, outcomes: list[Outcome], ends_well: bool) -> None:
        def work(scope: Scope) -> tuple[Person | None, bool, Person | None]:
            before = people.get(scope, 1)
            return before, people.script_face(scope, 1, outcomes), people.get(scope, 1)

        self.both(_in(key, work), ends_well=ends_well)

    @rule(key=any_key, number=numbers, ends_well=ends_well)
    def attempt(self, key: str, number: int, ends_well: bool) -> None:
        case = replace(CASE, number=number)
        work = _in(key, lambda scope: cases.note_attempt(scope, case, NOON, Outcome.PASS))
        self.both(work, ends_well=ends_well)

    @rule(key=any_key, many=st.sampled_from([1, 2, MANY - 1, MANY + 1]), ends_well=ends_well)
    def note(self, key: str, many: int, ends_well: bool) -> None:
        def work(scope: Scope) -> None:
            for number in range(many):
                asked = Asked("back", "POST", f"/{number}", 200, faults=("late",) if number % 2 else ())
                journal.add(scope, NOON, asked, [Happening("back", {"case": number, "to": State.FACE})])

        self.both(_in(key, work), ends_well=ends_well)

    @rule(key=any_key)
    def read_journal(self, key: str) -> None:
        self.both(_in(key, journal.entries))

    @rule(key=any_key, ends_well=ends_well)
    def clear_journal(self, key: str, ends_well: bool) -> None:
        self.both(_in(key, journal.clear), ends_well=ends_well)

    @rule(key=any_key, ends_well=ends_well)
    def take_checkpoint(self, key: str, ends_well: bool) -> None:
        work = _in(key, lambda scope: checkpoints.take(scope.transaction, key, "then", NOON))
        self.both(work, ends_well=ends_well)

    @rule(key=any_key, ends_well=ends_well)
    def restore_checkpoint(self, key: str, ends_well: bool) -> None:
        def work(scope: Scope) -> Any:
            cases.get(scope, 1)
            checkpoints.restore(scope.transaction, key, "then")
            return cases.get(scope, 1)

        self.both(_in(key, work), ends_well=ends_well)

    @invariant()
    def both_know_the_same(self) -> None:
        assert _rows(self.memory) == _rows(self.file[0])


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


def test_rows_of_memory_do_not_wait_for_ever() -> None:
    database = with_a_sandbox()
    for _ in range(5 * MANY + 3):
        _done(database, _in("a", lambda scope: journal.add(scope, NOON, None, [])), ends_well=True)
    with database.begin() as transaction:
        waiting = transaction.waiting.take("a", metadata.tables["journal"])
        assert waiting is not None
        assert len(waiting.added) == 3
    database.close()


def test_of_what_a_row_becomes_while_it_waits_the_last_is_worked_out_alone() -> None:
    database, made = with_a_sandbox(), list[State]()
    _done(database, _in("a", lambda scope: cases.open_case(scope, CASE)), ends_well=True)
    for state in (State.FACE, State.CAPTURE, State.CERTIFIED):
        _done(database, _in("a", partial(_rewrite_later, state=state, made=made)), ends_well=True)
    with database.begin() as transaction:
        [row] = Scope(transaction, "a").all(metadata.tables["cases"])
    assert ([row.state], made) == ([State.CERTIFIED], [State.CERTIFIED])
    database.close()


def with_a_sandbox() -> Database:
    database = open_database()
    with database.begin() as transaction:
        sandboxes.create(transaction, "a", Settings())
    return database


def _rewrite_later(scope: Scope, state: State, made: list[State]) -> None:
    def row() -> dict[str, Any]:
        made.append(state)
        return {"state": state}

    scope.rewrite_later(metadata.tables["cases"], 1, row)
