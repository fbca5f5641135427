"""Operations that FastAPI describes and that run without its machinery, which takes longer than what they do.

An operation is a plain function. It is given what it names: parts of the address and of the query, one body, and either
the platform or the request's sandbox, opened for as long as it works. It returns what its return type says.
"""

from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass
from inspect import Parameter, signature
from typing import Annotated, Any, get_type_hints

from fastapi import APIRouter, Depends
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from pydantic import TypeAdapter, ValidationError
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from mock_platform.application.platform import Platform
from mock_platform.application.sandbox import Sandbox
from mock_platform.core.errors import PlatformError
from mock_platform.web import idempotency, problems
from mock_platform.web.door import enter, platform_of, turned_away
from mock_platform.web.numbers import CONVERTOR

JSON = "application/json"
NO_CONTENT = 204
NOT_JSON = {"type": "not_json", "loc": ("body",), "msg": f"the body should be {JSON}", "input": None}

Read = Callable[[Request, bytes], Any]


@dataclass(frozen=True, slots=True)
class _Part:
    """One argument of an operation: where it stands in a request, and what may stand there."""

    name: str
    place: tuple[str, ...]
    adapter: TypeAdapter[Any]
    default: Any

    def read(self, request: Request, body: bytes) -> Any:
        """ValidationError if it cannot be used."""
        if self.place == ("body",):
            given = body or (b"null" if self.default is Parameter.empty else b"")
            return self.adapter.validate_json(given) if given else self.default
        sent = request.path_params if self.place[0] == "path" else request.query_params
        if self.name not in sent and self.default is not Parameter.empty:
            return self.default
        return self.adapter.validate_python(sent.get(self.name))

    def told(self, error: ValidationError) -> Iterator[Any]:
        for each in error.errors(include_url=False):
            yield {**each, "loc": (*self.place, *each["loc"])}


def routes_of(router: APIRouter) -> list[Route]:
    """A router's operations as plain routes, which are found in a fraction of the time."""
    operations = [route for route in router.routes if isinstance(route, Operation)]
    return [
        Route(each.path.replace("{number}", f"{{number:{CONVERTOR}}}"), each.get_route_handler(), methods=each.methods)
        for each in operations
    ]


def _key_in_path(key: str) -> None:
    """Told to FastAPI, so that it describes the key in the address."""


Here = Annotated[Sandbox, Depends(lambda: None)]  # the sandbox that header or cookie name
Named = Annotated[Sandbox, Depends(_key_in_path)]  # the one that the address names
Whole = Annotated[Platform, Depends(lambda: None)]


class Operation(APIRoute):
    """A refusal tells all that cannot be used, as FastAPI's do."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        operation, name = self.endpoint, self.name
        parts, takes_body = list(_parts(self)), bool(self.dependant.body_params)
        hints = get_type_hints(operation)
        answer, status = TypeAdapter(hints["return"]), self.status_code or 200
        opens = "sandbox" in hints

        def respond(**values: Any) -> Response:
            done = operation(**values)
            return Response(b"" if status == NO_CONTENT else answer.dump_json(done), status, media_type=JSON)

        async def handle(request: Request) -> Response:
            body = await request.body() if takes_body else b""
            try:
                values = _read(parts, request, body)
            except RequestValidationError as error:
                return turned_away(request, name, problems.not_valid(request, error), error)
            except PlatformError as error:
                return turned_away(request, name, problems.refused(request, error), error)
            if opens:
                work = idempotency.once(request, body, lambda sandbox: respond(sandbox=sandbox, **values))
                return enter(request, name, work)
            if "platform" in hints:
                values["platform"] = platform_of(request)
            return respond(**values)

        return handle


def _read(parts: list[_Part], request: Request, body: bytes) -> dict[str, Any]:
    if body and not _is_json(request):
        raise RequestValidationError([NOT_JSON])
    values, errors = _values(parts, request, body)
    if errors:
        raise RequestValidationError(errors)
    return values


def _parts(route: APIRoute) -> Iterator[_Part]:
    hints = get_type_hints(route.endpoint, include_extras=True)
    defaults = {name: each.default for name, each in signature(route.endpoint).parameters.items()}
    known = route.dependant
    for kind, params in (("path", known.path_params), ("query", known.query_params), ("body", known.body_params)):
        for param in params:
            place = (kind,) if kind == "body" else (kind, param.name)
            yield _Part(param.name, place, TypeAdapter(hints[param.name]), defaults[param.name])


def _values(parts: list[_Part], request: Request, body: bytes) -> tuple[dict[str, Any], list[Any]]:
    values: dict[str, Any] = {}
    errors: list[Any] = []
    for part in parts:
        try:
            values[part.name] = part.read(request, body)
        except ValidationError as error:
            errors += part.told(error)
    return values, errors


def _is_json(request: Request) -> bool:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    return kind == JSON or (kind.startswith("application/") and kind.endswith("+json"))
