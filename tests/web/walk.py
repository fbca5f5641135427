"""The walk: every page in every state it has, in the order of the guide."""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import segno

from tests.web.visitor import Visitor

Route = Callable[[Visitor], Iterator[str]]

EMPLOYEE = "企业职工领取养老保险待遇资格认证"
RESIDENT = "城乡居民基本养老保险待遇领取资格认证"
NAMES = {"employee": EMPLOYEE, "resident": RESIDENT}
PICTURE = "从相册选取葵花码图片"
AGREEMENTS = ("《用户服务协议》", "《隐私政策》")
OWN, OTHERS = "本人办理", "为他人办理"
PASSPORT = {"document_type": "passport"}
LONG_DOCUMENT = {"document_type": "taiwan_permit"}


def walk(visitor: Visitor) -> Iterator[str]:
    """Yields the name of each stop while the visitor's page shows it."""
    for route in ROUTES:
        yield from route(visitor)


def wechat(v: Visitor) -> Iterator[str]:
    v.enter()
    yield v.at("微信", "微信")
    v.press("下拉进入小程序")
    yield v.at("小程序抽屉", "小程序")
    v.press("搜索小程序")
    yield v.at("搜索", "搜索小程序")
    v.press("搜索")
    yield v.at("搜索，没有输入", "搜索小程序", "请先输入")
    v.write("搜索输入框", "甲乙丙丁" * 10)
    v.press("搜索")
    yield v.at("搜索，没有找到", "搜索小程序", "没有找到")
    v.write("搜索输入框", "粤省事")
    v.press("搜索")
    yield v.at("搜索结果", "搜索小程序", "粤省事-小程序")


def scanning(v: Visitor) -> Iterator[str]:
    v.enter().person(scheme="employee")
    v.press("扫一扫")
    yield v.at("扫一扫", "扫一扫")
    v.press("识别")
    yield v.at("扫一扫，没有选图片", "扫一扫", "请先从相册选取")
    v.attach(PICTURE, _foreign_code())
    yield v.at("扫一扫，已选图片", "扫一扫")
    v.press("识别")
    yield v.at("扫一扫，别的码", "扫一扫", "不是“粤省事”养老资格认证的葵花码")
    v.press("查看两种葵花码（模拟）")
    yield v.at("模拟葵花码", "模拟葵花码")
    code = v.page.request.get(f"{v.address}/wechat/codes/resident.png").body()
    v.press("返回")
    v.attach(PICTURE, code)
    v.press("识别")
    yield v.at("扫码进入协议页，没有地市", RESIDENT, "未选择")


def home(v: Visitor) -> Iterator[str]:
    v.enter().person(scheme="employee")
    v.open("/yss")
    yield v.at("粤省事，没有地市", "粤省事", "选择地市", "热门服务")
    v.open("/yss/cities")
    yield v.at("切换地市，没有地市", "切换地市", "云浮市")
    v.press("广州市")
    yield v.at("粤省事，地市已切换", "粤省事", "广州市", "地市已切换")
    v.open("/yss/cities")
    yield v.at("切换地市", "切换地市", "现在是广州市")
    v.press("返回")
    v.press("社保")
    yield v.at("社保", "社保", "养老保障")
    v.press("养老资格认证")
    yield v.at("养老资格认证", "养老资格认证", EMPLOYEE, RESIDENT)
    v.press("更多")
    yield v.at("关于", "关于这个模拟平台")
    v.open("/elsewhere")
    yield v.at("没有模拟的入口", "这里没有模拟")


def agreeing(v: Visitor) -> Iterator[str]:
    v.enter(city="广州市").person(scheme="employee")
    for scheme, name in NAMES.items():
        yield from _agreeing(v, scheme, name)


def _agreeing(v: Visitor, scheme: str, name: str) -> Iterator[str]:
    v.open(f"/yss/services/{scheme}/guide")
    yield v.at(f"协议，还没有勾选就要看办事指南，{scheme}", name, "请先阅读并勾选")
    v.press("开始办理")
    yield v.at(f"协议，都没有勾选，{scheme}", name, "勾选《用户服务协议》及《隐私政策》")
    v.tick(AGREEMENTS[0])
    v.press("开始办理")
    yield v.at(f"协议，只勾选一份，{scheme}", name, "请先阅读并勾选《隐私政策》")
    for title in AGREEMENTS:
        v.press(f"阅读{title}")
        yield v.at(f"{title}，{scheme}", title)
        v.press("我知道了")
    v.tick(*AGREEMENTS)
    v.press("开始办理")
    yield v.at(f"办事指南，{scheme}", "办事指南", name)


