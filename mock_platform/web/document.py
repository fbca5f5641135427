"""The OpenAPI document: what the operations say of themselves, and how each of them refuses."""

from functools import cache
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from mock_platform.version import __version__
from mock_platform.web import control, idempotency
from mock_platform.web.api import router as api
from mock_platform.web.described import described
from mock_platform.web.examples import exemplify
from mock_platform.web.refusals import CODES, INJECTED, STATUSES
from mock_platform.web.sandbox_key import DEFAULT, HEADER, PATTERN

ROUTERS = (api.router, *control.ROUTERS)
TITLE = "YSS mock platform"
ABOUT = (
    "A mock of the pension certification in 粤省事. Unofficial: the real platform's interface is not public, and this "
    "one is a contract of our own. Nobody in it is real."
)
ANSWER = "application/problem+json"
REFUSAL = {
    "description": "A refusal, as problem details (RFC 9457)",
    "content": {ANSWER: {"schema": {"$ref": "#/components/schemas/Problem"}}},
}
PROBLEM: dict[str, Any] = {
    "type": "object",
    "title": "Problem",
    "required": ["type", "title", "status", "detail", "code"],
    "properties": {
        "type": {"type": "string", "const": "about:blank"},
        "title": {"type": "string"},
        "status": {"type": "integer", "minimum": 400, "maximum": 599},
        "detail": {"type": "string", "description": "one sentence, in the language of the platform's users"},
        "code": {
            "type": "string",
            "description": "what happened; these names do not change",
            "enum": sorted({code for _, _, code, _ in STATUSES} | {*CODES.values(), INJECTED}),
        },
        "clause": {"type": "string", "description": "the guide's clause, or the open point, that it follows"},
        "fault": {"type": "string", "description": "the fault that refused it, by its name in the sandbox"},
        "field": {"type": "string", "description": "the field that cannot be used"},
        "errors": {
            "type": "array",
            "description": "all fields that cannot be used",
            "items": {
                "type": "object",
                "required": ["field", "detail"],
                "properties": {"field": {"type": "string"}, "detail": {"type": "string"}},
            },
        },
        "state": {"type": "string", "description": "where the case stands"},
        "expected": {
            "type": "array",
            "description": "the operations that may follow instead",
            "items": {"type": "string"},
        },
    },
    "example": {
        "type": "about:blank",
        "title": "现在不能办理这一步",
        "status": 409,
        "detail": "这一步现在不能办理，请从当前页面继续",
        "code": "step_out_of_order",
        "state": "method",
        "expected": ["method", "back"],
    },
}
SANDBOX = {
    "name": HEADER,
    "in": "header",
    "required": False,
    "description": f"the sandbox's key; without it the sandbox `{DEFAULT}`",
    "schema": {"type": "string", "pattern": PATTERN},
}
IDEMPOTENCY = {
    "name": idempotency.HEADER,
    "in": "header",
    "required": False,
    "description": "the same key and request are done once, and answered again; another request with it is refused",
    "schema": {"type": "string", "minLength": 1, "maxLength": idempotency.LONGEST, "pattern": "^[!-~]+$"},
}


@cache
def write() -> dict[str, Any]:
    """The whole document."""
    from fastapi.openapi.utils import get_openapi

    routes = [route for router in ROUTERS for route in described(router).routes]
    return _completed(get_openapi(title=TITLE, version=__version__, description=ABOUT, routes=routes))


async def show(_request: Request) -> Response:
    """The application's document."""
    return JSONResponse(write())


def _completed(document: dict[str, Any]) -> dict[str, Any]:
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            operation["responses"].pop("422", None)  # FastAPI's own shape of it is never sent
            operation["responses"]["default"] = REFUSAL
            if path.startswith("/api/"):
                operation.setdefault("parameters", []).append(SANDBOX)
                if method not in ("get", "head"):
                    operation["parameters"].append(IDEMPOTENCY)
    exemplify(document["paths"])
    schemas = document["components"]["schemas"]
    schemas["Problem"] = PROBLEM
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    return document
