"""The two agreements (A1.3, A2.6c) and 办事指南 after them (A1.4, A2.6d, B1.1) gone wrong."""

from collections.abc import Iterator
from functools import partial

from starlette.requests import Request

from mock_platform.application import cases
from mock_platform.application.sandbox import Sandbox
from mock_platform.core.schemes import WORDS, Scheme
from mock_platform.mutants.changes import exchange, put
from mock_platform.mutants.mutant import Mutant, breaks
from mock_platform.web import visit
from mock_platform.web.forms import Form, read_form
from mock_platform.web.pages import routes, services, wechat
from mock_platform.web.pages.addresses import agreement_of, case_page, guide_of

_TICKED = "{% if document.id in ticked %} checked{% endif %}"
_BOX = f'<label><input type="checkbox" name="{{{{ document.id }}}}"{_TICKED}> {{{{ document.title }}}}</label>'
_READ = '<a class="textlink" href="/yss/documents/{{ document.id }}?from={{ scheme }}">阅读{{ document.title }}</a>'
_START = '<button class="primary">开始办理</button>'
_TOLD = '{{ hint(errors, "agreements") }}'
_GUIDE_HEADING = "<h2>{{ scheme.words.function }}</h2>"


def _require_less(scheme: Scheme, *documents: str) -> None:
    """Take documents for ticked that are not."""

    async def read(request: Request) -> Form:
        form = await read_form(request)
        return {**dict.fromkeys(documents, "on"), **form} if request.url.path.endswith(scheme) else form

    put(routes, "read_form", read)


def _not_required() -> Iterator[Mutant]:
    for name, documents in (
        ("user-agreement", ("user-agreement",)),
        ("privacy-policy", ("privacy",)),
        ("agreements", ("user-agreement", "privacy")),
    ):
        says = f"The service starts without a tick: {name.replace('-', ' ')}."
        for scheme in Scheme:
            clauses = ("A1.3", "A2.6c", "Q2", *(["G4b"] if scheme is Scheme.EMPLOYEE else []))
            install = partial(_require_less, scheme, *documents)
            yield Mutant(f"{name}-not-required-{scheme}", says, clauses, install)


MUTANTS = tuple(_not_required())


@breaks("A1.3", "A2.6c", "Q2", "G4b")
def privacy_policy_missing() -> None:
    """Only the user agreement is there to tick."""
    hidden = '<input type="hidden" name="{{ document.id }}" value="on">'
    exchange("agreement.html", (_BOX + _READ, f"{{% if loop.first %}}{_BOX}{_READ}{{% else %}}{hidden}{{% endif %}}"))


@breaks("A1.3", "A2.6c", "Q2", "G4b")
def one_box_for_both_agreements() -> None:
    """One box stands for both agreements."""
    hidden = '<input type="hidden" name="{{ document.id }}" value="on">'
    both = _BOX.replace("{{ document.title }}", "{{ documents|map(attribute='title')|join('及') }}")
    exchange("agreement.html", (_BOX, f"{{% if loop.first %}}{both}{{% else %}}{hidden}{{% endif %}}"))


@breaks("A1.3", "A2.6c", "Q2")
def agreements_ticked_beforehand() -> None:
    """Both boxes are ticked when the page opens."""
    exchange("agreement.html", (_TICKED, " checked"))


@breaks("Q2")
def ticks_forgotten() -> None:
    """The box that was ticked is no longer so beside the hint about the other one."""
    exchange("agreement.html", (_TICKED, ""))


@breaks("Q2")
def no_hint_without_ticks() -> None:
    """Without ticks, 【开始办理】 goes nowhere and says nothing."""
    exchange("agreement.html", (_TOLD, ""))


@breaks("Q2")
def documents_cannot_be_read() -> None:
    """The two documents cannot be opened."""
    exchange("agreement.html", (_READ, ""))


@breaks("Q2")
def documents_swapped() -> None:
    """Each document opens the other one."""
    exchange("agreement.html", (_READ, _READ.replace("{{ document.id }}", "{{ documents[1 - loop.index0].id }}")))


@breaks("A1.3", "A2.6c", "G4b")
def guide_opens_without_agreement() -> None:
    """办事指南 opens by its address though nothing was agreed to."""
    put(cases, "has_agreed", lambda *_: True)


@breaks("A1.2", "A1.3", "A2.6c", "Q1", "G4b")
def agreement_page_skipped() -> None:
    """Code and function lead to 办事指南 at once, without the agreements."""
    put(cases, "has_agreed", lambda *_: True)
    put(wechat, "go", lambda path: visit.go(f"{path}/guide"))
    exchange("functions.html", ("services/{{ scheme }}", "services/{{ scheme }}/guide"))


@breaks("A1.4", "A2.6d", "G4b")
def start_missing() -> None:
    """The page with the agreements has no 【开始办理】."""
    exchange("agreement.html", (_START, ""))


@breaks("A1.4", "A2.6d", "G4b")
def start_leads_home() -> None:
    """【开始办理】 on the page with the agreements leads home."""
    put(services, "guide_of", lambda _: "/yss")


@breaks("A1.4", "A2.6d", "G4b")
def start_leads_nowhere() -> None:
    """【开始办理】 on the page with the agreements stays there, ticked or not."""
    put(services, "guide_of", agreement_of)


@breaks("B1.1a", "B1.1b", "B2.1.1a", "B2.2.1a", "Q1", "G5")
def guide_page_skipped() -> None:
    """【开始办理】 on the page with the agreements leads to 办理方式, without 办事指南."""
    agreed, begun = cases.agree, dict.fromkeys(Scheme, "")

    def agree(sandbox: Sandbox, scheme: Scheme) -> None:
        agreed(sandbox, scheme)
        begun[scheme] = case_page(cases.start_certification(sandbox, scheme))

    put(cases, "agree", agree)
    put(services, "guide_of", lambda scheme: begun[scheme] or guide_of(scheme))


@breaks("B1.1b", "B2.2.1a")
def residents_guide_is_the_employees() -> None:
    """The residents' 办事指南 is about the employees' function."""
    exchange("guide.html", (_GUIDE_HEADING, f"<h2>{WORDS[Scheme.EMPLOYEE].function}</h2>"))


@breaks("B1.1a", "B2.1.1a", "G5")
def employees_guide_is_the_residents() -> None:
    """The employees' 办事指南 is about the residents' function."""
    exchange("guide.html", (_GUIDE_HEADING, f"<h2>{WORDS[Scheme.RESIDENT].function}</h2>"))


@breaks("B1.1c", "G5", "Q20")
def guide_cannot_be_started_from() -> None:
    """办事指南 has no 【开始办理】."""
    exchange("guide.html", (_START, ""))