def certifying_oneself(v: Visitor) -> Iterator[str]:
    sandbox = v.enter(retry_limit=1)
    sandbox.person(scheme="employee")
    sandbox.faces("camera_refused", "too_dark", "pass")
    _begin(v)
    yield v.at("办理方式", "办理方式")
    v.press("下一步")
    yield v.at("办理方式，没有选", "办理方式", "请选择“本人办理”或“为他人办理”")
    method = v.page.url
    _choose(v, OWN)
    yield v.at("申办人信息，本人", "申办人信息", "请核对以上信息")
    v.open(method.removeprefix(v.address))
    yield v.at("申办人信息，从旧页面回来", "申办人信息", "已为您回到当前步骤")
    v.press("下一步")
    yield v.at("人脸验证弹窗", "申办人信息", "需待遇申领人进行人脸身份验证")
    v.press("确定")
    yield v.at("人脸身份验证", "人脸身份验证")
    v.press("开始识别")
    yield v.at("人脸验证弹窗，没有摄像头权限", "申办人信息", "没有摄像头权限")
    v.press("确定")
    v.press("开始识别")
    yield v.at("正在识别", "正在识别")
    v.press("动作已完成")
    yield v.at("认证失败，M3", "认证失败", "原因说明：人脸模型信息不匹配")
    v.press("重新识别")
    yield v.at("认证失败，次数已用完", "认证失败", "已达 1 次上限")
    sandbox.change(retry_limit=None)
    v.press("重新识别")
    _face(v)
    yield v.at("认证成功，官方指南", "认证成功")


def certifying_with_a_long_document(v: Visitor) -> Iterator[str]:
    sandbox = v.enter(edition="guangzhou-2023")
    sandbox.person(scheme="resident", **LONG_DOCUMENT)
    sandbox.faces("network_fault", "pass")
    _begin(v, "resident")
    _choose(v, OWN)
    yield v.at("申办人信息，证件名称最长", "申办人信息", "台湾居民来往大陆通行证")
    _confirm_and_face(v)
    yield v.at("认证失败，M4", "认证失败", "系统繁忙，请稍后再试。")
    v.press("重新识别")
    _face(v)
    yield v.at("认证成功，广州版", "认证成功", "认证结果查询", "返回首页")
    v.press("认证结果查询")
    yield v.at("查询结果，刚刚认证", "查询结果", "认证通过")


def certifying_another(v: Visitor) -> Iterator[str]:
    sandbox = v.enter()
    sandbox.person(scheme="employee")
    ended = sandbox.person(scheme="employee", status="terminated")
    _begin(v)
    _choose(v, OTHERS)
    yield v.at("申办人信息，为他人", "申办人信息", "代办人信息")
    v.choose("证件类型", "港澳居民来往内地通行证")
    v.press("下一步")
    yield v.at("申办人信息，没有填写", "申办人信息")
    v.write("姓名", "<b>")
    v.write("证件号码", "123")
    v.press("下一步")
    yield v.at("申办人信息，填写有误", "申办人信息")
    sandbox.change(register_down=True)
    _name(v, ended, "下一步")
    yield v.at("申办人信息，M4", "申办人信息", "系统繁忙，请稍后再试。")
    sandbox.change(register_down=False)
    _name(v, {**ended, "name": "李四"}, "下一步")
    yield v.at("校验不通过，M1", "校验不通过", "信息不匹配，请核对重新录入。")
    _begin(v, agreed=True)
    _choose(v, OTHERS)
    _name(v, ended, "下一步")
    yield v.at("校验不通过，M2", "校验不通过", "待遇状态异常，请联系")


