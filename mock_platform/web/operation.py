"""Operations that FastAPI describes and that run without its machinery, which takes longer than what they do."""

from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass
from inspect import Parameter, signature
from typing import Any, get_type_hints

from fastapi import APIRouter
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from pydantic import TypeAdapter, ValidationError
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

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
    return [Route(each.path, each.get_route_handler(), methods=list(each.methods or ())) for each in operations]


class Operation(APIRoute):
    """An operation takes the request, parts of its path and query, and one body, and answers with what its return type
    says. RequestValidationError tells all that cannot be used, as FastAPI does."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        operation, request_name = self.endpoint, self.dependant.request_param_name
        parts, takes_body = list(_parts(self)), bool(self.dependant.body_params)
        answer, status = TypeAdapter(get_type_hints(operation)["return"]), self.status_code or 200

        async def handle(request: Request) -> Response:
            body = await request.body() if takes_body else b""
            if body and not _is_json(request):
                raise RequestValidationError([NOT_JSON])
            values, errors = _values(parts, request, body)
            if errors:
                raise RequestValidationError(errors)
            if request_name:
                values[request_name] = request
            done = await operation(**values)
            return Response(b"" if status == NO_CONTENT else answer.dump_json(done), status, media_type=JSON)

        return handle


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
