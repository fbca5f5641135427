"""What several routes have in common: the words on the pages, and a few presses in a row."""

from typing import Any

from tests.web.visitor import Visitor

EMPLOYEE = "企业职工领取养老保险待遇资格认证"
RESIDENT = "城乡居民基本养老保险待遇领取资格认证"
PICTURE = "从相册选取葵花码图片"
AGREEMENTS = ("《用户服务协议》", "《隐私政策》")
OWN, OTHERS = "本人办理", "为他人办理"


def begin(v: Visitor, scheme: str = "employee", *, query: str = "开始办理", agreed: bool = False) -> None:
    v.open(f"/yss/services/{scheme}/guide")
    if not agreed:
        v.tick(*AGREEMENTS)
        v.press("开始办理")
    v.press(query)


def choose(v: Visitor, method: str) -> None:
    v.tick(method)
    v.press("下一步")


def name(v: Visitor, person: dict[str, Any], button: str) -> None:
    v.write("姓名", person["name"])
    v.choose("证件类型", "居民身份证")
    v.write("证件号码", person["document_number"])
    v.press(button)


def face(v: Visitor) -> None:
    v.press("开始识别")
    v.press("动作已完成")
