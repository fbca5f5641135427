"""A platform in memory whose system clock is far from any sandbox's, and a sandbox in it."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from mock_platform.application.platform import Platform
from mock_platform.application.sandbox import Sandbox
from mock_platform.core.settings import Settings
from mock_platform.store.database import open_database
from tests.application.walking import NOW


@pytest.fixture
def platform() -> Iterator[Platform]:
    database = open_database()
    yield Platform(database, clock=lambda: datetime(2031, 12, 31, 20, tzinfo=UTC))
    database.close()


@pytest.fixture
def sandbox(platform: Platform) -> Iterator[Sandbox]:
    """An open sandbox whose clock stands at NOW."""
    with platform.sandbox(platform.create_sandbox(Settings(frozen_at=NOW, seed="7"))) as opened:
        yield opened
