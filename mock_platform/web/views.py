"""What templates show of people and records: masked, and in words."""

from dataclasses import dataclass

from mock_platform.core.case import Applicant, Method
from mock_platform.core.identity import DocumentType, Identity
from mock_platform.core.masking import mask_name, mask_number
from mock_platform.core.record import Record

METHODS = {Method.SELF: "本人办理", Method.OTHER: "为他人办理"}


@dataclass(frozen=True, slots=True)
class Masked:
    """A person as a screen may show them."""

    name: str
    document_type: str
    document_number: str


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the fields of 申办人信息, just as it was typed."""

    name: str = ""
    document_type: str = DocumentType.RESIDENT_ID
    document_number: str = ""


def masked(who: Identity | Applicant) -> Masked:
    document = who.document
    return Masked(mask_name(who.name), document.kind.label, mask_number(document.number))


def typed(applicant: Applicant | None) -> Typed:
    if applicant is None:
        return Typed()
    return Typed(applicant.name, applicant.document.kind, applicant.document.number)


def record_rows(record: Record, identity: Identity) -> list[tuple[str, str]]:
    """The lines of one query result (Q15)."""
    who = masked(identity)
    return [
        ("姓名", who.name),
        ("证件号码", who.document_number),
        ("险种", record.scheme.words.name),
        ("待遇领取地", record.city.name),
        ("认证时间", record.certified_at.strftime("%Y-%m-%d %H:%M")),
        ("办理方式", "本人" if record.method is Method.SELF else "为他人"),
        ("认证结果", "认证通过"),
        ("有效期至", record.valid_until.isoformat()),
    ]
