"""The WeChat shell: home, mini-program search, and the scan (A1.1, A2.1 to A2.3)."""

from starlette.responses import Response

from mock_platform.core.errors import UnreadableImage
from mock_platform.core.schemes import Scheme
from mock_platform.web import codes
from mock_platform.web.forms import Form, upload
from mock_platform.web.pages.routes import Pages
from mock_platform.web.visit import Visit, go

pages = Pages()

CHATS = (
    ("文件传输助手", "[图片] 葵花码", "09:30"),
    ("社区老友群", "今天下午三点，活动室见", "08:12"),
    ("家人群", "爸妈记得办养老资格认证", "昨天"),
)
# Only the first is the guide's; the others are there so that choosing is a choice.
PROGRAMS = (
    ("粤省事-小程序", "/yss"),
    ("粤食记-小程序", "/elsewhere"),
    ("粤省心家政-小程序", "/elsewhere"),
    ("省事菜谱-小程序", "/elsewhere"),
)
SHARED = 2  # characters a name must share with what was typed


@pages.get("/", operation="wechat_home")
def home(at: Visit) -> Response:
    return at.show("wechat_home", chats=CHATS)


@pages.get("/wechat/mini-programs")
def mini_programs(at: Visit) -> Response:
    return at.show("mini_programs")


@pages.get("/wechat/search")
def search(at: Visit) -> Response:
    asked = at.request.query_params
    words = asked.get("q", "").strip()[:40]
    return at.show("search", words=words, asked="q" in asked, programs=_found(words))


@pages.get("/wechat/scan")
def scan_page(at: Visit) -> Response:
    return at.show("scan")


@pages.post("/wechat/scan")
def scan(at: Visit, form: Form) -> Response:
    try:
        return go(f"/yss/services/{codes.read(upload(form, 'image'))}")
    except UnreadableImage as error:
        return at.show("scan", status=422, refusal=error, errors={"image": str(error)})


@pages.get("/wechat/codes")
def code_page(at: Visit) -> Response:
    return at.show("codes", schemes=list(Scheme))


@pages.get("/wechat/codes/{scheme:scheme}.png")
def code(_at: Visit, scheme: Scheme) -> Response:
    return Response(codes.draw(scheme), media_type="image/png", headers={"Cache-Control": "max-age=3600"})


@pages.get("/elsewhere")
def elsewhere(at: Visit) -> Response:
    return at.show("elsewhere")


def _found(words: str) -> list[tuple[str, str]]:
    needed = min(SHARED, len(words))
    return [program for program in PROGRAMS if needed and len(set(words) & set(program[0])) >= needed]
