"""粤省事 up to the two services: home, cities, 社保, 养老资格认证 (A2.4 to A2.6)."""

from starlette.responses import Response

from mock_platform.application import cases
from mock_platform.core.cities import CITIES, find_city
from mock_platform.core.masking import mask_name
from mock_platform.core.schemes import Scheme
from mock_platform.web.forms import Form, text
from mock_platform.web.pages.routes import Pages
from mock_platform.web.visit import Visit, go

pages = Pages()

ELSEWHERE = "/elsewhere"
HOT = (
    ("户政", ELSEWHERE),
    ("医保", ELSEWHERE),
    ("社保", "/yss/social-security"),
    ("公积金", ELSEWHERE),
    ("出行", ELSEWHERE),
    ("税务", ELSEWHERE),
)
CERTIFICATES = tuple((name, ELSEWHERE) for name in ("身份证", "社保卡", "户口簿", "老年优待"))
NOTES = tuple((name, ELSEWHERE) for name in ("新手上路", "附近大厅", "常见问题", "意见反馈"))
MODULES = (
    ("社保查询", tuple((name, ELSEWHERE) for name in ("参保信息", "缴费历史", "待遇发放", "社保卡"))),
    ("就业服务", tuple((name, ELSEWHERE) for name in ("失业登记", "技能补贴", "就业见习", "招聘信息"))),
    ("工伤生育", tuple((name, ELSEWHERE) for name in ("工伤认定", "工伤待遇", "生育津贴", "异地备案"))),
    (
        "养老保障",
        (("养老待遇测算", ELSEWHERE), ("养老资格认证", "/yss/certification"), ("退休申请", ELSEWHERE)),
    ),
)


@pages.get("/yss")
def home(at: Visit) -> Response:
    account = {"name": mask_name(at.sandbox.account().identity.name)}
    city = at.sandbox.city
    return at.show("home", account=account, city=city, certificates=CERTIFICATES, notes=NOTES, hot=HOT)


@pages.get("/yss/cities", operation="list_cities")
def cities(at: Visit) -> Response:
    return at.show("cities", cities=CITIES, city=at.sandbox.city)


@pages.post("/yss/cities")
def choose_city(at: Visit, form: Form) -> Response:
    cases.choose_city(at.sandbox, find_city(text(form, "city")))
    return go("/yss", "city")


@pages.get("/yss/social-security")
def social_security(at: Visit) -> Response:
    return at.show("social_security", modules=MODULES)


@pages.get("/yss/certification", operation="list_services")
def functions(at: Visit) -> Response:
    return at.show("functions", schemes=list(Scheme))
