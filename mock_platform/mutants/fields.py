"""The three data to type (B1.3e, B1.3f, B2.1.3b) gone wrong: what is offered, what is taken, what is told."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from starlette.responses import Response

from mock_platform.core import identity
from mock_platform.core.case import Applicant, Case
from mock_platform.core.documents import read_document
from mock_platform.core.errors import InvalidField, InvalidFields
from mock_platform.core.identity import Document, DocumentType
from mock_platform.core.messages import Message
from mock_platform.mutants.applicants import show
from mock_platform.mutants.changes import enter, exchange, put
from mock_platform.mutants.mutant import Mutant, breaks
from mock_platform.web import applicant
from mock_platform.web.pages import case_actions, case_views
from mock_platform.web.views import Typed
from mock_platform.web.visit import Visit

_TYPED = ("B1.3e", "B1.3f", "B2.1.3b", "G7b")
_FIELDS = {"name": "姓名", "document_number": "证件号码"}
_KINDS = list(DocumentType)
_HK, _TW = DocumentType.HK_MACAO_PERMIT, DocumentType.TAIWAN_PERMIT
_HINTS = {field: f'{{{{ hint(errors, "{field}") }}}}\n' for field in _FIELDS}


def _leave_out(field: str) -> None:
    label = _FIELDS[field]
    described = f'{{{{ described(errors, "{field}") }}}}'
    more = f'value="{{{{ typed.{field} }}}}" autocomplete="off" placeholder="请输入{label}"{described}'
    entry = f'<label for="{field}">{label}</label>\n<input id="{field}" name="{field}" {more}>\n'
    exchange("applicant.html", (entry, ""))


def _refuse(kind: DocumentType) -> None:
    def read(given: str, typed: str) -> Document:
        if given == kind:
            raise InvalidField("document_type", "暂时不能用这种证件办理")
        return read_document(given, typed)

    put(applicant, "read_document", read)


def _offer(kinds: Sequence[DocumentType]) -> None:
    put(case_views, "DocumentType", kinds)


def _generated() -> Iterator[Mutant]:
    for field in _FIELDS:
        says = f"There is no field to type the {field.replace('_', ' ')} in."
        yield Mutant(f"{field.replace('_', '-')}-not-asked", says, _TYPED, partial(_leave_out, field))
    for kind in _KINDS:
        name, words = kind.replace("_", "-"), kind.replace("_", " ")
        install = partial(_offer, [each for each in _KINDS if each is not kind])
        yield Mutant(f"{name}-not-offered", f"No choice among the documents: {words}.", (*_TYPED, "Q8"), install)
        yield Mutant(f"{name}-refused", f"Refused as a document: {words}.", _TYPED[:2], partial(_refuse, kind))


MUTANTS = tuple(_generated())


@breaks("Q8")
def documents_in_the_other_order() -> None:
    """The list of document types begins with its last."""
    _offer(_KINDS[::-1])


@breaks("Q8")
def another_document_first() -> None:
    """The resident identity card is not the first document type of the list."""
    _offer([*_KINDS[1:], _KINDS[0]])


@breaks("B1.3e", "B1.3f")
def permits_mixed_up() -> None:
    """The two travel permits bear each other's names."""
    names = {_HK: _TW.label, _TW: _HK.label}
    enter(identity._LABELS, names)


@breaks("B1.3e", "B1.3f")
def document_type_ignored() -> None:
    """Every number is read as that of a resident identity card, whichever document was chosen."""
    put(applicant, "read_document", lambda _, typed: read_document(DocumentType.RESIDENT_ID, typed))


def _showing_typed(change: Callable[[Typed], Typed]) -> None:
    """Show something else than was typed, beside the hints."""
    usual = case_views.show_case

    def show_case(at: Visit, case: Case, **more: Any) -> Response:
        return usual(at, case, **(more | {"typed": change(more["typed"])} if "typed" in more else more))

    put(case_actions, "show_case", show_case)


@breaks("Q9")
def typed_lost_after_an_error() -> None:
    """What was typed is gone when a hint appears."""
    _showing_typed(lambda _: Typed())


@breaks("Q9")
def typed_number_masked_after_an_error() -> None:
    """The number typed comes back masked when a hint appears."""
    _showing_typed(lambda typed: replace(typed, document_number="*" * len(typed.document_number)))


@breaks("Q9")
def no_hint_at_the_name() -> None:
    """A name that cannot be used is refused without a hint."""
    exchange("applicant.html", (_HINTS["name"], ""))


@breaks("Q9")
def no_hint_at_the_number() -> None:
    """A number that cannot be used is refused without a hint."""
    exchange("applicant.html", (_HINTS["document_number"], ""))


@breaks("Q9")
def hints_exchanged() -> None:
    """The hints about name and number stand at each other's field."""
    name, number = '(errors, "name")', '(errors, "document_number")'
    exchange("applicant.html", (name, "(errors)"), (number, name), ("(errors)", number))


def _taken_as_it_is(name: str, document_type: str, document_number: str) -> Applicant:
    return Applicant(name.strip(), Document(DocumentType(document_type), document_number.strip()))


@breaks("Q9")
def anything_typed_is_taken() -> None:
    """What is empty or ill-formed goes to the register, which answers with M1."""
    put(case_actions, "read_applicant", _taken_as_it_is)


@breaks("Q9")
def ill_formed_gets_m1() -> None:
    """The hint about what is empty or ill-formed is M1, which is the register's answer."""
    usual = applicant.read_applicant

    def read(name: str, document_type: str, document_number: str) -> Applicant:
        try:
            return usual(name, document_type, document_number)
        except InvalidFields as error:
            raise InvalidFields(dict.fromkeys(error.fields, str(Message.M1))) from None

    put(case_actions, "read_applicant", read)


@breaks("Q19")
def typed_lost_while_register_down() -> None:
    """What was typed is gone when the register could not be reached."""
    show(lambda _sandbox, case, context: {**context, "typed": Typed()} if case.message else context)


@breaks("Q19")
def message_missing_while_register_down() -> None:
    """Nothing is said when the register could not be reached."""
    told = '{% if case.message %}<p class="card error" role="alert">{{ case.message }}</p>{% endif %}\n'
    exchange("applicant.html", (told, ""))
