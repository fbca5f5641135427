"""What this platform is and is not."""

from starlette.requests import Request
from starlette.responses import Response

from mock_platform.web.pages.routes import Pages
from mock_platform.web.visit import visit

pages = Pages()


@pages.get("/about")
async def about(request: Request) -> Response:
    with visit(request) as at:
        return at.show("about", edition=at.sandbox.edition)
