"""The mock platform for pytest: in this process, or served, with a world of its own for every test.

`yss_platform` is one in this process, for `requests` and httpx; `yss_sandbox` a fresh sandbox of a platform that is
served for the whole session, for everything else. `yss_people`, `yss_faults`, `yss_clock` and `yss_journal` belong to
whichever the test asks for. `@pytest.mark.yss(edition=…, seed=…, people=[…])` sets it up. When a test fails, the
journal of what it asked is printed with it.
"""

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from mock_platform.client.people import People
    from mock_platform.client.sandbox import Clock, Faults, Journal, SandboxControl
    from mock_platform.doors.in_process import InProcessPlatform
    from mock_platform.doors.opened import Opened

MARKER = "yss"
_HELP = "yss(**settings): how the mock platform of the test is set up: edition, seed, people, frozen_at and so on"
_USED = pytest.StashKey[list["SandboxControl"]]()
LINES = 50  # of a journal, shown with a failed test


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", _HELP)


@pytest.fixture
def yss_platform(request: pytest.FixtureRequest) -> "Iterator[InProcessPlatform]":
    """A new platform in this process; see `mock_platform.in_process`."""
    from mock_platform.doors.in_process import InProcess

    with InProcess(others="pass", **_settings(request)) as platform:
        _watch(request, platform)
        yield platform


@pytest.fixture(scope="session")
def yss_server() -> "Iterator[Opened]":
    """A platform served on a free port, for the whole session; every worker of pytest-xdist has one."""
    from mock_platform.doors.served import serve

    with serve(strict=True) as platform:
        yield platform


@pytest.fixture
def yss_sandbox(request: pytest.FixtureRequest, yss_server: "Opened") -> "Iterator[SandboxControl]":
    """A fresh sandbox of `yss_server`. Requests mean it that carry its `headers`; pages, opened with `?sandbox=KEY`."""
    from mock_platform.client.asking import Refused

    sandbox = yss_server.new_sandbox(**_settings(request))
    _watch(request, sandbox)
    yield sandbox
    with suppress(Refused):  # the test may have removed it
        sandbox.delete()


@pytest.fixture
def yss_people(request: pytest.FixtureRequest) -> "People":
    """The people of the test's sandbox."""
    return _world(request).people


@pytest.fixture
def yss_faults(request: pytest.FixtureRequest) -> "Faults":
    """What goes wrong in the test's sandbox."""
    return _world(request).faults


@pytest.fixture
def yss_clock(request: pytest.FixtureRequest) -> "Clock":
    """The clock of the test's sandbox."""
    return _world(request).clock


@pytest.fixture
def yss_journal(request: pytest.FixtureRequest) -> "Journal":
    """What was asked of the test's sandbox."""
    return _world(request).journal


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Show the journal of a test that failed."""
    report: pytest.TestReport = yield  # type: ignore[assignment]
    if report.when == "call" and report.failed:
        for sandbox in item.stash.get(_USED, []):
            report.sections.append((f"Mock platform, sandbox {sandbox.key}", _journal(sandbox)))
    return report  # type: ignore[return-value]


def _world(request: pytest.FixtureRequest) -> "SandboxControl":
    name = "yss_sandbox" if "yss_sandbox" in request.fixturenames else "yss_platform"
    world: SandboxControl = request.getfixturevalue(name)
    return world


def _settings(request: pytest.FixtureRequest) -> dict[str, Any]:
    """Those of all markers; the nearest one to the test decides."""
    settings: dict[str, Any] = {}
    for marker in reversed(list(request.node.iter_markers(MARKER))):
        if marker.args:
            raise TypeError(f"settings have names, as in yss(edition=…); without one: {marker.args}")
        settings |= marker.kwargs
    return settings


def _watch(request: pytest.FixtureRequest, sandbox: "SandboxControl") -> None:
    request.node.stash.setdefault(_USED, []).append(sandbox)


def _journal(sandbox: "SandboxControl") -> str:
    from mock_platform.client.lines import entry_line

    try:
        entries = sandbox.journal.entries()
    except Exception as error:  # the test's failure is what matters
        return f"no journal: {error}"
    return "\n".join(map(entry_line, entries[-LINES:])) or "nothing was asked"
