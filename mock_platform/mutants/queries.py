"""The way to a query's result (B2) gone wrong."""

from mock_platform.application import cases
from mock_platform.application.sandbox import Sandbox
from mock_platform.core.case import Applicant, Case
from mock_platform.core.flow import Event, Journey, State
from mock_platform.core.messages import Message
from mock_platform.core.schemes import Scheme
from mock_platform.mutants.changes import enter, exchange, put
from mock_platform.mutants.diversion import lead
from mock_platform.mutants.mutant import breaks
from mock_platform.store import register

_QUERY_BUTTON = '<button class="plain">{{ scheme.words.query }}</button>'
_FORM = '<form method="post" action="/yss/services/{{ scheme }}/certifications">'
_QUERY_FORM = _FORM.replace("certifications", "queries")


@breaks("Q16")
def query_for_other_checks_first() -> None:
    """为他人查询 turns away, with M1, whoever the register does not know."""

    def name_applicant(sandbox: Sandbox, case: Case, applicant: Applicant) -> Case:
        known = register.find(sandbox.scope, applicant.document, case.scheme)
        message = None if known else Message.M1
        case = cases.advance(sandbox, case, Event.NAME_APPLICANT, applicant=applicant, message=message)
        return case if known else lead(sandbox, case, State.REJECTED)

    put(cases, "name_applicant", name_applicant)


@breaks("B2.1.3b", "B2.1.4a")
def query_for_other_forgets_whom() -> None:
    """为他人查询 forgets who was typed in, and goes on with the account's own person."""
    put(cases, "name_applicant", lambda sandbox, case, _: cases.advance(sandbox, case, Event.NAME_APPLICANT))


@breaks("B2.1.2b")
def query_for_other_only_beside_records() -> None:
    """为他人查询 is offered only where one has records oneself."""
    exchange("result.html", ("{{ actions(buttons) }}", "{% if rows %}{{ actions(buttons) }}{% endif %}"))


@breaks("B2.1.2b")
def query_for_other_only_without_records() -> None:
    """为他人查询 is offered only where one has no records oneself."""
    exchange("result.html", ("{{ actions(buttons) }}", "{% if not rows %}{{ actions(buttons) }}{% endif %}"))


@breaks("B2.1.1b", "B2.2.1b", "Q20")
def query_button_missing() -> None:
    """办事指南 has no query button."""
    exchange("guide.html", (_QUERY_BUTTON, ""))


@breaks("B2.1.1b", "B2.2.1b")
def query_button_certifies() -> None:
    """The query button begins a certification."""
    exchange("guide.html", (_QUERY_FORM, _FORM))


@breaks("B1.1c", "G5")
def start_button_queries() -> None:
    """【开始办理】 on 办事指南 begins a query."""
    exchange("guide.html", (_FORM, _QUERY_FORM))


@breaks("B2.1.1b", "B2.2.1b", "Q20")
def query_button_on_agreement_page() -> None:
    """The query button stands on the page with the agreements instead of 办事指南."""
    exchange("guide.html", (_QUERY_BUTTON, ""))
    exchange("agreement.html", ("</section>", f"</section>{_QUERY_FORM}{_QUERY_BUTTON}</form>"))


@breaks("B2.1.3a")
def query_form_titled_like_certification() -> None:
    """为他人查询 calls its page 申办人信息, as certification does."""
    exchange("applicant.html", ("{% block title %}{{ heading }}", "{% block title %}申办人信息"))


@breaks("B2.1.3c")
def query_form_goes_on_by_next() -> None:
    """为他人查询 has 【下一步】 instead of 【查询】."""
    exchange("applicant.html", ('{{ button("submit", submit) }}', '{{ button("submit", "下一步") }}'))


@breaks("B2.1.4a", "B2.2.2b")
def result_titled_like_certification() -> None:
    """The result is called 认证成功."""
    exchange("result.html", ("查询结果", "认证成功"))


@breaks("B2.2.2a", "B2.2.2b")
def residents_query_like_the_employees() -> None:
    """The residents' query goes like the employees': at once, and offering 为他人查询."""
    enter(cases.QUERIES, {Scheme.RESIDENT: Journey.EMPLOYEE_QUERY})


@breaks("B2.1.2a", "B2.1.2b")
def employees_query_like_the_residents() -> None:
    """The employees' query goes like the residents': after one's own face, and only for oneself."""
    enter(cases.QUERIES, {Scheme.EMPLOYEE: Journey.RESIDENT_QUERY})
