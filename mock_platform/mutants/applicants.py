"""申办人信息 (B1.3): whose data are shown, and how, gone wrong."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from mock_platform.application.sandbox import Sandbox
from mock_platform.core.case import Case
from mock_platform.core.flow import State
from mock_platform.core.identity import DocumentType, Identity
from mock_platform.core.masking import mask_number
from mock_platform.mutants.changes import enter, exchange
from mock_platform.mutants.mutant import Mutant, breaks
from mock_platform.web.pages.case_views import VIEWS, Context
from mock_platform.web.views import Masked, Typed, masked

_OWN = '{{ details("申办人信息", own) }}'
_AGENT = '{% if agent %}{{ details("代办人信息", agent) }}{% endif %}'
_CLAUSES = {"own": ("B1.3b", "G7a"), "agent": ("B1.3d", "G7b")}
_ASSUMED = {"own": "Q6", "agent": "Q7"}
_WORDS = {"own": "申办人信息 of whoever acts for oneself", "agent": "代办人信息"}


def show(change: Callable[[Sandbox, Case, Context], Context]) -> None:
    """Let 申办人信息 be shown something else."""
    usual = VIEWS[State.APPLICANT]
    enter(VIEWS, {State.APPLICANT: lambda sandbox, case: change(sandbox, case, usual(sandbox, case))})


def _change(who: str, change: Callable[[Identity], Masked]) -> None:
    """Show other data of the account's own person, in one of the two places where they may stand."""

    def changed(sandbox: Sandbox, case: Case, context: Context) -> Context:
        identity = sandbox.person(case.account).identity
        return {**context, who: change(identity)} if context[who] else context

    show(changed)


def _in_full(who: Identity) -> Masked:
    return Masked(who.name, who.document.kind.label, who.document.number)


def _wrong_name(who: Identity) -> Masked:
    return replace(masked(who), name="*某")


def _wrong_type(who: Identity) -> Masked:
    kinds = list(DocumentType)
    return replace(masked(who), document_type=kinds[kinds.index(who.document.kind) - 1].label)


def _wrong_number(who: Identity) -> Masked:
    return replace(masked(who), document_number=mask_number("4" + "0" * (len(who.document.number) - 1)))


def _generated() -> Iterator[Mutant]:
    for who, clauses in _CLAUSES.items():
        for name, change in (("name", _wrong_name), ("type", _wrong_type), ("number", _wrong_number)):
            says = f"{_WORDS[who]}: the {name} is somebody else's."
            yield Mutant(f"{who}-{name}-wrong", says, clauses, partial(_change, who, change))
        says = f"{_WORDS[who]}: name and number are not masked."
        yield Mutant(f"{who}-data-not-masked", says, (_ASSUMED[who],), partial(_change, who, _in_full))


MUTANTS = tuple(_generated())


@breaks("B1.3b", "G7a")
def own_data_missing() -> None:
    """本人办理 shows no data to check."""
    exchange("applicant.html", (_OWN, ""))


@breaks("B1.3b", "Q6", "G7a")
def own_data_to_be_typed() -> None:
    """本人办理 asks for the three data, as 为他人办理 does."""
    show(lambda _sandbox, _case, context: {**context, "own": None})


@breaks("B1.3b", "Q6", "G7a")
def own_data_editable() -> None:
    """本人办理 shows one's own data in fields that can be changed."""

    def editable(sandbox: Sandbox, case: Case, context: Context) -> Context:
        who = sandbox.person(case.account).identity
        typed = Typed(who.name, who.document.kind, who.document.number)
        return {**context, "own": None, "typed": typed} if context["own"] else context

    show(editable)


@breaks("B1.3b", "G7a")
def own_data_called_the_agents() -> None:
    """本人办理 shows one's own data as 代办人信息."""
    exchange("applicant.html", (_OWN, '{{ details("代办人信息", own) }}'))


@breaks("B1.3d", "G7b")
def agents_data_missing() -> None:
    """为他人办理 does not show the agent's data."""
    exchange("applicant.html", (_AGENT, ""))


@breaks("B1.3d", "G7b")
def agents_data_called_the_applicants() -> None:
    """为他人办理 shows the agent's data as 申办人信息."""
    exchange("applicant.html", (_AGENT, _AGENT.replace("代办人信息", "申办人信息")))


@breaks("B1.3d", "G7b")
def agents_data_mistaken_for_the_applicants() -> None:
    """为他人办理 shows the agent's data as 申办人信息, and asks for nobody else's."""
    show(lambda _sandbox, _case, context: {**context, "own": context["own"] or context["agent"], "agent": None})


@breaks("B1.3a", "G7a", "G7b")
def applicant_page_called_otherwise() -> None:
    """The page is called 代办人信息 instead of 申办人信息."""
    exchange("applicant.html", ("{% block title %}{{ heading }}", "{% block title %}代办人信息"))


@breaks("B1.3a", "G7a")
def own_page_called_otherwise() -> None:
    """The page of whoever acts for oneself is called 代办人信息, though the data on it are called 申办人信息."""
    exchange(
        "applicant.html", ("{% block title %}{{ heading }}", '{% block title %}{{ "代办人信息" if own else heading }}')
    )


@breaks("B1.3c", "B1.3g", "G7a", "G7b")
def applicant_button_missing() -> None:
    """申办人信息 has no 【下一步】."""
    exchange("applicant.html", ('{{ button("submit", submit) }}', ""))
