"""Short words shown once at the top of a page, by the name they have in its address. None is the guide's."""

from mock_platform.core.errors import NotAgreed
from mock_platform.core.face import ANSWERS, Outcome

NOTICES = {
    "moved": "这一步已经办过或还没轮到，已为您回到当前步骤，请从这里继续",
    "agree": str(NotAgreed()),
    "city": "地市已切换",
    "account": "登录账号已切换",
    "face": "下一次人脸识别的结果已设定",
    "edition": "指南版本已切换",
    **{outcome.value: hint for outcome in Outcome if (hint := ANSWERS[outcome].hint)},
}
