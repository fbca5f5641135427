"""With pytest-playwright installed: its browser is the one this project finds, which may be the system's."""

import pytest

from living_guide.browser import playwright_fixtures


def pytest_configure(config: pytest.Config) -> None:
    # Registered last, so that its fixture is the one that counts.
    if config.pluginmanager.hasplugin("playwright"):
        config.pluginmanager.register(playwright_fixtures, "yss-system-browser")
