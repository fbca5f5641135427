"""Operations as FastAPI knows them, which writes the OpenAPI document and does nothing else here. It takes longer to
load than all the rest, so it waits until somebody asks."""

from collections.abc import Callable
from inspect import Parameter, Signature, signature
from typing import TYPE_CHECKING, Any, get_type_hints

from mock_platform.web.operations import GIVEN, Operation, Operations

if TYPE_CHECKING:
    from fastapi import APIRouter

KEY = "key"  # of a sandbox, in the addresses of the control plane


def described(operations: Operations) -> "APIRouter":
    from fastapi import APIRouter

    router = APIRouter(tags=[operations.tag], generate_unique_id_function=lambda route: route.name)
    for each in operations:
        router.add_api_route(each.path, _endpoint(each), methods=[each.method], status_code=each.status)
    return router


def _endpoint(operation: Operation) -> Callable[..., Any]:
    """A function that takes what a caller may say."""

    def endpoint() -> None: ...

    hints = get_type_hints(operation.function, include_extras=True)
    told = [
        each.replace(annotation=hints[name], kind=Parameter.KEYWORD_ONLY)
        for name, each in signature(operation.function).parameters.items()
        if name not in GIVEN
    ]
    if f"{{{KEY}}}" in operation.path and KEY not in hints:
        told.insert(0, Parameter(KEY, Parameter.KEYWORD_ONLY, annotation=str))
    answer = None if hints["return"] is type(None) else hints["return"]
    endpoint.__name__, endpoint.__doc__ = operation.name, operation.function.__doc__
    endpoint.__signature__ = Signature(told, return_annotation=answer)  # type: ignore[attr-defined]
    return endpoint
