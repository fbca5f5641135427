"""The headers of a request, read one by one: a mapping of them all takes longer to make than most are looked at."""

from starlette.types import Scope


def header(scope: Scope, name: bytes) -> str | None:
    """The first of that name, which is in small letters; None without one."""
    for each, value in scope["headers"]:
        if each == name:
            told: bytes = value
            return told.decode("latin-1")
    return None
