"""One request for a page: its sandbox, open for as long as the answer is being made."""

from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from mock_platform.application.sandbox import Sandbox
from mock_platform.core.errors import PlatformError
from mock_platform.web.explorer import explorer_bar
from mock_platform.web.notices import NOTICES
from mock_platform.web.render import page


@dataclass(frozen=True, slots=True)
class Visit:
    request: Request
    sandbox: Sandbox

    def show(
        self, template: str, *, status: int = 200, refusal: PlatformError | None = None, **context: Any
    ) -> Response:
        """A page; with a `refusal` it is shown again, for that reason."""
        self.sandbox.refusal = refusal
        notice = NOTICES.get(self.request.query_params.get("notice", ""))
        bar = explorer_bar(self.sandbox) if self.sandbox.settings.explorer else None
        return page(template, status=status, **{"notice": notice, "explorer": bar, **context})

    def send_back(self, path: str, notice: str, refusal: PlatformError) -> Response:
        """Send the browser to where it may go on, for that reason."""
        self.sandbox.refusal = refusal
        return go(path, notice)


def go(path: str, notice: str | None = None) -> Response:
    """Send the browser on to `path`, with a notice by its name in NOTICES."""
    return RedirectResponse(f"{path}?notice={notice}" if notice else path, status_code=303)
