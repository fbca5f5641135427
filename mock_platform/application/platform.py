"""The platform as a whole: a database, a clock, and the sandboxes in it."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import Engine

from mock_platform.application.sandbox import Sandbox
from mock_platform.core.clock import SHANGHAI
from mock_platform.core.errors import UnknownSandbox
from mock_platform.core.settings import Settings
from mock_platform.store import sandboxes
from mock_platform.store.scope import Scope

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    return datetime.now(SHANGHAI)


class Platform:
    """One platform; every door (pages, API, in process) holds one of these and nothing else."""

    def __init__(self, engine: Engine, clock: Clock = system_clock) -> None:
        self.engine = engine
        self.clock = clock

    @contextmanager
    def sandbox(self, key: str) -> Iterator[Sandbox]:
        """A transaction on one sandbox: kept if the block ends well, undone if it raises. UnknownSandbox if none."""
        with self.engine.begin() as connection:
            settings = sandboxes.lock(connection, key)
            yield Sandbox(Scope(connection, key), settings, self.clock)

    def create_sandbox(self, settings: Settings, key: str | None = None) -> str:
        """A new sandbox, empty, under `key` or a key nobody can guess; its key."""
        key = key or secrets.token_hex(8)
        with self.engine.begin() as connection:
            sandboxes.create(connection, key, settings)
        return key

    def has_sandbox(self, key: str) -> bool:
        with self.engine.begin() as connection:
            return sandboxes.exists(connection, key)

    def delete_sandbox(self, key: str) -> None:
        with self.engine.begin() as connection:
            if not sandboxes.delete(connection, key):
                raise UnknownSandbox(key)
