"""The dialog before the face (B1.4c, B1.4d, B2.1.3c) gone wrong."""

from mock_platform.mutants.changes import exchange
from mock_platform.mutants.mutant import breaks

_DIALOG = '<dialog open aria-labelledby="dialog-title" aria-describedby="dialog-words">'
_CANCEL, _CONFIRM = '{{ button("back", "取消", "plain") }}\n', '{{ button("confirm", "确定") }}\n'
_WORDS = "本业务需待遇申领人进行人脸身份验证，请由待遇申领人本人面对手机。"


@breaks("B1.4c", "B2.1.3c", "G8a")
def dialog_asks_for_the_agent() -> None:
    """The dialog asks for the agent's face instead of the pensioner's."""
    exchange("confirm_face.html", (_WORDS, _WORDS.replace("待遇申领人", "代办人")))


@breaks("B1.4c", "B2.1.3c", "G8a")
def dialog_names_nobody() -> None:
    """The dialog does not say whose face is asked for."""
    exchange("confirm_face.html", (_WORDS, "本业务需进行人脸身份验证。"))


@breaks("B1.4c", "B2.1.3c", "G8a")
def dialog_is_no_dialog() -> None:
    """What the dialog says stands on the page, without a dialog."""
    exchange("confirm_face.html", (_DIALOG, "<div>"), ("</dialog>", "</div>"))


@breaks("B1.4c", "B1.4d", "Q11", "G8a")
def dialog_without_confirm() -> None:
    """The dialog has no 【确定】."""
    exchange("confirm_face.html", (_CONFIRM, ""))


@breaks("Q11")
def dialog_without_cancel() -> None:
    """The dialog has no 取消."""
    exchange("confirm_face.html", (_CANCEL, ""))


@breaks("Q11")
def dialog_buttons_in_the_other_order() -> None:
    """In the dialog, 【确定】 stands before 取消."""
    exchange("confirm_face.html", (_CANCEL + _CONFIRM, _CONFIRM + _CANCEL))


@breaks("Q11", "Q23")
def cancel_goes_on() -> None:
    """取消 in the dialog goes on to the face."""
    exchange("confirm_face.html", (_CANCEL, '{{ button("confirm", "取消", "plain") }}\n'))


@breaks("Q11", "B1.4d", "G8a")
def dialog_buttons_mixed_up() -> None:
    """取消 goes on to the face and 【确定】 goes back."""
    exchange("confirm_face.html", ('"back", "取消"', '"confirm", "取消"'), ('"confirm", "确定"', '"back", "确定"'))
