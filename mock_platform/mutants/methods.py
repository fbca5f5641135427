"""办理方式 (B1.2) gone wrong."""

from mock_platform.application import cases
from mock_platform.core.case import Method
from mock_platform.mutants.changes import exchange, put
from mock_platform.mutants.mutant import breaks
from mock_platform.web import views
from mock_platform.web.forms import text
from mock_platform.web.pages import case_actions, case_views

_OTHERS = {Method.SELF: Method.OTHER, Method.OTHER: Method.SELF}


@breaks("B1.2b", "B1.2d", "G6")
def only_oneself_offered() -> None:
    """为他人办理 is not offered."""
    put(case_views, "METHODS", {Method.SELF: views.METHODS[Method.SELF]})


@breaks("B1.2a", "B1.2d", "G6")
def only_another_offered() -> None:
    """本人办理 is not offered."""
    put(case_views, "METHODS", {Method.OTHER: views.METHODS[Method.OTHER]})


@breaks("B1.2d")
def another_offered_first() -> None:
    """为他人办理 stands before 本人办理."""
    put(case_views, "METHODS", dict(reversed(views.METHODS.items())))


@breaks("B1.2a", "B1.2b", "G6")
def methods_mixed_up() -> None:
    """本人办理 is taken for 为他人办理, and the reverse."""
    usual = cases.choose_method
    put(cases, "choose_method", lambda sandbox, case, method: usual(sandbox, case, _OTHERS[method]))


@breaks("B1.2a", "B1.3b", "G6", "G7a")
def oneself_taken_for_another() -> None:
    """本人办理 is taken for 为他人办理."""
    usual = cases.choose_method
    put(cases, "choose_method", lambda sandbox, case, _: usual(sandbox, case, Method.OTHER))


@breaks("B1.2b", "B1.3d", "G6", "G7b")
def another_taken_for_oneself() -> None:
    """为他人办理 is taken for 本人办理."""
    usual = cases.choose_method
    put(cases, "choose_method", lambda sandbox, case, _: usual(sandbox, case, Method.SELF))


@breaks("B1.2a", "B1.2b", "G6")
def method_need_not_be_chosen() -> None:
    """【下一步】 without a choice goes on as 本人办理."""
    put(case_actions, "text", lambda form, name: text(form, name) or ("self" if name == "method" else ""))


@breaks("B1.2c", "B1.2d", "G6")
def method_button_missing() -> None:
    """办理方式 has no 【下一步】."""
    exchange("method.html", ('{{ button("choose_method", "下一步") }}', ""))


@breaks("B1.2d")
def method_button_above() -> None:
    """【下一步】 stands above the choices."""
    button = '{{ button("choose_method", "下一步") }}\n'
    exchange("method.html", (button, ""), ("<fieldset", f"{button}<fieldset"))
