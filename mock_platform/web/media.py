"""What the body of a request is said to be."""

from starlette.requests import Request

from mock_platform.web.headers import header

JSON = "application/json"
MULTIPART = "multipart/form-data"


def media_type(request: Request) -> str:
    """In small letters, without parameters; empty if nothing is said."""
    return (header(request.scope, b"content-type") or "").partition(";")[0].strip().lower()


def is_json(request: Request) -> bool:
    """JSON, or a kind of it such as `application/merge-patch+json`."""
    kind = media_type(request)
    return kind == JSON or (kind.startswith("application/") and kind.endswith("+json"))
