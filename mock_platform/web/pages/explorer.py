"""What the explorer's bar sends. Only where the sandbox shows the bar."""

from starlette.requests import Request
from starlette.responses import Response

from mock_platform.application import arrange
from mock_platform.core.editions import find_edition
from mock_platform.core.errors import InvalidField, NotFound
from mock_platform.core.face import Outcome
from mock_platform.web.forms import Form, text
from mock_platform.web.pages.addresses import HOME
from mock_platform.web.pages.routes import Pages
from mock_platform.web.visit import Visit, go

pages = Pages()

PAGES = ("yss", "wechat", "about", "elsewhere")  # how the paths of pages begin


@pages.post("/explorer/account")
def switch_account(at: Visit, form: Form) -> Response:
    person = _number(text(form, "person"))
    _require_bar(at)
    at.sandbox.log_in(person)
    return go(HOME, "account")


@pages.post("/explorer/face")
def set_face(at: Visit, form: Form) -> Response:
    person, outcome = _number(text(form, "person")), _outcome(text(form, "outcome"))
    _require_bar(at)
    arrange.script_face(at.sandbox, person, [outcome])
    return go(_same_page(at.request), "face")


@pages.post("/explorer/edition")
def switch_edition(at: Visit, form: Form) -> Response:
    chosen = find_edition(text(form, "edition"))
    _require_bar(at)
    at.sandbox.change(edition=chosen.id)
    return go(_same_page(at.request), "edition")


def _require_bar(at: Visit) -> None:
    if not at.sandbox.settings.explorer:
        raise NotFound("这个沙箱没有探索工具栏")


def _number(words: str) -> int:
    if not (words.isascii() and words.isdigit() and len(words) < 10):
        raise InvalidField("person", "请从列表中选择人员")
    return int(words)


def _outcome(words: str) -> Outcome:
    if words not in set(Outcome):
        raise InvalidField("outcome", "请从列表中选择人脸识别结果")
    return Outcome(words)


def _same_page(request: Request) -> str:
    # Only the path: an address of another host must not be followed.
    site, _, rest = request.headers.get("referer", "").partition("//")[2].partition("/")
    path = rest.partition("#")[0].partition("?")[0]
    if site and not path:
        return "/"
    return f"/{path}" if path.startswith(PAGES) else HOME
