"""The registry's files, read strictly: what is wrong with one is told by file, entry and field."""

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

File = TypeVar("File")


class RegistryError(Exception):
    """The registry cannot be used; each line of `str(error)` names the file, the entry and what is wrong."""


def load(path: Path, kind: type[File]) -> File:
    """A TOML file as a `kind`; RegistryError lists everything that is wrong with it."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        return TypeAdapter(kind).validate_python(data)
    except ValidationError as error:
        lines = [f"{path.name}: {_where(data, e['loc'])}: {e['msg']}" for e in error.errors()]
        raise RegistryError("\n".join(lines)) from error
    except (OSError, ValueError) as error:
        raise RegistryError(f"{path.name}: {error}") from error


def refuse(reasons: Iterable[str]) -> None:
    """RegistryError with a line for each of these reasons, if there is one."""
    if text := "\n".join(reasons):
        raise RegistryError(text)


def _where(data: dict[str, Any], place: tuple[int | str, ...]) -> str:
    """`clause, 3, labels` is no help to who edits the file: the entry's own id is."""
    match place:
        case (str(table), int(number), *inside):
            entry = data[table][number]
            entry_id = entry.get("id") if isinstance(entry, dict) else None
            return ".".join(map(str, (entry_id or f"{table} number {number + 1}", *inside)))
    return ".".join(map(str, place))
