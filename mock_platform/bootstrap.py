"""Putting the parts together: the one place that knows them all."""

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import URL
from sqlalchemy.exc import DatabaseError

from mock_platform.application.platform import Platform
from mock_platform.core.editions import OFFICIAL, find_edition
from mock_platform.core.settings import Settings
from mock_platform.server import listen, serve
from mock_platform.store.database import StoreError, open_database
from mock_platform.store.engine import MEMORY, OldDatabase
from mock_platform.web.app import create_app
from mock_platform.web.explorer import fill
from mock_platform.web.sandbox_key import DEFAULT


class DatabaseUnusable(Exception):
    """The database file cannot be opened, or is none of ours."""


def open_platform(database: Path | None = None) -> Platform:
    """A platform on that SQLite file, or in memory; DatabaseUnusable says what is wrong with the file."""
    url = URL.create("sqlite", database=str(database)).render_as_string() if database else MEMORY
    try:
        return Platform(open_database(url))
    except DatabaseError as error:
        raise DatabaseUnusable(f"{database}: {error.orig}") from error
    except OldDatabase as error:
        raise DatabaseUnusable(f"{database}: {error}") from error


def serve_default(
    *,
    port: int,
    database: Path | None,
    edition: str | None,
    seed: str,
    announce: Callable[[str], None],
    stop_with: BinaryIO | None = None,
) -> None:
    """Serve a platform with a sandbox `default` for exploring, until interrupted or until `stop_with` ends.

    A database that has one keeps its people; its edition changes if one is given.
    """
    chosen = find_edition(edition or OFFICIAL.id).id
    with listen(port) as sock:
        platform = open_platform(database)
        try:
            _see_to_default(platform, Settings(edition=chosen, seed=seed, explorer=True), new_edition=bool(edition))
        except StoreError as error:
            raise DatabaseUnusable(f"{database}: {error}") from error
        serve(create_app(platform), sock, announce, stop_with)


def _see_to_default(platform: Platform, settings: Settings, *, new_edition: bool) -> None:
    if not platform.has_sandbox(DEFAULT):
        platform.create_sandbox(settings, DEFAULT, fill)
    elif new_edition:
        with platform.sandbox(DEFAULT) as sandbox:
            sandbox.change(edition=settings.edition)
