"""Putting the parts together: the one place that knows them all."""

from collections.abc import Callable
from pathlib import Path

from mock_platform.application.platform import Platform
from mock_platform.core.editions import find_edition
from mock_platform.server import listen, serve
from mock_platform.store.engine import MEMORY, open_engine
from mock_platform.store.sandboxes import Settings
from mock_platform.web.app import create_app
from mock_platform.web.explorer import fill
from mock_platform.web.sandbox_key import DEFAULT


def open_platform(database: Path | None = None) -> Platform:
    return Platform(open_engine(f"sqlite:///{database}" if database else MEMORY))


def serve_default(
    *, port: int, database: Path | None, edition: str, seed: str, announce: Callable[[str], None]
) -> None:
    """Serve a platform with the sandbox `default`, made for exploring unless the database already has it."""
    chosen = find_edition(edition).id
    sock = listen(port)
    with sock:
        platform = open_platform(database)
        if not platform.has_sandbox(DEFAULT):
            platform.create_sandbox(Settings(edition=chosen, seed=seed, explorer=True), DEFAULT)
            with platform.sandbox(DEFAULT) as sandbox:
                fill(sandbox)
        serve(create_app(platform), sock, announce)
