"""The guide's five messages, as the platform shows them."""

from enum import StrEnum


class Message(StrEnum):
    """M1 and M2 answer the check (B1.4), M3 and M4 the face (B1.5), M5 the query (B2)."""

    M1 = "当前人员信息与社保系统信息不匹配，请核对重新录入。"
    M2 = "待遇状态异常，请联系待遇领取地社保经办机构核实。"
    M3 = "原因说明：人脸模型信息不匹配"
    M4 = "系统繁忙，请稍后再试。"
    M5 = "未查询到认证结果"
