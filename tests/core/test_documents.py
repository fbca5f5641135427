import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric

from mock_platform.core import documents
from mock_platform.core.documents import check_digit, read_document
from mock_platform.core.errors import InvalidField
from mock_platform.core.identity import Document, DocumentType
from mock_platform.core.typed_text import LONGEST_TYPED
from tests.core.fields import ODD_TEXT, check_hints

DIGITS = "0123456789"
BODY = "44990119500101123"
RESIDENT = BODY + check_digit(BODY)
HMT = "810000195001010002"
FOREIGN = "944000195001011235"
FOREIGN_OLD = "ZZZ440150010112"
HK_MACAO = "H99123456"
TAIWAN = "99123456"
PASSPORT = "EO1234567"


def refusal(kind: str, typed: str) -> InvalidField:
    with pytest.raises(InvalidField) as caught:
        read_document(kind, typed)
    return caught.value


def document_or_refusal(kind: str, typed: str) -> Document | InvalidField:
    try:
        return read_document(kind, typed)
    except InvalidField as error:
        return error


# --- check digit


@given(st.text(DIGITS, min_size=17, max_size=17))
def test_check_digit_agrees_with_another_implementation(body: str) -> None:
    assert check_digit(body) == ric.calc_check_digit(body + "0")


@given(st.text(DIGITS, min_size=17, max_size=17))
def test_ten_is_written_x(body: str) -> None:
    weighed = sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(body)) % 11
    assert (check_digit(body) == "X") is (weighed == 2)


@pytest.mark.parametrize("body", ["", BODY[:-1], BODY + "0", BODY[:-1] + "X", "٤" * 17, BODY[:-1] + "²"])
def test_check_digit_refuses_what_is_not_17_ascii_digits(body: str) -> None:
    with pytest.raises(ValueError, match="17 ASCII digits"):
        check_digit(body)


# --- kinds


@pytest.mark.parametrize("kind", ["", "  ", "\u3000"])
def test_a_kind_must_be_chosen(kind: str) -> None:
    error = refusal(kind, RESIDENT)
    assert (error.field, str(error)) == ("document_type", "请选择证件类型")


@pytest.mark.parametrize("kind", ["居民身份证", "RESIDENT_ID", "resident_id\n", "<b>", "\ud800", "x" * 10_000])
def test_an_unknown_kind_is_refused(kind: str) -> None:
    error = refusal(kind, RESIDENT)
    assert error.field == "document_type"
    assert "没有这种证件类型" in str(error)


# --- numbers


@pytest.mark.parametrize(
    ("kind", "typed", "number"),
    [
        ("resident_id", RESIDENT, RESIDENT),
        ("resident_id", f"{RESIDENT}\n", RESIDENT),
        ("resident_id", "４４９９０１ １９５００１０１ １２３７", "449901195001011237"),
        ("resident_id", "44990119500101039x", "44990119500101039X"),
        ("resident_id", "449901199902280010", "449901199902280010"),
        ("resident_id", "449901200002290016", "449901200002290016"),
        ("hmt_residence_permit", HMT, HMT),
        ("hmt_residence_permit", "820000195001010004", "820000195001010004"),
        ("hmt_residence_permit", "830000195001010006", "830000195001010006"),
        ("hk_macao_permit", " h 99 12 34 56", HK_MACAO),
        ("hk_macao_permit", "M99123456", "M99123456"),
        ("taiwan_permit", "９９１２３４５６", TAIWAN),
        ("foreign_permanent_resident", "zzz440150010112", FOREIGN_OLD),
        ("foreign_permanent_resident", FOREIGN, FOREIGN),
        ("passport", "eo1234567", PASSPORT),
        ("passport", "E99999999", "E99999999"),
        ("passport", "AB123", "AB123"),
        ("passport", "A" * 20, "A" * 20),
        # Other countries' passports may look like the permits.
        ("passport", "M99123456", "M99123456"),
        ("passport", TAIWAN, TAIWAN),
    ],
)
def test_a_document_is_read(kind: str, typed: str, number: str) -> None:
    assert read_document(kind, typed) == Document(DocumentType(kind), number)


