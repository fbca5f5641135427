"""The operations of a router: their addresses, and the plain functions behind them.

A function is given what it names: parts of the address and of the query, one `body`, and either the `platform` or the
request's `sandbox`, opened for as long as it works. It returns what its return type says.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

F = TypeVar("F", bound=Callable[..., Any])
GIVEN = ("sandbox", "platform")


@dataclass(frozen=True, slots=True)
class Operation:
    """`path` is the whole one, with its parts in braces; `function` says what is done, its docstring what that is."""

    method: str
    path: str
    status: int
    function: Callable[..., Any]

    @property
    def name(self) -> str:
        return self.function.__name__


class Operations(list[Operation]):
    """All of one router, under `prefix`."""

    def __init__(self, prefix: str, tag: str) -> None:
        super().__init__()
        self.prefix = prefix
        self.tag = tag

    def get(self, path: str) -> Callable[[F], F]:
        return self._add("GET", path, 200)

    def post(self, path: str, status_code: int = 200) -> Callable[[F], F]:
        return self._add("POST", path, status_code)

    def put(self, path: str, status_code: int = 200) -> Callable[[F], F]:
        return self._add("PUT", path, status_code)

    def patch(self, path: str) -> Callable[[F], F]:
        return self._add("PATCH", path, 200)

    def delete(self, path: str, status_code: int) -> Callable[[F], F]:
        return self._add("DELETE", path, status_code)

    def _add(self, method: str, path: str, status: int) -> Callable[[F], F]:
        def add(function: F) -> F:
            self.append(Operation(method, self.prefix + path, status, function))
            return function

        return add
