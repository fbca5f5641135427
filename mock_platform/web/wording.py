"""What pydantic finds wrong with a request, in the words of the platform's users."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

UNKNOWN = "extra_forbidden"
# By pydantic's name of what is wrong; the names in braces are from its context.
WORDS = {
    "missing": "缺少这个字段",
    UNKNOWN: "没有这个字段",
    "json_invalid": "不是完整的 JSON",
    "not_json": "请求体应为 JSON，并写明 Content-Type: application/json",
    "string_type": "应为文字",
    "string_too_long": "最多 {max_length} 个字符",
    "string_too_short": "至少 {min_length} 个字符",
    "string_pattern_mismatch": "应符合格式 {pattern}",
    "int_type": "应为整数",
    "int_parsing": "应为整数",
    "int_from_float": "应为整数",
    "float_type": "应为数",
    "float_parsing": "应为数",
    "finite_number": "应为有限的数",
    "bool_type": "应为 true 或 false",
    "bool_parsing": "应为 true 或 false",
    "list_type": "应为列表",
    "too_long": "最多 {max_length} 项",
    "too_short": "至少 {min_length} 项",
    "model_type": "应为对象",
    "model_attributes_type": "应为对象",
    "dict_type": "应为对象",
    "enum": "应为其中之一：{expected}",
    "literal_error": "应为其中之一：{expected}",
    "union_tag_invalid": "{discriminator} 应为其中之一：{expected_tags}",
    "union_tag_not_found": "应写明 {discriminator}",
    "greater_than": "应大于 {gt}",
    "greater_than_equal": "不能小于 {ge}",
    "less_than": "应小于 {lt}",
    "less_than_equal": "不能大于 {le}",
    "value_error": "{error}",
    "datetime_parsing": "没有这个时刻",
    "datetime_from_date_parsing": "没有这个时刻",
    "date_parsing": "没有这一天",
    "date_from_datetime_parsing": "没有这一天",
    "date_from_datetime_inexact": "应为一天，不写时刻",
    "time_delta_parsing": "没有这样的时长",
}
_TAG = re.compile(r"<[^:]+: ('[^']+')>")


def sentence(error: Mapping[str, Any], *, discreet: bool = False) -> str:
    """Where it is, and what is wrong there; pydantic's own words for what has none here. A discreet one repeats no name
    that whoever asked has thought up."""
    known = error["loc"][:-1] if discreet and error["type"] == UNKNOWN else error["loc"]
    place = ".".join(str(part) for part in known)[:100]
    words = WORDS.get(error["type"])
    return f"{place}：{words.format_map(_context(error)) if words else error['msg']}"


def sentences(errors: Iterable[Mapping[str, Any]], *, discreet: bool = False) -> str:
    return "；".join(sentence(error, discreet=discreet) for error in errors)


def _context(error: Mapping[str, Any]) -> dict[str, str]:
    told = {name: _TAG.sub(r"\1", str(value)) for name, value in error.get("ctx", {}).items()}
    return {name: value.replace(" or ", "、").replace("'", "").replace(", ", "、") for name, value in told.items()}
