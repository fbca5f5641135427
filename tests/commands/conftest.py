"""A served platform, somebody who arranges it by command, and a sandbox for each test."""

import pytest

from tests.commands.calling import Caller


@pytest.fixture(scope="session")
def yss(platform_address: str) -> Caller:
    return Caller(platform_address)


@pytest.fixture
def key(yss: Caller) -> str:
    """A new sandbox, in which it is noon and a pensioner is logged in."""
    made = yss.well("sandbox", "new", "seed=7", "frozen_at=2025-03-15T12:00:00+08:00", 'people=["employee"]')
    return made.out.strip()
