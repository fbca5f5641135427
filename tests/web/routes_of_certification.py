"""The routes of a certification (B1), with what may go wrong on the way."""

from collections.abc import Iterator

from tests.web.acts import OTHERS, OWN, begin, choose, face, name
from tests.web.visitor import Visitor


def certifying_oneself(v: Visitor) -> Iterator[str]:
    sandbox = v.enter(retry_limit=1)
    sandbox.person(scheme="employee")
    sandbox.faces("camera_refused", "too_dark", "pass")
    begin(v)
    yield v.at("办理方式", "办理方式")
    v.press("下一步")
    yield v.at("办理方式，没有选", "办理方式", "请选择“本人办理”或“为他人办理”")
    method = v.page.url
    choose(v, OWN)
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
    face(v)
    yield v.at("认证成功，官方指南", "认证成功")


def certifying_with_a_long_document(v: Visitor) -> Iterator[str]:
    sandbox = v.enter(edition="guangzhou-2023")
    sandbox.person(scheme="resident", document_type="taiwan_permit")
    sandbox.faces("network_fault", "pass")
    begin(v, "resident")
    choose(v, OWN)
    yield v.at("申办人信息，证件名称最长", "申办人信息", "台湾居民来往大陆通行证")
    v.press("下一步")
    v.press("确定")
    face(v)
    yield v.at("认证失败，M4", "认证失败", "系统繁忙，请稍后再试。")
    v.press("重新识别")
    face(v)
    yield v.at("认证成功，广州版", "认证成功", "认证结果查询", "返回首页")
    v.press("认证结果查询")
    yield v.at("查询结果，刚刚认证", "查询结果", "认证通过")


def certifying_another(v: Visitor) -> Iterator[str]:
    sandbox = v.enter()
    sandbox.person(scheme="employee")
    ended = sandbox.person(scheme="employee", status="terminated")
    begin(v)
    choose(v, OTHERS)
    yield v.at("申办人信息，为他人", "申办人信息", "代办人信息")
    v.choose("证件类型", "港澳居民来往内地通行证")
    v.press("下一步")
    yield v.at("申办人信息，没有填写", "申办人信息")
    v.write("姓名", "<b>")
    v.write("证件号码", "123")
    v.press("下一步")
    yield v.at("申办人信息，填写有误", "申办人信息")
    sandbox.change(register_down=True)
    name(v, ended, "下一步")
    yield v.at("申办人信息，M4", "申办人信息", "系统繁忙，请稍后再试。")
    sandbox.change(register_down=False)
    name(v, {**ended, "name": "李四"}, "下一步")
    yield v.at("校验不通过，M1", "校验不通过", "信息不匹配，请核对重新录入。")
    begin(v, agreed=True)
    choose(v, OTHERS)
    name(v, ended, "下一步")
    yield v.at("校验不通过，M2", "校验不通过", "待遇状态异常，请联系")
