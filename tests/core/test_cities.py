import pytest

from mock_platform.core.cities import CITIES, City, find_city
from mock_platform.core.errors import InvalidField

GB_T_2260 = (
    "440100 广州市 440200 韶关市 440300 深圳市 440400 珠海市 440500 汕头市 440600 佛山市 440700 江门市 "
    "440800 湛江市 440900 茂名市 441200 肇庆市 441300 惠州市 441400 梅州市 441500 汕尾市 441600 河源市 "
    "441700 阳江市 441800 清远市 441900 东莞市 442000 中山市 445100 潮州市 445200 揭阳市 445300 云浮市"
)


def test_the_21_cities_are_in_the_order_of_their_codes() -> None:
    assert len(CITIES) == 21
    assert " ".join(f"{city.code} {city.name}" for city in CITIES) == GB_T_2260
    assert list(CITIES) == sorted(CITIES, key=lambda city: city.code)


@pytest.mark.parametrize("city", CITIES)
def test_a_city_is_found_by_code_and_by_name(city: City) -> None:
    assert find_city(city.code) is find_city(city.name) is city


@pytest.mark.parametrize(
    "given", ["", "广州", "北京市", "110100", " 440100", "４４０１００", "440000", "\ud800", "x" * 10_000]
)
def test_what_is_no_city_of_guangdong_is_refused(given: str) -> None:
    with pytest.raises(InvalidField) as caught:
        find_city(given)
    assert caught.value.field == "city"
    assert "21 个地市" in str(caught.value)
