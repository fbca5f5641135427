"""The routes of the queries (B2)."""

from collections.abc import Iterator

from tests.web.acts import begin, face, name
from tests.web.visitor import Visitor


def querying(v: Visitor) -> Iterator[str]:
    sandbox = v.enter()
    sandbox.person(scheme="employee")
    other = sandbox.person(scheme="employee")
    sandbox.record("employee", "2023-05-06", number=2)
    begin(v, query="认证信息查询")
    yield v.at("查询结果，M5，企业职工", "查询结果", "未查询到认证结果")
    v.press("为他人查询")
    yield v.at("申办人信息录入", "申办人信息录入")
    v.press("查询")
    yield v.at("申办人信息录入，没有填写", "申办人信息录入")
    name(v, other, "查询")
    yield v.at("人脸验证弹窗，查询", "申办人信息", "需待遇申领人进行人脸身份验证")
    v.press("确定")
    face(v)
    yield v.at("查询结果，为他人", "查询结果", "2024-05-31")
    sandbox.record("employee", "2024-05-06")
    sandbox.record("employee", "2023-05-06")
    begin(v, query="认证信息查询", agreed=True)
    yield v.at("查询结果，两条记录", "查询结果", "2025-05-31", "2024-05-31")
    sandbox.change(register_down=True)
    v.page.reload()
    yield v.at("查询结果，M4", "查询结果", "系统繁忙，请稍后再试。")


def querying_as_a_resident(v: Visitor) -> Iterator[str]:
    sandbox = v.enter()
    sandbox.person(scheme="resident", document_type="passport")
    sandbox.faces("server_fault", "pass")
    begin(v, "resident", query="城乡居民基本养老保险生存认证信息查询")
    yield v.at("人脸身份验证，查询", "人脸身份验证")
    face(v)
    yield v.at("认证失败，查询", "认证失败", "系统繁忙，请稍后再试。")
    v.press("重新识别")
    face(v)
    yield v.at("查询结果，M5，城乡居民", "查询结果", "未查询到认证结果")
