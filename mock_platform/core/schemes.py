"""The two pension schemes the guide covers, with the words each is called by."""

from dataclasses import dataclass
from enum import StrEnum


class Scheme(StrEnum):
    """A pension scheme; the value is its name in addresses and in the API."""

    EMPLOYEE = "employee"
    RESIDENT = "resident"

    @property
    def words(self) -> "SchemeWords":
        return WORDS[self]


@dataclass(frozen=True, slots=True)
class SchemeWords:
    """What the platform's screens call a scheme and its two services."""

    name: str
    function: str
    query: str


# The word orders of the two functions differ in the guide (A2.6a, A2.6b), and so do the queries (B2.1, B2.2).
WORDS = {
    Scheme.EMPLOYEE: SchemeWords(
        name="企业职工",
        function="企业职工领取养老保险待遇资格认证",
        query="认证信息查询",
    ),
    Scheme.RESIDENT: SchemeWords(
        name="城乡居民",
        function="城乡居民基本养老保险待遇领取资格认证",
        query="城乡居民基本养老保险生存认证信息查询",
    ),
}
