from living_guide.registry.registry import load_registry
from mock_platform.core.messages import Message
from tests.repository import FEATURES


def test_there_are_exactly_the_guides_five() -> None:
    assert {message.name: message.value for message in Message} == {
        "M1": "当前人员信息与社保系统信息不匹配，请核对重新录入。",
        "M2": "待遇状态异常，请联系待遇领取地社保经办机构核实。",
        "M3": "原因说明：人脸模型信息不匹配",
        "M4": "系统繁忙，请稍后再试。",
        "M5": "未查询到认证结果",
    }


def test_every_message_is_registered_word_for_word() -> None:
    registered = {words for clause in load_registry(FEATURES / "guide") for words in clause.messages}
    assert [message for message in Message if message.value not in registered] == []
