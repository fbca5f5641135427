"""Document numbers that look right and that nobody can hold."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from random import Random

from mock_platform.core.cities import CITIES, City
from mock_platform.core.documents import check_digit
from mock_platform.core.errors import InvalidField
from mock_platform.core.identity import Document, DocumentType, Sex


@dataclass(frozen=True, slots=True)
class Range:
    """Numbers of one kind that are issued to nobody, and why not."""

    kind: DocumentType
    pattern: re.Pattern[str]
    reason: str


RANGES = tuple(
    Range(kind, re.compile(pattern), reason)
    for kind, pattern, reason in (
        (
            DocumentType.RESIDENT_ID,
            "4499[0-9]{13}[0-9X]",
            "no county of Guangdong has, or had, a code that begins with 4499 (GB/T 2260)",
        ),
        (
            DocumentType.HMT_RESIDENCE_PERMIT,
            "8[123]0000[0-9]{8}000[0-9X]",
            "the three areas cannot be changed, but the people of one day are counted from 001",
        ),
        (
            DocumentType.HK_MACAO_PERMIT,
            "[HM]99[0-9]{6}",
            "a number for life, counted upwards: its eight digits are far from 99 million people",
        ),
        (
            DocumentType.TAIWAN_PERMIT,
            "99[0-9]{6}",
            "a number for life, counted upwards: its eight digits are far from 99 million people",
        ),
        (
            DocumentType.FOREIGN_PERMANENT_RESIDENT,
            "944000[0-9]{11}[0-9X]",
            "000 is no country's numeric code (ISO 3166-1)",
        ),
        (
            DocumentType.FOREIGN_PERMANENT_RESIDENT,
            "ZZZ[0-9]{12}",
            "ZZZ is no country's code: ISO 3166-1 leaves it to its users",
        ),
        (
            DocumentType.PASSPORT,
            "EO[0-9]{7}",
            "the letters I and O are left out after the E of Chinese passports",
        ),
    )
)


def is_synthetic(document: Document) -> bool:
    """Whether the number lies in one of RANGES, so that it is certainly nobody's."""
    return any(row.kind is document.kind and row.pattern.fullmatch(document.number) for row in RANGES)


def number(random: Random, kind: DocumentType, born: date, sex: Sex, city: City) -> str:
    """A number of that kind out of RANGES, telling birth, sex and city as far as its kind does.

    InvalidField (`sex`) for a man's 港澳台居民居住证: sequence 000 is even, so its holder is a woman.
    """
    return _MAKERS[kind](random, born, sex, city)


def foreign_2017(random: Random, born: date, city: City) -> str:
    """A 外国人永久居留身份证 number of before 2023-12: country, city, birth as YYMMDD, two digits."""
    return f"ZZZ{city.code[:4]}{_day(born)[2:]}{_digits(random, 2)}"


_AREAS = {city.code: f"4499{place:02}" for place, city in enumerate(CITIES, start=1)}


def _resident(random: Random, born: date, sex: Sex, city: City) -> str:
    return _checked(f"{_AREAS[city.code]}{_day(born)}{_sequence(random, sex)}")


def _hmt_residence(random: Random, born: date, sex: Sex, city: City) -> str:
    if sex is Sex.MALE:
        raise InvalidField("sex", "虚构的港澳台居民居住证号码只有女性的，请改选性别或证件类型")
    return _checked(f"8{1 + int(random.random() * 3)}0000{_day(born)}000")


def _hk_macao(random: Random, born: date, sex: Sex, city: City) -> str:
    return ("H99" if random.random() < 0.7 else "M99") + _digits(random, 6)


def _taiwan(random: Random, born: date, sex: Sex, city: City) -> str:
    return "99" + _digits(random, 6)


def _foreign_2023(random: Random, born: date, sex: Sex, city: City) -> str:
    return _checked(f"944000{_day(born)}{_sequence(random, sex)}")


def _passport(random: Random, born: date, sex: Sex, city: City) -> str:
    return "EO" + _digits(random, 7)


_MAKERS: dict[DocumentType, Callable[[Random, date, Sex, City], str]] = {
    DocumentType.RESIDENT_ID: _resident,
    DocumentType.HMT_RESIDENCE_PERMIT: _hmt_residence,
    DocumentType.HK_MACAO_PERMIT: _hk_macao,
    DocumentType.TAIWAN_PERMIT: _taiwan,
    DocumentType.FOREIGN_PERMANENT_RESIDENT: _foreign_2023,
    DocumentType.PASSPORT: _passport,
}


def _checked(body: str) -> str:
    return body + check_digit(body)


def _day(born: date) -> str:
    return born.isoformat().replace("-", "")


# Three digits from 001 to 999, odd for men and even for women (GB 11643).
_SEQUENCES = {sex: tuple(f"{n:03}" for n in range(first, 1000, 2)) for sex, first in ((Sex.MALE, 1), (Sex.FEMALE, 2))}


def _sequence(random: Random, sex: Sex) -> str:
    sequences = _SEQUENCES[sex]
    return sequences[int(random.random() * len(sequences))]


def _digits(random: Random, count: int) -> str:
    return f"{int(random.random() * 10**count):0{count}}"
