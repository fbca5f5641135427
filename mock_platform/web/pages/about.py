"""What this platform is and is not."""

from starlette.responses import Response

from mock_platform.web.pages.routes import Pages
from mock_platform.web.visit import Visit

pages = Pages()


@pages.get("/about")
def about(at: Visit) -> Response:
    return at.show("about", edition=at.sandbox.edition)