def querying(v: Visitor) -> Iterator[str]:
    sandbox = v.enter()
    sandbox.person(scheme="employee")
    other = sandbox.person(scheme="employee")
    sandbox.record("employee", "2023-05-06", number=2)
    _begin(v, query="认证信息查询")
    yield v.at("查询结果，M5，企业职工", "查询结果", "未查询到认证结果")
    v.press("为他人查询")
    yield v.at("申办人信息录入", "申办人信息录入")
    v.press("查询")
    yield v.at("申办人信息录入，没有填写", "申办人信息录入")
    _name(v, other, "查询")
    yield v.at("人脸验证弹窗，查询", "申办人信息", "需待遇申领人进行人脸身份验证")
    v.press("确定")
    _face(v)
    yield v.at("查询结果，为他人", "查询结果", "2024-05-31")
    sandbox.record("employee", "2024-05-06")
    sandbox.record("employee", "2023-05-06")
    _begin(v, query="认证信息查询", agreed=True)
    yield v.at("查询结果，两条记录", "查询结果", "2025-05-31", "2024-05-31")
    sandbox.change(register_down=True)
    v.page.reload()
    yield v.at("查询结果，M4", "查询结果", "系统繁忙，请稍后再试。")


def querying_as_a_resident(v: Visitor) -> Iterator[str]:
    sandbox = v.enter()
    sandbox.person(scheme="resident", **PASSPORT)
    sandbox.faces("server_fault", "pass")
    _begin(v, "resident", query="城乡居民基本养老保险生存认证信息查询")
    yield v.at("人脸身份验证，查询", "人脸身份验证")
    _face(v)
    yield v.at("认证失败，查询", "认证失败", "系统繁忙，请稍后再试。")
    v.press("重新识别")
    _face(v)
    yield v.at("查询结果，M5，城乡居民", "查询结果", "未查询到认证结果")


def problems(v: Visitor) -> Iterator[str]:
    sandbox = v.enter()
    v.open("/yss")
    yield v.at("没有登录", "尚未登录")
    sandbox.person(scheme="employee")
    v.open("/nowhere")
    yield v.at("没有这个页面", "没有这个页面")
    v.open("/yss/cases/99/method")
    yield v.at("没有这件业务", "没有找到")
    v.open("/explorer/account")
    yield v.at("不能这样打开", "不能这样打开")
    v.open("/yss/cities")
    v.page.get_by_role("button", name="广州市").evaluate("button => { button.value = 'x' }")
    v.press("广州市")
    yield v.at("填写的内容不能使用", "填写的内容不能使用")
    v.open("/?sandbox=unknown")
    yield v.at("没有这个沙箱", "没有这个沙箱")


def exploring(v: Visitor) -> Iterator[str]:
    v.open("/yss?sandbox=default")
    yield v.at("探索工具栏", "粤省事", "探索工具栏（不属于平台）")
    v.enter(explorer=True).person(scheme="employee")
    v.open("/yss/certification")
    _show_bar(v)
    v.press("设定")
    yield v.at("探索工具栏，人脸已设定", "养老资格认证", "下一次人脸识别的结果已设定")


def _begin(v: Visitor, scheme: str = "employee", *, query: str = "开始办理", agreed: bool = False) -> None:
    v.open(f"/yss/services/{scheme}/guide")
    if not agreed:
        v.tick(*AGREEMENTS)
        v.press("开始办理")
    v.press(query)


def _choose(v: Visitor, method: str) -> None:
    v.tick(method)
    v.press("下一步")


def _name(v: Visitor, person: dict[str, Any], button: str) -> None:
    v.write("姓名", person["name"])
    v.choose("证件类型", "居民身份证")
    v.write("证件号码", person["document_number"])
    v.press(button)


def _confirm_and_face(v: Visitor) -> None:
    v.press("下一步")
    v.press("确定")
    _face(v)


def _face(v: Visitor) -> None:
    v.press("开始识别")
    v.press("动作已完成")


def _show_bar(v: Visitor) -> None:
    if not v.page.get_by_role("button", name="设定").is_visible():
        v.page.locator("summary").click()


def _foreign_code() -> bytes:
    out = BytesIO()
    segno.make("another mini-program").save(out, kind="png", scale=8)
    return out.getvalue()


ROUTES: tuple[Route, ...] = (
    wechat,
    scanning,
    home,
    agreeing,
    certifying_oneself,
    certifying_with_a_long_document,
    certifying_another,
    querying,
    querying_as_a_resident,
    problems,
    exploring,
)
