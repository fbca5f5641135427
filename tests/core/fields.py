"""What tests of several fields share: what people may type, and what a field's hint must never say."""

from collections.abc import Iterable

from hypothesis import strategies as st

ODD_TEXT = st.text(st.characters(exclude_categories=()), max_size=300)

# Openings of the guide's own five messages: the register's and the face's answers, never a field's.
GUIDES_WORDS = ("社保系统", "不匹配", "待遇状态", "系统繁忙", "未查询到", "重新录入", "经办机构")


def check_hints(hints: Iterable[str]) -> None:
    """No hint speaks the guide's words, and none is too long to read beside a field."""
    for hint in hints:
        assert not any(words in hint for words in GUIDES_WORDS), hint
        assert len(hint) <= 60, hint
