import pytest
from hypothesis import given
from hypothesis import strategies as st

from mock_platform.core.masking import mask_name, mask_number


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("陈三", "*三"),
        ("陈建华", "**华"),
        ("欧阳建华", "***华"),
        ("陈", "*"),
        ("陈𠮷", "*𠮷"),
        ("𠮷三", "*三"),
        ("阿依古丽·买买提", "*******提"),
        ("Maria Li", "*******i"),
    ],
)
def test_a_name_keeps_its_last_character(name: str, masked: str) -> None:
    assert mask_name(name) == masked


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("449901195001011237", "449***********1237"),
        ("44990119500101039X", "449***********039X"),
        ("ZZZ440150010112", "Z************12"),
        ("H99123456", "H******56"),
        ("99123456", "9*****56"),
        ("AB1234", "A***34"),
        ("AB123", "*****"),
        ("A", "*"),
        ("", ""),
    ],
)
def test_a_number_keeps_a_few_of_its_characters(number: str, masked: str) -> None:
    assert mask_number(number) == masked


@given(st.text(min_size=1))
def test_a_mask_is_as_long_as_what_it_hides(text: str) -> None:
    assert len(mask_name(text)) == len(mask_number(text)) == len(text)


@given(st.text("0123456789X", max_size=30))
def test_at_most_half_of_a_number_is_shown(number: str) -> None:
    masked = mask_number(number)
    assert 2 * (len(masked) - masked.count("*")) <= len(number)
    assert all(shown in ("*", real) for shown, real in zip(masked, number, strict=True))
