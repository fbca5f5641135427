"""One request for a page: its sandbox, open for as long as the answer is being made."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from mock_platform.application.platform import Platform
from mock_platform.application.sandbox import Sandbox
from mock_platform.web.explorer import explorer_bar
from mock_platform.web.notices import NOTICES
from mock_platform.web.render import page
from mock_platform.web.sandbox_key import key_of


@dataclass(frozen=True, slots=True)
class Visit:
    request: Request
    sandbox: Sandbox

    def show(self, template: str, *, status: int = 200, **context: Any) -> Response:
        notice = NOTICES.get(self.request.query_params.get("notice", ""))
        bar = explorer_bar(self.sandbox) if self.sandbox.settings.explorer else None
        return page(template, status=status, **{"notice": notice, "explorer": bar, **context})


@contextmanager
def visit(request: Request) -> Iterator[Visit]:
    """Open the request's sandbox. What the block changes is kept unless it raises."""
    platform: Platform = request.app.state.platform
    with platform.sandbox(key_of(request)) as sandbox:
        yield Visit(request, sandbox)


def go(path: str, notice: str | None = None) -> Response:
    """Send the browser on to `path`, with a notice by its name in NOTICES."""
    return RedirectResponse(f"{path}?notice={notice}" if notice else path, status_code=303)
