import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from living_guide.registry.fragments import Fragment, find, fingerprint, leftovers, locate, normalise

HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)
MARKS = st.text("，。、；：！？“”‘’（）【】《》·…—,.;:!?\"'()[]<>❗ \n\t\u3000\u200b", max_size=3)
NOISE = st.text("abcdefgh", min_size=1, max_size=6)
PIECES = st.lists(st.text(HAN, min_size=1, max_size=30), min_size=1, max_size=8, unique=True)


@st.composite
def pieces_apart(draw: st.DrawFn) -> list[str]:
    """Pieces of a text, none of which stands inside another."""
    pieces = draw(PIECES)
    assume(not any(one in other for one in pieces for other in pieces if one != other))
    return pieces


def page(pieces: list[str], noise: str = "x") -> str:
    return noise + noise.join(pieces) + noise


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("点一下,再看:好;", "点一下，再看：好；"),
        ("“甲”【乙】", '"甲" [乙]'),
        ("第 1 步", "第１步"),
        ("① 甲", "1甲"),
        ("甲。\n\n 乙", "甲乙"),
        ("❗ 甲\ufe0f", "甲"),
    ],
)
def test_writings_of_the_same_words_are_the_same(one: str, other: str) -> None:
    assert fingerprint(one) == fingerprint(other)


@pytest.mark.parametrize(("one", "other"), [("认证", "认正"), ("认证", "认证了"), ("第1步", "第2步"), ("证认", "认证")])
def test_other_words_are_others(one: str, other: str) -> None:
    assert fingerprint(one) != fingerprint(other)


def test_digests_stay_what_they_are() -> None:
    assert fingerprint("“认证” 成功！") == Fragment(4, "e6bbfcf8c3003577")


@given(st.text(st.one_of(HAN, st.sampled_from("aZ09Ａ１①，。 \n"))))
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(pieces_apart(), NOISE)
def test_fragments_are_found_whatever_surrounds_them(pieces: list[str], noise: str) -> None:
    fragments = {fingerprint(piece) for piece in pieces}
    assert find(page(pieces, noise), fragments) == fragments


@given(pieces_apart(), st.data())
def test_marks_and_white_space_do_not_matter(pieces: list[str], data: st.DataObject) -> None:
    fragments = {fingerprint(piece) for piece in pieces}
    dressed = "".join(char + data.draw(MARKS) for char in page(pieces))
    assert find(dressed, fragments) == fragments


@given(pieces_apart(), st.data())
def test_one_other_character_loses_exactly_its_fragment(pieces: list[str], data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(pieces) - 1))
    piece = pieces[number]
    at = data.draw(st.integers(0, len(piece) - 1))
    char = data.draw(HAN.filter(lambda char: char != piece[at]))
    altered = piece[:at] + char + piece[at + 1 :]
    fragments = {fingerprint(one) for one in pieces}
    found = find(page([*pieces[:number], altered, *pieces[number + 1 :]]), fragments)
    assert fragments - found == {fingerprint(piece)}


@given(pieces_apart(), st.data())
def test_a_character_less_or_more_loses_exactly_its_fragment(pieces: list[str], data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(pieces) - 1))
    piece = pieces[number]
    assume(len(piece) > 1)
    at = data.draw(st.integers(1, len(piece) - 1))
    altered = data.draw(st.sampled_from([piece[:at] + piece[at + 1 :], piece[:at] + "y" + piece[at:]]))
    fragments = {fingerprint(one) for one in pieces}
    found = find(page([*pieces[:number], altered, *pieces[number + 1 :]]), fragments)
    assert fragments - found == {fingerprint(piece)}


@given(pieces_apart(), st.lists(NOISE, min_size=9, max_size=9))
def test_leftovers_are_what_no_fragment_covers(pieces: list[str], noise: list[str]) -> None:
    text = "，".join(word for pair in zip(noise, pieces, strict=False) for word in pair)
    assert leftovers(text, map(fingerprint, pieces)) == noise[: len(pieces)]


def test_a_word_put_between_two_fragments_is_left_over() -> None:
    fragments = [fingerprint("校验通过"), fingerprint("显示弹窗")]
    assert leftovers("校验通过的，显示弹窗", fragments) == ["的"]
    assert leftovers("校验通过，显示弹窗。", fragments) == []


def test_overlapping_fragments_leave_nothing_over() -> None:
    assert leftovers("甲乙丙丁", [fingerprint("甲乙丙"), fingerprint("乙丙丁")]) == []


def test_nothing_is_found_in_nothing() -> None:
    assert find("", [fingerprint("甲")]) == frozenset()
    assert find("甲", []) == frozenset()


def test_every_place_of_a_fragment_is_told() -> None:
    one, two = fingerprint("甲乙甲"), fingerprint("乙")
    assert list(locate("甲乙甲乙甲", [one, two, one])) == [(1, two), (3, two), (0, one), (2, one)]


@given(pieces_apart(), NOISE)
def test_fragments_are_located_where_they_stand(pieces: list[str], noise: str) -> None:
    words = page(pieces, noise)
    found = list(locate(words, map(fingerprint, pieces)))
    assert sorted(at for at, _ in found) == sorted(words.index(piece) for piece in pieces)
    assert all(fingerprint(words[at : at + fragment.length]) == fragment for at, fragment in found)


@pytest.mark.parametrize(
    ("length", "digest"),
    [(0, "0" * 16), (-1, "0" * 16), (1, "0" * 15), (1, "0" * 17), (1, "A" * 16), (1, "g" * 16), (1, "")],
)
def test_what_is_no_fragment_is_refused(length: int, digest: str) -> None:
    with pytest.raises(ValueError, match=r"not"):
        Fragment(length, digest)


def test_a_text_without_words_has_no_fingerprint() -> None:
    with pytest.raises(ValueError, match="not positive"):
        fingerprint("，。 ❗")
