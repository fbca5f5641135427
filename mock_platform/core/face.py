"""What the face service may answer, and what each answer means for the case (B1.5)."""

from dataclasses import dataclass
from enum import StrEnum

from mock_platform.core.flow import Event
from mock_platform.core.messages import Message


class Outcome(StrEnum):
    """The result of one attempt, decided by the server alone."""

    PASS = "pass"
    TOO_DARK = "too_dark"
    PROMPT_NOT_FOLLOWED = "prompt_not_followed"
    NOT_ALIGNED = "not_aligned"
    TOO_FAR = "too_far"
    NO_MODEL = "no_model"
    OTHER_PERSON = "other_person"
    NETWORK_FAULT = "network_fault"
    SERVER_FAULT = "server_fault"
    CAMERA_REFUSED = "camera_refused"
    TIMED_OUT = "timed_out"


@dataclass(frozen=True, slots=True)
class Answer:
    """An outcome's event, its message on 认证失败, its hint where the guide is silent, its WeChat result code."""

    event: Event
    words: str
    code: int
    message: Message | None = None
    hint: str | None = None


def _mismatch(words: str, code: int) -> Answer:
    return Answer(Event.FACE_NOT_MATCHED, words, code, message=Message.M3)


def _busy(words: str, code: int) -> Answer:
    return Answer(Event.FACE_NOT_MATCHED, words, code, message=Message.M4)


ANSWERS: dict[Outcome, Answer] = {
    Outcome.PASS: Answer(Event.FACE_MATCHED, "通过", 10000),
    Outcome.TOO_DARK: _mismatch("所处环境光线太暗", 10010),
    Outcome.PROMPT_NOT_FOLLOWED: _mismatch("没按提示进行人脸识别", 10028),
    Outcome.NOT_ALIGNED: _mismatch("没对准摄像头", 90011),
    Outcome.TOO_FAR: _mismatch("距离摄像头太远", 2009),
    Outcome.NO_MODEL: _mismatch("缺少人脸模型信息", 10009),
    Outcome.OTHER_PERSON: _mismatch("不是待遇申领人本人", 10004),
    Outcome.NETWORK_FAULT: _busy("网络异常", 90007),
    Outcome.SERVER_FAULT: _busy("服务器异常", 90018),
    # Q23: neither is a failure of the guide, so the case goes back to the page before the face.
    Outcome.CAMERA_REFUSED: Answer(
        Event.BACK, "拒绝使用摄像头", 90008, hint="没有摄像头权限，无法识别。请允许使用摄像头后再试"
    ),
    Outcome.TIMED_OUT: Answer(Event.BACK, "识别超时", 90017, hint="人脸识别超时，请重新开始"),
}
