"""Document numbers: how each kind is laid out, its check digit, and reading what somebody typed (GB 11643)."""

import re
from datetime import date

from mock_platform.core.errors import InvalidField
from mock_platform.core.identity import Document, DocumentType, Sex
from mock_platform.core.typed_text import LONGEST_TYPED, normalise, shown

_ONE_LETTER = "只有最后一位可以是字母 X"
# For each length a kind may have: the pattern, and what to tell somebody who missed it.
_LAYOUTS = {
    DocumentType.RESIDENT_ID: {18: ("[1-9][0-9]{16}[0-9X]", f"应以 1 到 9 开头，{_ONE_LETTER}")},
    DocumentType.HMT_RESIDENCE_PERMIT: {
        18: ("8[123]0000[0-9]{11}[0-9X]", f"应以 810000、820000 或 830000 开头，{_ONE_LETTER}")
    },
    DocumentType.HK_MACAO_PERMIT: {9: ("[HM][0-9]{8}", "应为字母 H 或 M 加 8 位数字")},
    DocumentType.TAIWAN_PERMIT: {8: ("[0-9]{8}", "应为 8 位数字")},
    DocumentType.FOREIGN_PERMANENT_RESIDENT: {
        15: ("[A-Z]{3}[0-9]{12}", "有 15 位时，应为 3 个字母加 12 位数字"),
        18: ("9[0-9]{16}[0-9X]", f"有 18 位时，应以 9 开头，{_ONE_LETTER}"),
    },
    DocumentType.PASSPORT: dict.fromkeys(range(5, 21), ("[0-9A-Z]+", "只有数字和字母")),
}
_LENGTHS = {kind: " 位或 ".join(map(str, layouts)) for kind, layouts in _LAYOUTS.items()} | {
    DocumentType.PASSPORT: "5 到 20"
}
_GB_11643 = (
    DocumentType.HMT_RESIDENCE_PERMIT,
    DocumentType.FOREIGN_PERMANENT_RESIDENT,
    DocumentType.RESIDENT_ID,  # last: its pattern also covers the two others
)
_CHINESE_PASSPORT = "E[0-9]{8}|E[A-Z][0-9]{7}"


def check_digit(body: str) -> str:
    """The MOD 11-2 check character of 17 ASCII digits (GB 11643); ValueError for anything else."""
    if len(body) != 17 or not (body.isascii() and body.isdigit()):
        raise ValueError(f"a check digit needs 17 ASCII digits, got {body!r}")
    # The weights are powers of 2 modulo 11, and 13 is 2 modulo 11: to read the digits in base 13 weighs them all.
    return "10X98765432"[int(body, 13) * 2 % 11]


def read_document(kind: str, typed: str) -> Document:
    """The document somebody typed; InvalidField (`document_type` or `document_number`) if it cannot be one.

    Judged by the public layouts and GB 11643 alone, without a register or a clock.
    """
    wanted = _read_kind(kind)
    number = _read_number(wanted, typed)
    if problem := _problem(wanted, number):
        raise InvalidField("document_number", problem)
    return Document(wanted, number)


def _read_kind(kind: str) -> DocumentType:
    if not kind.strip():
        raise InvalidField("document_type", "请选择证件类型")
    try:
        return DocumentType(kind)
    except ValueError:
        raise InvalidField("document_type", "没有这种证件类型，请从列表中选择") from None


def _read_number(kind: DocumentType, typed: str) -> str:
    if len(typed.strip()) > LONGEST_TYPED:
        raise InvalidField("document_number", f"{kind.label}号码最多 {max(_LAYOUTS[kind])} 位，请核对")
    number = normalise(typed)
    if not number:
        raise InvalidField("document_number", "请填写证件号码")
    if found := re.search("[^0-9A-Z]", number):
        raise InvalidField("document_number", f"证件号码只有数字和字母，不能有{shown(found[0])}")
    return number


def _problem(kind: DocumentType, number: str) -> str | None:
    complaint, other = _complaint(kind, number), _likely_kind(number)
    if kind is DocumentType.PASSPORT and other not in _GB_11643:
        other = None  # other countries' passports may look like the permits
    if other is None or other is kind:
        return complaint and f"{complaint}，请核对"
    if other in _GB_11643:
        return f"这像是{other.label}的号码，请核对证件类型"
    return f"{complaint}；如果是{other.label}，请改选证件类型"


def _likely_kind(number: str) -> DocumentType | None:
    for kind in (*_GB_11643, DocumentType.HK_MACAO_PERMIT, DocumentType.TAIWAN_PERMIT):
        if not _complaint(kind, number):
            return kind
    return DocumentType.PASSPORT if re.fullmatch(_CHINESE_PASSPORT, number) else None


def _complaint(kind: DocumentType, number: str) -> str | None:
    if len(number) not in _LAYOUTS[kind]:
        return _wrong_length(kind, number)
    pattern, words = _LAYOUTS[kind][len(number)]
    if not re.fullmatch(pattern, number):
        return f"{kind.label}号码{words}"
    return _wrong_date_or_check(number) if kind in _GB_11643 and len(number) == 18 else None


def _wrong_length(kind: DocumentType, number: str) -> str:
    if kind is DocumentType.RESIDENT_ID and len(number) == 15 and number.isdigit():
        return "15 位的旧号码已经停用，应填写 18 位的居民身份证号码"
    if len(number) > max(_LAYOUTS[kind]):
        return f"{kind.label}号码最多 {max(_LAYOUTS[kind])} 位，现在是 {len(number)} 位"
    return f"{kind.label}号码应为 {_LENGTHS[kind]} 位，现在是 {len(number)} 位"


def _wrong_date_or_check(number: str) -> str | None:
    try:
        year = date(int(number[6:10]), int(number[10:12]), int(number[12:14])).year
    except ValueError:
        year = 0
    if not 1800 <= year < 2100:
        return "号码第 7 到 14 位是出生日期，但没有这一天"
    return None if check_digit(number[:17]) == number[17] else "号码里可能有一位填错了"


def told_by(document: Document) -> tuple[date, Sex] | None:
    """Birth and sex, if the number tells them: those of 18 digits do (GB 11643)."""
    number = document.number
    if document.kind not in _GB_11643 or len(number) != 18:
        return None
    born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    return born, Sex.MALE if int(number[16]) % 2 else Sex.FEMALE