REFUSED = [
    # blank
    ("resident_id", "", "请填写证件号码"),
    ("passport", " \u3000\u200b\n", "请填写证件号码"),
    # too long
    ("resident_id", RESIDENT + "0", "居民身份证号码最多 18 位，现在是 19 位，请核对"),
    ("hk_macao_permit", HK_MACAO + "00", "港澳居民来往内地通行证号码最多 9 位，现在是 11 位，请核对"),
    ("passport", "A" * 21, "护照号码最多 20 位，现在是 21 位，请核对"),
    ("passport", "A" * 5000, "护照号码最多 20 位，请核对"),
    ("taiwan_permit", "\u0301\u0300" * 100_000, "台湾居民来往大陆通行证号码最多 8 位，请核对"),
    # too short
    ("resident_id", RESIDENT[:-1], "居民身份证号码应为 18 位，现在是 17 位，请核对"),
    ("taiwan_permit", "9912345", "台湾居民来往大陆通行证号码应为 8 位，现在是 7 位，请核对"),
    ("passport", "AB12", "护照号码应为 5 到 20 位，现在是 4 位，请核对"),
    (
        "foreign_permanent_resident",
        "ZZZ44015001011",
        "外国人永久居留身份证号码应为 15 位或 18 位，现在是 14 位，请核对",
    ),
    # forbidden characters
    ("resident_id", RESIDENT[:6] + "\x00" + RESIDENT[7:], "不能有看不见的特殊字符"),
    ("resident_id", RESIDENT[:6] + "\ud800" + RESIDENT[7:], "不能有看不见的特殊字符"),
    ("resident_id", RESIDENT[:6] + "-" + RESIDENT[6:], "不能有“-”"),
    ("resident_id", "<b>", "不能有“<”"),
    ("resident_id", "٤" * 18, "不能有“٤”"),
    ("taiwan_permit", "९" * 8, "不能有“९”"),
    ("passport", "É1234567", "不能有“É”"),
    # the old number
    ("resident_id", "449901500101123", "15 位的旧号码已经停用，应填写 18 位的居民身份证号码，请核对"),
    # shape
    ("resident_id", "O" + RESIDENT[1:], "应以 1 到 9 开头，只有最后一位可以是字母 X，请核对"),
    ("resident_id", "0" + RESIDENT[1:], "应以 1 到 9 开头"),
    ("resident_id", RESIDENT[:16] + "XX", "只有最后一位可以是字母 X"),
    ("hmt_residence_permit", "840000195001010003", "应以 810000、820000 或 830000 开头"),
    ("hk_macao_permit", "A99123456", "应为字母 H 或 M 加 8 位数字"),
    ("hk_macao_permit", "H9912345A", "应为字母 H 或 M 加 8 位数字"),
    ("taiwan_permit", "9912345A", "应为 8 位数字"),
    ("foreign_permanent_resident", "ZZ4440150010112", "有 15 位时，应为 3 个字母加 12 位数字"),
    ("foreign_permanent_resident", "8" + FOREIGN[1:], "有 18 位时，应以 9 开头"),
    # a day that never was
    ("resident_id", "449901195002291230", "没有这一天"),
    ("resident_id", "449901195013011230", "没有这一天"),
    ("resident_id", "449901195000001230", "没有这一天"),
    ("resident_id", "449901175001011230", "没有这一天"),
    ("resident_id", "449901210001011230", "没有这一天"),
    ("hmt_residence_permit", "810000195002300008", "没有这一天"),
    ("foreign_permanent_resident", "944000195002301231", "没有这一天"),
    # check character
    ("resident_id", BODY + "X", "可能有一位填错了，请核对"),
    ("hmt_residence_permit", HMT[:-1] + "3", "可能有一位填错了，请核对"),
    ("foreign_permanent_resident", FOREIGN[:-1] + "X", "可能有一位填错了，请核对"),
]


