"""The routes from WeChat to a service: its two ways in (A1, A2) and the agreements."""

from collections.abc import Iterator
from io import BytesIO

import segno

from tests.web.acts import AGREEMENTS, EMPLOYEE, PICTURE, RESIDENT
from tests.web.visitor import Visitor


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
    v.open("/yss/services/employee/guide")
    yield v.at("协议，还没有勾选就要看办事指南", EMPLOYEE, "请先阅读并勾选")
    v.press("开始办理")
    yield v.at("协议，都没有勾选", EMPLOYEE, "勾选《用户服务协议》及《隐私政策》")
    v.tick(AGREEMENTS[0])
    v.press("开始办理")
    yield v.at("协议，只勾选一份", EMPLOYEE, "请先阅读并勾选《隐私政策》")
    for title in AGREEMENTS:
        v.press(f"阅读{title}")
        yield v.at(title, title)
        v.press("我知道了")
    v.tick(*AGREEMENTS)
    v.press("开始办理")
    yield v.at("办事指南，企业职工", "办事指南", EMPLOYEE)
    v.open("/yss/services/resident")
    yield v.at("协议，城乡居民", RESIDENT, "广州市")
    v.tick(*AGREEMENTS)
    v.press("开始办理")
    yield v.at("办事指南，城乡居民", "办事指南", RESIDENT)


def _foreign_code() -> bytes:
    out = BytesIO()
    segno.make("another mini-program").save(out, kind="png", scale=8)
    return out.getvalue()
