"""Operations as routes: a request is read, the operation called, its answer written. Pydantic does both, when it is
first needed: most runs ask for few of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from inspect import Parameter, signature
from typing import Any, get_type_hints

from pydantic import TypeAdapter, ValidationError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from mock_platform.core.errors import PlatformError
from mock_platform.web import idempotency, problems
from mock_platform.web.door import enter, platform_of, turned_away
from mock_platform.web.limits import limited, whole_body
from mock_platform.web.media import JSON, is_json
from mock_platform.web.numbers import CONVERTOR
from mock_platform.web.operations import GIVEN, Operation, Operations
from mock_platform.web.problems import InvalidRequest

NO_CONTENT = 204
NOT_JSON = {"type": "not_json", "loc": ("body",), "msg": f"the body should be {JSON}", "input": None}


def routes_of(operations: Operations) -> list[Route]:
    return [_route(each) for each in operations]


def _route(operation: Operation) -> Route:
    path = operation.path.replace("{number}", f"{{number:{CONVERTOR}}}")
    return Route(path, _Call(operation), methods=[operation.method])


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
            return self.adapter.validator.validate_json(given) if given else self.default
        sent = request.path_params if self.place[0] == "path" else request.query_params
        if self.name not in sent and self.default is not Parameter.empty:
            return self.default
        return self.adapter.validator.validate_python(sent.get(self.name))

    def told(self, error: ValidationError) -> Iterator[Any]:
        for each in error.errors(include_url=False):
            yield {**each, "loc": (*self.place, *each["loc"])}


class _Call:
    """How an operation is called: an application of its own, which tells every refusal itself."""

    def __init__(self, operation: Operation) -> None:
        self.operation = operation
        names = signature(operation.function).parameters
        self._takes_body = "body" in names
        self._given = next((name for name in GIVEN if name in names), None)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        try:
            body = await whole_body(limited(receive)) if self._takes_body else b""
            response = self._answered(request, body)
        except (HTTPException, ClientDisconnect) as error:
            response = self._turned_away(request, problems.not_http(request, error), error)
        except InvalidRequest as error:
            response = self._turned_away(request, problems.not_valid(request, error), error)
        except PlatformError as error:
            response = self._turned_away(request, problems.refused(request, error), error)
        await response(scope, receive, send)

    def _answered(self, request: Request, body: bytes) -> Response:
        values = self._read(request, body)
        if self._given == "sandbox":
            work = idempotency.once(request, body, lambda sandbox: self._respond(sandbox=sandbox, **values))
            return enter(request, self.operation.name, work)
        if self._given == "platform":
            values["platform"] = platform_of(request)
        return self._respond(**values)

    def _turned_away(self, request: Request, response: Response, error: Exception) -> Response:
        return turned_away(request, self.operation.name, response, error)

    @cached_property
    def _parts(self) -> list[_Part]:
        hints = get_type_hints(self.operation.function, include_extras=True)
        return [
            _Part(name, self._place(name), TypeAdapter(hints[name]), each.default)
            for name, each in signature(self.operation.function).parameters.items()
            if name not in GIVEN
        ]

    @cached_property
    def _answer(self) -> TypeAdapter[Any]:
        return TypeAdapter(get_type_hints(self.operation.function)["return"])

    def _place(self, name: str) -> tuple[str, ...]:
        if name == "body":
            return (name,)
        return ("path" if f"{{{name}}}" in self.operation.path else "query", name)

    def _read(self, request: Request, body: bytes) -> dict[str, Any]:
        """InvalidRequest tells all that cannot be used."""
        if body and not is_json(request):
            raise InvalidRequest([NOT_JSON])
        values: dict[str, Any] = {}
        errors: list[Any] = []
        for part in self._parts:
            try:
                values[part.name] = part.read(request, body)
            except ValidationError as error:
                errors += part.told(error)
        if errors:
            raise InvalidRequest(errors)
        return values

    def _respond(self, **values: Any) -> Response:
        done, status = self.operation.function(**values), self.operation.status
        return Response(b"" if status == NO_CONTENT else self._answer.serializer.to_json(done), status, media_type=JSON)
