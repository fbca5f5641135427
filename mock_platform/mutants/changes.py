"""Changing the platform of this process. Every change is a started patch, so that a test can take it back."""

from collections.abc import Mapping
from typing import Any
from unittest.mock import patch

from jinja2 import ChoiceLoader, DictLoader

from mock_platform.core.editions import EDITIONS
from mock_platform.core.flow import Key, State, Transition
from mock_platform.web.render import TEMPLATES

Way = tuple[str, str]  # what an entry is called, and where it leads


def put(owner: Any, name: str, value: object) -> None:
    """Put `value` in the place of an attribute that is there."""
    patch.object(owner, name, value).start()


def enter(table: Mapping[Any, Any], rows: Mapping[Any, Any]) -> None:
    """Add rows to a table, or put them in the place of those that are there."""
    patch.dict(table, rows).start()


def drop(table: Mapping[Any, Any], *keys: Any) -> None:
    """Take rows out of a table."""
    patch.dict(table, {key: row for key, row in table.items() if key not in keys}, clear=True).start()


def allow(rows: Mapping[Key, State], *editions: str) -> None:
    """Let events lead somewhere, in the flow of these editions or of all; they become buttons where there are words."""
    for edition in editions or EDITIONS:
        enter(EDITIONS[edition].transitions, {key: Transition(to, "") for key, to in rows.items()})


def forbid(*keys: Key) -> None:
    """Let events happen no more, in the flow of every edition."""
    for edition in EDITIONS.values():
        drop(edition.transitions, *keys)


def exchange(template: str, *pairs: tuple[str, str]) -> None:
    """Put other text in a template, in all places where it stands; ValueError if it stands nowhere."""
    usual = TEMPLATES.loader
    assert usual is not None
    source, *_ = usual.get_source(TEMPLATES, template)
    for old, new in pairs:
        if old not in source:
            raise ValueError(f"{template} does not hold {old!r}")
        source = source.replace(old, new)
    put(TEMPLATES, "loader", ChoiceLoader([DictLoader({template: source}), usual]))
    put(TEMPLATES, "cache", {})


def without(ways: tuple[Way, ...], name: str) -> tuple[Way, ...]:
    return tuple(way for way in ways if way[0] != name)


def leading(ways: tuple[Way, ...], name: str, href: str) -> tuple[Way, ...]:
    """The same entries, of which one leads elsewhere."""
    return tuple((each, href if each == name else usual) for each, usual in ways)
