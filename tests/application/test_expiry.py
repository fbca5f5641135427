"""From the moment it expires a sandbox is gone for whoever asks the platform."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mock_platform.application.platform import Platform
from mock_platform.core.errors import SandboxExists, UnknownSandbox
from mock_platform.core.settings import Settings
from mock_platform.store.database import open_database
from tests.application.walking import NOW


@settings(max_examples=15)
@given(seconds=st.lists(st.integers(-3, 3), max_size=5))
def test_of_several_those_whose_time_has_come_are_gone(seconds: list[int]) -> None:
    platform = Platform(open_database(), clock=lambda: NOW)
    keys = {
        platform.create_sandbox(Settings(expires_at=NOW + timedelta(days=1))): NOW + timedelta(seconds=each)
        for each in seconds
    }
    stays = platform.create_sandbox(Settings())
    for key, moment in keys.items():
        with platform.sandbox(key) as sandbox:
            sandbox.change(expires_at=moment)
    alive = {key for key, moment in keys.items() if moment > NOW}
    for key in keys.keys() - alive:
        with pytest.raises(UnknownSandbox), platform.sandbox(key):
            pass
    assert {key for key, _ in platform.sandboxes()} == {*alive, stays}
    platform.database.close()


@pytest.fixture
def expired(platform: Platform) -> str:
    """A sandbox made long ago by the platform's clock, which nobody has looked for since."""
    return platform.create_sandbox(Settings(expires_at=NOW), "gone")


def test_it_is_not_there(platform: Platform, expired: str) -> None:
    assert expired not in dict(platform.sandboxes())


def test_it_cannot_be_removed(platform: Platform, expired: str) -> None:
    with pytest.raises(UnknownSandbox):
        platform.delete_sandbox(expired)


def test_its_key_is_free(platform: Platform, expired: str) -> None:
    assert platform.create_sandbox(Settings(), expired) == expired
    with pytest.raises(SandboxExists):
        platform.create_sandbox(Settings(), expired)
