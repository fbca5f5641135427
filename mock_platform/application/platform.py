"""The platform as a whole: a database, a clock, and the sandboxes in it."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from mock_platform.application.sandbox import Sandbox
from mock_platform.core.clock import SHANGHAI
from mock_platform.core.errors import UnknownSandbox
from mock_platform.core.settings import Settings
from mock_platform.store import sandboxes
from mock_platform.store.database import Database
from mock_platform.store.scope import Scope

Clock = Callable[[], datetime]


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
            settings = sandboxes.lock(transaction, key)
            yield Sandbox(Scope(transaction, key), settings, self.clock)

    def create_sandbox(self, settings: Settings, key: str | None = None) -> str:
        """A new sandbox, empty, under `key` or a key nobody can guess; its key."""
        key = key or secrets.token_hex(8)
        with self.database.begin() as transaction:
            sandboxes.create(transaction, key, settings)
        return key

    def has_sandbox(self, key: str) -> bool:
        with self.database.begin() as transaction:
            return sandboxes.exists(transaction, key)

    def delete_sandbox(self, key: str) -> None:
        with self.database.begin() as transaction:
            if not sandboxes.delete(transaction, key):
                raise UnknownSandbox(key)
