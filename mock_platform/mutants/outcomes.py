"""What the last pages of a certification show (B1.4e to B1.5l) gone wrong: titles, marks and reasons."""

from mock_platform.core.face import ANSWERS, Answer
from mock_platform.core.messages import Message
from mock_platform.mutants.changes import enter, exchange
from mock_platform.mutants.mutant import breaks

_MARK = '{% block mark %}<img src="/static/warning.svg" width="24" height="24" alt="❗">{% endblock %}'
_TITLE = "<h1>{{ self.title() }}</h1>\n"
_REASON = "{% block words %}{% if case.message %}<p>{{ case.message }}</p>{% endif %}{% endblock %}\n"
_TOLD = "{% if case.message %}<p>{{ case.message }}</p>{% endif %}"


def _tell(message: Message, words: str) -> None:
    """Let the page of an ending tell a message in other words."""
    other = f'{{% if case.message == "{message}" %}}{words}{{% else %}}{{{{ case.message }}}}{{% endif %}}'
    exchange("outcome.html", ("{{ case.message }}", other))


@breaks("B1.4l", "B1.4m")
def rejection_without_mark() -> None:
    """校验不通过 has no ❗."""
    exchange("rejected.html", (_MARK, ""))


@breaks("B1.4l", "B1.4m")
def rejection_mark_below_title() -> None:
    """❗ stands below 校验不通过."""
    mark = '<p class="mark">{% block mark %}{% endblock %}</p>\n'
    exchange("outcome.html", (mark + _TITLE, _TITLE + mark))


@breaks("B1.4l", "B1.4m")
def reason_above_title() -> None:
    """The reason stands above the title of the page."""
    exchange("outcome.html", (_TITLE + _REASON, _REASON + _TITLE))


@breaks("B1.4l", "B1.4m")
def home_button_above_title() -> None:
    """【返回首页】 stands above 校验不通过."""
    actions = "{{ actions(buttons) }}\n"
    exchange("outcome.html", (actions, ""), ('<section class="outcome', f'{actions}<section class="outcome'))


@breaks("B1.4e", "B1.4f", "B1.4i", "B1.5e", "B1.5l", "G8b", "G8c", "G8d", "G9e", "G9f")
def no_reason_given() -> None:
    """校验不通过 and 认证失败 do not say why."""
    exchange("outcome.html", (_TOLD, ""))


@breaks("B1.4e", "B1.4l", "B1.4m")
def rejection_titled_like_failure() -> None:
    """A failed check is titled 认证失败."""
    exchange("rejected.html", ("校验不通过", "认证失败"))


@breaks("B1.5b", "G9d")
def failure_titled_like_success() -> None:
    """A failed face is titled 认证成功."""
    exchange("face_failed.html", ("认证失败", "认证成功"))


@breaks("B1.5b", "G9d")
def failure_titled_like_rejection() -> None:
    """A failed face is titled 校验不通过."""
    exchange("face_failed.html", ("认证失败", "校验不通过"))


@breaks("B1.5a", "G9a")
def success_titled_like_failure() -> None:
    """A passed face is titled 认证失败."""
    exchange("certified.html", ("认证成功", "认证失败"))


@breaks("B1.5e", "G9e")
def m3_without_its_prefix() -> None:
    """M3 is shown without 原因说明：."""
    _tell(Message.M3, "人脸模型信息不匹配")


@breaks("B1.5e", "G9e")
def m3_names_a_cause() -> None:
    """M3 goes on to name a cause."""
    _tell(Message.M3, f"{Message.M3}，所处环境光线太暗")


@breaks("B1.5l", "G9f")
def m4_with_the_prefix_of_m3() -> None:
    """M4 is shown with 原因说明：, as M3 is."""
    _tell(Message.M4, f"原因说明：{Message.M4}")


@breaks("B1.4f", "B1.4l", "G8c")
def m1_without_what_to_do() -> None:
    """M1 lacks 请核对重新录入."""
    _tell(Message.M1, "当前人员信息与社保系统信息不匹配。")


@breaks("B1.4i", "B1.4m", "G8d")
def m2_without_what_to_do() -> None:
    """M2 lacks whom to turn to."""
    _tell(Message.M2, "待遇状态异常。")


@breaks("B1.5e", "G9e")
def face_failure_tells_m1() -> None:
    """A failed face tells M1 instead of M3."""
    answers = {each: answer for each, answer in ANSWERS.items() if answer.message is Message.M3}
    enter(ANSWERS, {each: _with(answer, Message.M1) for each, answer in answers.items()})


def _with(answer: Answer, message: Message) -> Answer:
    return Answer(answer.event, answer.words, answer.code, message=message)


@breaks("B1.5e", "B1.5l", "B1.4f", "B1.4i", "G9e", "G9f", "G8c", "G8d")
def both_reasons_given() -> None:
    """校验不通过 and 认证失败 give two reasons, the right one and M4."""
    exchange("outcome.html", (_TOLD, f"{_TOLD}<p>{Message.M4}</p>"))
