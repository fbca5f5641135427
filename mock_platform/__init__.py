"""A mock of the “粤省事” pension-certification service, as its official guide describes it. Unofficial.

`in_process()` opens one in this process for `requests` and httpx, `serve()` one on a free port for everybody else.
"""

from typing import TYPE_CHECKING, Any

from mock_platform.version import __version__

if TYPE_CHECKING:
    from mock_platform.client.asking import NoAnswer, Refused
    from mock_platform.client.people import People
    from mock_platform.client.person import Person
    from mock_platform.client.sandbox import Clock, Faults, Journal, SandboxControl
    from mock_platform.doors.in_process import ADDRESS, InProcessPlatform
    from mock_platform.doors.in_process import InProcess as in_process  # noqa: N813 — called like a function
    from mock_platform.doors.opened import Opened
    from mock_platform.doors.served import serve

__all__ = [
    "ADDRESS",
    "Clock",
    "Faults",
    "InProcessPlatform",
    "Journal",
    "NoAnswer",
    "Opened",
    "People",
    "Person",
    "Refused",
    "SandboxControl",
    "__version__",
    "in_process",
    "serve",
]

# Where the names are; imported when they are asked for, since they bring a web framework and a database toolkit.
_PLACES = {
    "ADDRESS": ("mock_platform.doors.in_process", "ADDRESS"),
    "Clock": ("mock_platform.client.sandbox", "Clock"),
    "Faults": ("mock_platform.client.sandbox", "Faults"),
    "InProcessPlatform": ("mock_platform.doors.in_process", "InProcessPlatform"),
    "Journal": ("mock_platform.client.sandbox", "Journal"),
    "NoAnswer": ("mock_platform.client.asking", "NoAnswer"),
    "Opened": ("mock_platform.doors.opened", "Opened"),
    "People": ("mock_platform.client.people", "People"),
    "Person": ("mock_platform.client.person", "Person"),
    "Refused": ("mock_platform.client.asking", "Refused"),
    "SandboxControl": ("mock_platform.client.sandbox", "SandboxControl"),
    "in_process": ("mock_platform.doors.in_process", "InProcess"),
    "serve": ("mock_platform.doors.served", "serve"),
}


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    module, attribute = _PLACES[name]
    return getattr(import_module(module), attribute)
