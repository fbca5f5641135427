"""A shorter way to operations than through the router, which tries all addresses one after the other."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from starlette.routing import Route
from starlette.types import ASGIApp, Scope

Shape = tuple[str, int, str]  # method; how many parts an address has, and the last of them, empty where anything may be

ADDRESSES = 1024  # those asked for last are known


@dataclass(frozen=True, slots=True)
class Found:
    """Who answers, and what the parts of the address were."""

    app: ASGIApp
    parameters: Mapping[str, Any]


class Shortcut:
    """Routes found by the shape of their addresses, none of whose parts reaches over a slash."""

    def __init__(self, routes: Sequence[Route]) -> None:
        self._by_shape: defaultdict[Shape, list[Route]] = defaultdict(list)
        for route in routes:
            for method in route.methods or ():
                self._by_shape[_shape(method, route.path)].append(route)
        self._found = lru_cache(ADDRESSES)(self._find)

    def find(self, scope: Scope) -> ASGIApp | None:
        """Who answers, told the parts of the address; None where nobody does."""
        found = self._found(scope["method"], scope["path"])
        if found is None:
            return None
        scope["path_params"] = found.parameters
        return found.app

    def _find(self, method: str, path: str) -> Found | None:
        method, parts, last = _shape(method, path)
        for shape in ((method, parts, last), (method, parts, "")):
            for route in self._by_shape.get(shape, ()):
                if match := route.path_regex.match(path):
                    told = match.groupdict()
                    return Found(route.app, {name: route.param_convertors[name].convert(told[name]) for name in told})
        return None


def _shape(method: str, path: str) -> Shape:
    last = path.rpartition("/")[2]
    return method, path.count("/"), "" if "{" in last else last
