"""A shorter way to operations than through the router, which tries all addresses one after the other."""

from collections import defaultdict
from collections.abc import Sequence

from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

Shape = tuple[str, int, str]  # method; how many parts an address has, and the last of them, empty where anything may be


class Shortcut:
    """Routes found by the shape of their addresses, none of whose parts reaches over a slash. Whatever is none of them
    goes on to the application."""

    def __init__(self, app: ASGIApp, routes: Sequence[Route]) -> None:
        self.app = app
        self._by_shape: defaultdict[Shape, list[Route]] = defaultdict(list)
        for route in routes:
            for method in route.methods or ():
                self._by_shape[_shape(method, route.path)].append(route)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        route = self._found(scope) if scope["type"] == "http" else None
        await (route.app if route else self.app)(scope, receive, send)

    def _found(self, scope: Scope) -> Route | None:
        path = scope["path"]
        method, parts, last = _shape(scope["method"], path)
        for shape in ((method, parts, last), (method, parts, "")):
            for route in self._by_shape.get(shape, ()):
                if match := route.path_regex.match(path):
                    told = match.groupdict()
                    scope["path_params"] = {name: route.param_convertors[name].convert(told[name]) for name in told}
                    return route
        return None


def _shape(method: str, path: str) -> Shape:
    last = path.rpartition("/")[2]
    return method, path.count("/"), "" if "{" in last else last
