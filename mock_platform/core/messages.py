"""The guide's five messages, as the platform shows them."""

from collections.abc import Mapping
from enum import StrEnum


class Message(StrEnum):
    """M1 and M2 answer the check (B1.4), M3 and M4 the face (B1.5), M5 the query (B2)."""

    M1 = "当前人员信息与社保系统信息不匹配，请核对重新录入。"
    M2 = "待遇状态异常，请联系待遇领取地社保经办机构核实。"
    M3 = "原因说明：人脸模型信息不匹配"
    M4 = "系统繁忙，请稍后再试。"
    M5 = "未查询到认证结果"


CLAUSES: Mapping[str, Mapping[Message, str]] = {
    "official": {Message.M1: "B1.4f", Message.M2: "B1.4i", Message.M3: "B1.5e", Message.M4: "B1.5l"},
    "guangzhou-2023": {Message.M1: "G8c", Message.M2: "G8d", Message.M3: "G9e", Message.M4: "G9f"},
}
QUERY_CLAUSES = {"employee": "B2.1.4b", "resident": "B2.2.2c"}


def clause_of(message: Message, edition: str, scheme: str) -> str:
    """The clause that quotes a message."""
    return QUERY_CLAUSES[scheme] if message is Message.M5 else CLAUSES[edition][message]
