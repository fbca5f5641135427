"""Run behave once and write down what the suite does: `python bench/recording.py FILE [behave's arguments]`."""

import json
import re
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from behave.__main__ import main as behave

from fixtures.browser.screen import BrowserScreen
from fixtures.mock_target import MockTarget

DOING = "open press press_top_left choose tick fill select upload go_back pull_down scroll_to_end"
# What is looked for also tells that a page has come; the rest of the looking is left out.
LOOKING = "expect_heading expect_words expect_dialog expect_entry expect_hint"
ADDRESS, SANDBOX = "{address}", "{sandbox}"
Scenario = list[list[Any]]


def record() -> list[Scenario]:
    """Make the suite's doors write down what goes through them, scenario by scenario."""
    scenarios: list[Scenario] = []
    for name in f"{DOING} {LOOKING}".split():
        setattr(BrowserScreen, name, _recorded(name, getattr(BrowserScreen, name), scenarios))
    MockTarget._ask = _recorded_ask(MockTarget._ask, scenarios)  # type: ignore[method-assign]
    return scenarios


def _recorded(name: str, do: Callable[..., Any], scenarios: list[Scenario]) -> Callable[..., Any]:
    @wraps(do)
    def recorded(self: Any, *args: Any) -> Any:
        scenarios[-1].append([name, *(_plain(arg) for arg in args)])
        return do(self, *args)

    return recorded


def _recorded_ask(ask: Callable[..., Any], scenarios: list[Scenario]) -> Callable[..., Any]:
    def recorded(self: Any, method: str, path: str, body: Any = None) -> Any:
        if path == "/sandboxes":
            scenarios.append([])
        if scenarios:
            scenarios[-1].append(["ask", method, _plain(path.replace(self._sandbox or "\0", SANDBOX)), body])
        return ask(self, method, path, body)

    return recorded


def _plain(arg: Any) -> Any:
    if isinstance(arg, bytes):
        return arg.hex()
    if isinstance(arg, re.Pattern):
        return {"pattern": arg.pattern}
    if isinstance(arg, str) and arg.startswith("http"):
        path, _, _key = arg.partition("?sandbox=")
        return f"{ADDRESS}/{path.split('/', 3)[3]}?sandbox={SANDBOX}"
    return arg


if __name__ == "__main__":
    recording = record()
    code = behave(sys.argv[2:])
    Path(sys.argv[1]).write_text(json.dumps(recording, ensure_ascii=False), encoding="utf-8")
    sys.exit(code)
