"""Names: reading what somebody typed."""

import re

from mock_platform.core.errors import InvalidField
from mock_platform.core.typed_text import LONGEST_TYPED, compatible, shown

_HAN = "〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f\U00030000-\U0003347f"
_LATIN = "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ"
_ACCENTS = "\u0300-\u036f"  # for letters that Unicode has no composed form of
_WORD = f"(?:[{_HAN}]|[{_LATIN}][{_ACCENTS}]{{0,2}})+"
_NAME = re.compile(f"{_WORD}(?:[·' -]{_WORD})*")
_NOT_IN_NAMES = re.compile(f"[^{_HAN}{_LATIN}{_ACCENTS}·' -]")
_NEEDLESS_SPACES = re.compile(f" +(?=[{_HAN}·])|(?<=[{_HAN}· ]) +")
_LOOK_ALIKES = str.maketrans(dict.fromkeys("•・‧∙⋅⸱ꞏ᛫.", "·") | dict.fromkeys("’‘ʼʻ", "'") | {"‐": "-"})


def read_name(typed: str) -> str:
    """The name as registers write it; InvalidField (`name`) if no document could bear it. Idempotent.

    Han of every plane or Latin letters, with · - ' or single spaces inside; at most 50 characters.
    """
    if len(typed.strip()) > LONGEST_TYPED:
        raise InvalidField("name", "姓名最多 50 个字，请核对")
    name = compatible(typed).strip().translate(_LOOK_ALIKES)
    if found := _NOT_IN_NAMES.search(name):
        raise InvalidField("name", f"姓名里不能有{shown(found[0])}，请填写证件上的姓名")
    return _checked_name(_NEEDLESS_SPACES.sub("", name))


def _checked_name(name: str) -> str:
    if not name:
        raise InvalidField("name", "请填写姓名")
    if len(name) > 50:
        raise InvalidField("name", f"姓名最多 50 个字，现在是 {len(name)} 个字，请核对")
    if not _NAME.fullmatch(name):
        raise InvalidField("name", "姓名里的符号位置不对，请核对")
    return name
