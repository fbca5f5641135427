"""The files beside the pages. They are few and small, so they are read once; no thread is needed to send them."""

from hashlib import sha256
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from mock_platform.web.render import FOLDER

KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


def file_routes() -> list[Route]:
    """A route for each of them; a browser that has one is told that it has not changed."""
    return [_route(path) for path in sorted((FOLDER / "static").iterdir())]


def _route(path: Path) -> Route:
    content = path.read_bytes()
    headers = {"ETag": f'"{sha256(content).hexdigest()[:16]}"', "Cache-Control": "no-cache"}

    async def send(request: Request) -> Response:
        if request.headers.get("if-none-match") == headers["ETag"]:
            return Response(status_code=304, headers=headers)
        return Response(content, headers=headers, media_type=KINDS[path.suffix])

    return Route(f"/static/{path.name}", send)