@pytest.mark.parametrize(("kind", "typed", "words"), REFUSED)
def test_a_number_is_refused_with_its_reason(kind: str, typed: str, words: str) -> None:
    error = refusal(kind, typed)
    assert error.field == "document_number"
    assert words in str(error)
    str(error).encode()


NUMBERS = {
    DocumentType.RESIDENT_ID: [RESIDENT],
    DocumentType.HMT_RESIDENCE_PERMIT: [HMT],
    DocumentType.HK_MACAO_PERMIT: [HK_MACAO],
    DocumentType.TAIWAN_PERMIT: [TAIWAN],
    DocumentType.FOREIGN_PERMANENT_RESIDENT: [FOREIGN, FOREIGN_OLD],
    DocumentType.PASSPORT: [PASSPORT, "E99123456"],
}
MISTAKES = [
    (chosen, meant, number)
    for meant, numbers in NUMBERS.items()
    for number in numbers
    for chosen in DocumentType
    # A passport of some country may look like these permits.
    if chosen is not meant and not (chosen is DocumentType.PASSPORT and len(number) < 10)
]


@pytest.mark.parametrize(("chosen", "meant", "number"), MISTAKES)
def test_a_number_of_another_kind_is_recognised(chosen: DocumentType, meant: DocumentType, number: str) -> None:
    message = str(refusal(chosen, number))
    assert meant.label in message
    assert "证件类型" in message


def test_different_reasons_have_different_sentences() -> None:
    reasons = [
        ("resident_id", ""),
        ("resident_id", RESIDENT + "0"),
        ("resident_id", RESIDENT[:-1]),
        ("resident_id", "\x00"),
        ("resident_id", "<"),
        ("resident_id", "449901500101123"),
        ("resident_id", "0" + RESIDENT[1:]),
        ("resident_id", "449901195002291230"),
        ("resident_id", BODY + "X"),
        ("resident_id", HMT),
        ("", RESIDENT),
        ("x", RESIDENT),
    ]
    assert len({str(refusal(*reason)) for reason in reasons}) == len(reasons)


def test_no_hint_speaks_the_guides_words() -> None:
    check_hints(str(refusal(kind, typed)) for kind, typed, _ in REFUSED)
    check_hints(str(refusal(chosen, number)) for chosen, _, number in MISTAKES)


@given(place=st.integers(0, 16), digit=st.sampled_from(DIGITS))
def test_one_wrong_digit_is_always_noticed(place: int, digit: str) -> None:
    typed = RESIDENT[:place] + digit + RESIDENT[place + 1 :]
    if typed != RESIDENT:
        refusal("resident_id", typed)


@given(place=st.integers(0, 15))
def test_two_swapped_digits_are_always_noticed(place: int) -> None:
    typed = RESIDENT[:place] + RESIDENT[place + 1] + RESIDENT[place] + RESIDENT[place + 2 :]
    if typed != RESIDENT:
        refusal("resident_id", typed)


KINDS = st.sampled_from([kind.value for kind in DocumentType])
NEARLY_NUMBERS = st.text("0123456789XEHMZ９٤x -\u200b\x00", max_size=22)


@given(kind=KINDS | ODD_TEXT, typed=NEARLY_NUMBERS | ODD_TEXT)
def test_whatever_is_typed_is_a_document_or_a_refusal(kind: str, typed: str) -> None:
    read = document_or_refusal(kind, typed)
    if isinstance(read, InvalidField):
        assert read.field in {"document_type", "document_number"}
        str(read).encode()
    else:
        assert read.number.isascii()
        assert read.number.isalnum()
        assert read_document(kind, read.number) == read


def test_over_long_numbers_are_refused_without_normalising_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(documents, "normalise")
    refusal("passport", "A" * (LONGEST_TYPED + 1))
