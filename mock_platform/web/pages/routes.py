"""How pages are found by their addresses."""

from collections.abc import Awaitable, Callable
from typing import Any, ClassVar

from starlette.convertors import Convertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from mock_platform.core.schemes import Scheme
from mock_platform.web.numbers import LARGEST

Page = Callable[..., Awaitable[Response]]


class Pages(list[Route]):
    """The routes of a module's pages. A page is called with the request and what its address holds, converted."""

    def get(self, path: str) -> Callable[[Page], Page]:
        return self._add("GET", path)

    def post(self, path: str) -> Callable[[Page], Page]:
        return self._add("POST", path)

    def _add(self, method: str, path: str) -> Callable[[Page], Page]:
        def add(page: Page) -> Page:
            async def answer(request: Request) -> Response:
                return await page(request, **request.path_params)

            self.append(Route(path, answer, methods=[method]))
            return page

        return add


class _Schemes(Convertor[Scheme]):
    regex: ClassVar[str] = "|".join(Scheme)

    def convert(self, value: str) -> Scheme:
        return Scheme(value)

    def to_string(self, value: Scheme) -> str:
        return str(value)


class _Numbers(Convertor[int]):
    """Of people and cases; one that no database holds is nobody's."""

    regex: ClassVar[str] = "[1-9][0-9]{0,9}"

    def convert(self, value: str) -> int:
        return min(int(value), LARGEST)

    def to_string(self, value: int) -> str:
        return str(value)


CONVERTORS: dict[str, Convertor[Any]] = {"scheme": _Schemes(), "number": _Numbers()}
for _name, _convertor in CONVERTORS.items():
    register_url_convertor(_name, _convertor)
