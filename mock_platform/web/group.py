"""Routes that share the beginning of their addresses, looked through only for such addresses."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from starlette.routing import BaseRoute, Match, Route
from starlette.types import Receive, Scope, Send

CHOSEN = "yss_route"
Place = tuple[int, str]  # how many parts an address has, and the last of them; empty where anything may stand


class Group(BaseRoute):
    """A route that is one of several, all under `prefix`; of those that match in part the first. No part of their
    addresses reaches over a slash."""

    def __init__(self, prefix: str, routes: Sequence[Route]) -> None:
        self.prefix = prefix
        self.routes = list(routes)
        self._by_place: defaultdict[Place, list[Route]] = defaultdict(list)
        for route in routes:
            self._by_place[_place_of(route.path)].append(route)

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        if scope["type"] != "http" or not scope["path"].startswith(self.prefix):
            return Match.NONE, {}
        partial: tuple[Match, Scope] = (Match.NONE, {})
        for route in self._near(scope["path"]):
            match, found = route.matches(scope)
            if match is Match.FULL:
                return match, {**found, CHOSEN: route}
            if match is Match.PARTIAL and partial[0] is Match.NONE:
                partial = match, {**found, CHOSEN: route}
        return partial

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        await scope[CHOSEN].handle(scope, receive, send)

    def _near(self, path: str) -> Iterator[Route]:
        parts, last = path.count("/"), path.rpartition("/")[2]
        yield from self._by_place.get((parts, last), ())
        yield from self._by_place.get((parts, ""), ())


def _place_of(path: str) -> Place:
    last = path.rpartition("/")[2]
    return path.count("/"), "" if "{" in last else last
