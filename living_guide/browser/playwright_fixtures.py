"""Stands in for a fixture of pytest-playwright."""

from typing import Any

import pytest

CHOSEN = {"channel", "executable_path"}


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any], pytestconfig: pytest.Config) -> dict[str, Any]:
    """What the browser is started with; whatever was chosen on the command line stays."""
    from living_guide.browser import launch_options, require_browser

    if CHOSEN & browser_type_launch_args.keys() or pytestconfig.getoption("--browser") not in ([], ["chromium"]):
        return browser_type_launch_args
    return {**launch_options(require_browser()), **browser_type_launch_args}
