"""Putting the parts together: the one place that knows them all."""

import ipaddress
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import URL
from sqlalchemy.exc import DatabaseError

from mock_platform.application.platform import Platform
from mock_platform.core.editions import OFFICIAL, find_edition
from mock_platform.core.errors import SandboxExists
from mock_platform.core.settings import Settings
from mock_platform.server import EVERY_ADDRESS, HOST, listen, serve
from mock_platform.store.database import StoreError, open_database
from mock_platform.store.engine import MEMORY, OldDatabase
from mock_platform.web.app import create_app
from mock_platform.web.explorer import fill
from mock_platform.web.sandbox_key import DEFAULT


class DatabaseUnusable(Exception):
    """The database file cannot be opened, or is none of ours."""


class TokenNeeded(Exception):
    """Other machines could reach the control plane, and nothing keeps them out."""


@dataclass(frozen=True, slots=True)
class Serving:
    """What is served, and to whom. A strict platform has no sandbox `default`, an `empty` one makes none by itself."""

    port: int = 0
    host: str = HOST
    names: Sequence[str] = ()
    token: str = ""
    database: Path | None = None
    edition: str | None = None
    seed: str = "0"
    strict: bool = False
    empty: bool = False


def open_platform(database: Path | None = None) -> Platform:
    """A platform on that SQLite file, or in memory; DatabaseUnusable says what is wrong with the file."""
    url = URL.create("sqlite", database=str(database)).render_as_string() if database else MEMORY
    try:
        return Platform(open_database(url))
    except DatabaseError as error:
        raise DatabaseUnusable(f"{database}: {error.orig}") from error
    except OldDatabase as error:
        raise DatabaseUnusable(f"{database}: {error}") from error


def serve_platform(serving: Serving, announce: Callable[[str], None], stop_with: BinaryIO | None = None) -> None:
    """Serve a platform, with a sandbox `default` for exploring, until interrupted or until `stop_with` ends.

    A database that has one keeps its people; its edition changes if one is given. TokenNeeded if it could be reached
    from elsewhere without one.
    """
    chosen = find_edition(serving.edition or OFFICIAL.id).id
    if not _is_loopback(serving.host) and not serving.token:
        raise TokenNeeded
    with listen(serving.port, serving.host) as sock:
        platform = open_platform(serving.database)
        try:
            if not (serving.strict or serving.empty):
                settings = Settings(edition=chosen, seed=serving.seed, explorer=not serving.token)
                _see_to_default(platform, settings, new_edition=bool(serving.edition))
        except StoreError as error:
            raise DatabaseUnusable(f"{serving.database}: {error}") from error
        names = [*serving.names, *([] if serving.host in EVERY_ADDRESS else [serving.host])]
        app = create_app(platform, strict=serving.strict, hosts=names, token=serving.token)
        serve(app, sock, announce, stop_with)


def _see_to_default(platform: Platform, settings: Settings, *, new_edition: bool) -> None:
    try:
        platform.create_sandbox(settings, DEFAULT, fill)
    except SandboxExists:  # perhaps since a moment ago: others may begin on the same file
        if new_edition:
            with platform.sandbox(DEFAULT) as sandbox:
                sandbox.change(edition=settings.edition)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"
