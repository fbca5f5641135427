import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mock_platform.core.typed_text import compatible, normalise, shown


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        (" 4499 0119 5001 ", "449901195001"),
        ("４４９９０１ｘ", "449901X"),
        ("\u3000449901\u3000x\u00a0", "449901X"),
        ("4499\u200b01\ufeff\u202ax\u200e", "449901X"),
        ("4499\t01\r\n", "449901"),
        ("h12345678", "H12345678"),
    ],
)
def test_numbers_are_normalised(typed: str, number: str) -> None:
    assert normalise(typed) == number


@given(st.text())
def test_normalising_twice_is_normalising_once(typed: str) -> None:
    once = normalise(typed)
    assert normalise(once) == once
    assert unicodedata.is_normalized("NFKC", once)
    assert not any(char.isspace() for char in once)


@pytest.mark.parametrize(
    ("typed", "seen"),
    [("Ａb 三", "Ab 三"), ("a\u200b\u00adb\u202e", "ab"), ("e\u200d\u0301", "é"), ("  x ", "  x "), ("㈱", "(株)")],
)
def test_text_is_folded_without_characters_nobody_sees(typed: str, seen: str) -> None:
    assert compatible(typed) == seen


@given(st.text())
def test_folding_twice_is_folding_once(typed: str) -> None:
    assert compatible(compatible(typed)) == compatible(typed)


@pytest.mark.parametrize(
    ("char", "words"),
    [("<", "“<”"), ("三", "“三”"), ("😀", "“😀”"), (" ", "“ ”")]
    + [(c, "看不见的特殊字符") for c in "\x00\n\u2028\ud800\ue863\u3000"],
)
def test_a_character_is_shown_if_it_can_be_seen(char: str, words: str) -> None:
    assert shown(char) == words
