"""The platform as a whole: a database, a clock, and the sandboxes in it."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TypeVar

from mock_platform.application.checkpoints import keep_origin
from mock_platform.application.sandbox import Sandbox
from mock_platform.core.clock import SHANGHAI
from mock_platform.core.errors import SandboxExists, UnknownSandbox
from mock_platform.core.settings import Settings
from mock_platform.store import journal, sandboxes
from mock_platform.store.database import Database, Transaction
from mock_platform.store.scope import Scope

Clock = Callable[[], datetime]
T = TypeVar("T")


def system_clock() -> datetime:
    return datetime.now(SHANGHAI)


class Platform:
    """One platform; every door (pages, API, in process) holds one of these and nothing else."""

    def __init__(self, database: Database, clock: Clock = system_clock) -> None:
        self.database = database
        self.clock = clock

    @contextmanager
    def sandbox(self, key: str) -> Iterator[Sandbox]:
        """A transaction on one sandbox: kept if the block ends well, undone if it raises. UnknownSandbox if none."""
        with self.database.begin() as transaction:
            sandbox = self._opened(transaction, key)
            yield sandbox
            _note(sandbox)

    def within(self, key: str, work: Callable[[Sandbox], T]) -> T:
        """What `work` does on one sandbox, as in a block of `sandbox`, which takes longer to enter and to leave."""
        with self.database.begin() as transaction:
            sandbox = self._opened(transaction, key)
            done = work(sandbox)
            _note(sandbox)
            return done

    def create_sandbox(
        self, settings: Settings, key: str | None = None, fill: Callable[[Sandbox], None] = lambda _: None
    ) -> str:
        """A new sandbox, under `key` or a key nobody can guess; its key. What `fill` puts into it is what a reset
        leads back to. SandboxExists if the key is taken. Those that have expired go."""
        key = key or secrets.token_hex(8)
        with self.database.begin() as transaction:
            sandboxes.sweep(transaction, self.clock())
            if sandboxes.exists(transaction, key):
                raise SandboxExists
            sandboxes.create(transaction, key, settings)
            sandbox = Sandbox(Scope(transaction, key), settings, self.clock)
            fill(sandbox)
            keep_origin(sandbox)
        return key

    def sandboxes(self) -> list[tuple[str, Settings]]:
        """The keys of all sandboxes and what they are set to, in the order of the keys."""
        with self.database.begin() as transaction:
            sandboxes.sweep(transaction, self.clock())
            return sandboxes.all_of_them(transaction)

    def delete_sandbox(self, key: str) -> None:
        if not self._deleted(key):
            raise UnknownSandbox(key)

    def _deleted(self, key: str) -> bool:
        with self.database.begin() as transaction:
            sandboxes.sweep(transaction, self.clock())
            return sandboxes.delete(transaction, key)

    def _opened(self, transaction: Transaction, key: str) -> Sandbox:
        settings = sandboxes.lock(transaction, key)
        if settings.expires_at is not None and self.clock() >= settings.expires_at:
            raise UnknownSandbox(key)
        return Sandbox(Scope(transaction, key), settings, self.clock)


def _note(sandbox: Sandbox) -> None:
    if sandbox.asked or sandbox.events:
        journal.add(sandbox.scope, sandbox.now(), sandbox.asked, sandbox.events)
