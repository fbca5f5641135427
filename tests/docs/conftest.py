"""What tests of the docs share."""

import pytest

from tests.docs.running import commands


@pytest.fixture(scope="session")
def env(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment with the project's commands."""
    return commands(tmp_path_factory.mktemp("bin"))
