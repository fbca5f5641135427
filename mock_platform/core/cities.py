"""The 21 prefecture-level cities of Guangdong, in the order of GB/T 2260."""

from dataclasses import dataclass

from mock_platform.core.errors import InvalidField


@dataclass(frozen=True, slots=True)
class City:
    """A prefecture-level city: its six-digit GB/T 2260 code and its name."""

    code: str
    name: str


CITIES = tuple(
    City(code, name)
    for code, name in (
        ("440100", "广州市"),
        ("440200", "韶关市"),
        ("440300", "深圳市"),
        ("440400", "珠海市"),
        ("440500", "汕头市"),
        ("440600", "佛山市"),
        ("440700", "江门市"),
        ("440800", "湛江市"),
        ("440900", "茂名市"),
        ("441200", "肇庆市"),
        ("441300", "惠州市"),
        ("441400", "梅州市"),
        ("441500", "汕尾市"),
        ("441600", "河源市"),
        ("441700", "阳江市"),
        ("441800", "清远市"),
        ("441900", "东莞市"),
        ("442000", "中山市"),
        ("445100", "潮州市"),
        ("445200", "揭阳市"),
        ("445300", "云浮市"),
    )
)

_BY_KEY = {key: city for city in CITIES for key in (city.code, city.name)}


def find_city(code_or_name: str) -> City:
    """The city with that code or name; InvalidField (`city`) if Guangdong has none."""
    try:
        return _BY_KEY[code_or_name]
    except KeyError:
        raise InvalidField("city", "没有这个地市，请从广东省 21 个地市中选择") from None
