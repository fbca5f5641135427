"""How pages are found by their addresses."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from starlette.convertors import Convertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from mock_platform.core.schemes import Scheme
from mock_platform.web.door import enter
from mock_platform.web.forms import read_form, text
from mock_platform.web.visit import Visit

Page = Callable[..., Response]


class Pages(list[Route]):
    """The routes of a module's pages. A page is called with the visit, what its form sent if it is posted, and what its
    address holds, converted; its name is its operation's, unless the form says which."""

    def get(self, path: str, operation: str | None = None) -> Callable[[Page], Page]:
        def add(page: Page) -> Page:
            async def answer(request: Request) -> Response:
                return enter(request, name, lambda sandbox: page(Visit(request, sandbox), **request.path_params))

            name = operation or page.__name__
            self.append(Route(path, answer, methods=["GET"]))
            return page

        return add

    def post(self, path: str, operations: Mapping[str, str] | None = None) -> Callable[[Page], Page]:
        """`operations` are those of the form's `action`, where it has one."""

        def add(page: Page) -> Page:
            async def answer(request: Request) -> Response:
                form = await read_form(request)
                name = (operations or {}).get(text(form, "action"), page.__name__)
                return enter(request, name, lambda sandbox: page(Visit(request, sandbox), form, **request.path_params))

            self.append(Route(path, answer, methods=["POST"]))
            return page

        return add


class _Schemes(Convertor[Scheme]):
    regex: ClassVar[str] = "|".join(Scheme)

    def convert(self, value: str) -> Scheme:
        return Scheme(value)

    def to_string(self, value: Scheme) -> str:
        return str(value)


register_url_convertor("scheme", _Schemes())
