import pytest
from hypothesis import given
from hypothesis import strategies as st

from mock_platform.core import names
from mock_platform.core.errors import InvalidField
from mock_platform.core.names import read_name
from mock_platform.core.typed_text import LONGEST_TYPED
from tests.core.fields import ODD_TEXT, check_hints


def name_refusal(typed: str) -> str:
    with pytest.raises(InvalidField) as caught:
        read_name(typed)
    assert caught.value.field == "name"
    return str(caught.value)


def name_or_refusal(typed: str) -> str | InvalidField:
    try:
        return read_name(typed)
    except InvalidField as error:
        return error


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("陈三", "陈三"),
        (" 陈三\u3000\n", "陈三"),
        ("陈\u3000三", "陈三"),
        ("陈 三", "陈三"),
        ("陈\u200b三", "陈三"),
        ("欧阳建华", "欧阳建华"),
        ("陈𠮷", "陈𠮷"),
        ("王䶮", "王䶮"),
        ("王〇", "王〇"),
        ("王\U00031350", "王\U00031350"),
        ("\uf9e1三", "李三"),  # a compatibility ideograph
        ("⼀三", "一三"),  # a radical, as copied from a PDF
        ("Maria  del Mar", "Maria del Mar"),
        ("Ｍａｒｉａ", "Maria"),
        ("José Ñandú", "José Ñandú"),
        ("Jose\u0301", "José"),
        ("Nguyễn Thị", "Nguyễn Thị"),
        ("O’Brien", "O'Brien"),
        ("Anne‐Marie", "Anne-Marie"),
        ("Ọ\u0301la", "Ọ\u0301la"),
        ("张" * 50, "张" * 50),
    ],
)
def test_a_name_is_read(typed: str, name: str) -> None:
    assert read_name(typed) == name


@pytest.mark.parametrize("dot", ["·", "•", "・", "‧", "．", "･", "∙", "⋅", ".", "\u0387", " · ", "\u3000•"])
def test_every_middle_dot_becomes_the_same(dot: str) -> None:
    assert read_name(f"阿依古丽{dot}买买提") == "阿依古丽·买买提"


REFUSED_NAMES = [
    ("", "请填写姓名"),
    (" \u3000\t\u200b", "请填写姓名"),
    ("张" * 51, "姓名最多 50 个字，现在是 51 个字"),
    ("张" * 100_000, "姓名最多 50 个字"),
    ("a" + "\u0301\u0300" * 100_000, "姓名最多 50 个字"),
    ("张\x07三", "看不见的特殊字符"),
    ("张\n三", "看不见的特殊字符"),
    ("张\u2028三", "看不见的特殊字符"),
    ("张\ud800", "看不见的特殊字符"),
    ("张\ue863", "看不见的特殊字符"),
    ("<b>张三</b>", "姓名里不能有“<”"),
    ("张三;", "姓名里不能有“;”"),
    ("张3", "姓名里不能有“3”"),
    ("张😀", "姓名里不能有“😀”"),
    ("Иван", "姓名里不能有“И”"),
    ("さくら", "姓名里不能有“さ”"),
    ("·", "姓名里的符号位置不对"),
    ("张·", "姓名里的符号位置不对"),
    ("-Ann", "姓名里的符号位置不对"),
    ("Ann--Marie", "姓名里的符号位置不对"),
    ("阿··买", "姓名里的符号位置不对"),
    ("a" + "\u0301\u0300\u0302\u0303", "姓名里的符号位置不对"),
]


@pytest.mark.parametrize(("typed", "words"), REFUSED_NAMES)
def test_a_name_is_refused_with_its_reason(typed: str, words: str) -> None:
    message = name_refusal(typed)
    assert words in message
    message.encode()


@given(ODD_TEXT | st.text("陈三𠮷〇Aé·•-' \u3000\u200b\u0301", max_size=60))
def test_whatever_is_typed_is_a_name_or_a_refusal(typed: str) -> None:
    read = name_or_refusal(typed)
    if isinstance(read, InvalidField):
        assert read.field == "name"
        str(read).encode()
    else:
        assert 1 <= len(read) <= 50
        assert read_name(read) == read
        read.encode()


def test_no_hint_speaks_the_guides_words() -> None:
    check_hints(name_refusal(typed) for typed, _ in REFUSED_NAMES)


def test_over_long_names_are_refused_without_folding_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(names, "compatible")
    name_refusal("张" * (LONGEST_TYPED + 1))
