import pytest

from mock_platform.core.face import ANSWERS, Outcome
from mock_platform.core.flow import Event
from mock_platform.core.messages import Message

M3, M4 = Message.M3, Message.M4

# The guide's words for a cause are those of its list; the codes are WeChat's.
OUTCOMES = [
    ("pass", Event.FACE_MATCHED, None, 10000, "通过"),
    ("too_dark", Event.FACE_NOT_MATCHED, M3, 10010, "所处环境光线太暗"),
    ("prompt_not_followed", Event.FACE_NOT_MATCHED, M3, 10028, "没按提示进行人脸识别"),
    ("not_aligned", Event.FACE_NOT_MATCHED, M3, 90011, "没对准摄像头"),
    ("too_far", Event.FACE_NOT_MATCHED, M3, 2009, "距离摄像头太远"),
    ("no_model", Event.FACE_NOT_MATCHED, M3, 10009, "缺少人脸模型信息"),
    ("other_person", Event.FACE_NOT_MATCHED, M3, 10004, "不是待遇申领人本人"),
    ("network_fault", Event.FACE_NOT_MATCHED, M4, 90007, "网络异常"),
    ("server_fault", Event.FACE_NOT_MATCHED, M4, 90018, "服务器异常"),
    ("camera_refused", Event.BACK, None, 90008, "拒绝使用摄像头"),
    ("timed_out", Event.BACK, None, 90017, "识别超时"),
]


def test_every_outcome_has_one_answer() -> None:
    assert [outcome for outcome, *_ in OUTCOMES] == [outcome.value for outcome in Outcome]
    assert list(ANSWERS) == list(Outcome)


@pytest.mark.parametrize(("outcome", "event", "message", "code", "words"), OUTCOMES)
def test_an_outcome_has_its_event_message_and_code(
    outcome: str, event: Event, message: Message | None, code: int, words: str
) -> None:
    answer = ANSWERS[Outcome(outcome)]
    assert (answer.event, answer.message, answer.code, answer.words) == (event, message, code, words)


def test_codes_and_words_tell_outcomes_apart() -> None:
    assert len({answer.code for answer in ANSWERS.values()}) == len(ANSWERS)
    assert len({answer.words for answer in ANSWERS.values()}) == len(ANSWERS)


def test_there_is_a_hint_exactly_where_the_guide_is_silent() -> None:
    for answer in ANSWERS.values():
        assert (answer.hint is not None) is (answer.event is Event.BACK)
        assert not (answer.hint and answer.message)
