"""A Faker provider of pensioners and of the adults who help them; the same people for a seed on any day."""

from bisect import bisect
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import accumulate
from math import exp
from random import Random
from typing import TYPE_CHECKING, TypeVar

from faker import Generator
from faker.providers import BaseProvider

from mock_platform.core.cities import CITIES, City
from mock_platform.core.identity import Document, DocumentType, Identity, Sex
from mock_platform.core.months import plus_months
from mock_platform.core.retirement import last_born, pension_from
from mock_platform.core.schemes import Scheme
from mock_platform.people import names, numbers

_T = TypeVar("_T")
# Looked at for every person, by names of our own: Python 3.11 takes longer for Sex.MALE than for a random number.
_FEMALE, _MALE, _ONLY_WOMENS = Sex.FEMALE, Sex.MALE, DocumentType.HMT_RESIDENCE_PERMIT

_SURNAMES = tuple(surname for surname, weight in names.SURNAMES.items() for _ in range(weight))
_WOMEN = 0.52  # their share among pensioners
_WOMEN_AT_55 = 0.3  # the share of employed women whose retirement age is the higher one
_RARE = 0.005  # the share of names with a rare character, and of those with ·
_YEAR = 365.2425  # days
# How many of a million people of 60 reach each age from 0 to 111: deaths double every eight years.
_ALIVE = tuple(round(1_000_000 * exp(-0.1155 * (exp(0.0866 * max(age - 60, 0)) - 1))) for age in range(112))


class PensionerProvider(BaseProvider):
    """People of Guangdong who do not exist, drawn from the generator's seed; every day is an argument."""

    def city(self) -> City:
        """One of the 21 cities, each as likely."""
        return _pick(self.generator.random, CITIES)

    def document(self, kind: DocumentType, *, born: date, sex: Sex, city: City) -> Document:
        """A document whose number tells that birth, sex and city, as far as its kind does.

        InvalidField (`sex`) if `people.numbers` has none for that sex.
        """
        return Document(kind, numbers.number(self.generator.random, kind, born, sex, city))

    def permanent_resident_2017(self, *, born: date, city: City) -> Document:
        """A 外国人永久居留身份证 as issued before 2023-12, with three letters."""
        number = numbers.foreign_2017(self.generator.random, born, city)
        return Document(DocumentType.FOREIGN_PERMANENT_RESIDENT, number)

    def pensioner(
        self,
        *,
        on: date,
        scheme: Scheme,
        city: City,
        sex: Sex | None = None,
        kind: DocumentType = DocumentType.RESIDENT_ID,
    ) -> Identity:
        """Somebody who has reached the scheme's pension age by `on`; `city` is where the document is from.

        InvalidField (`sex`) if `people.numbers` has no document of that kind for that sex.
        """
        random = self.generator.random
        sex = sex or _sex(random, kind)
        latest, shares = _pensioners(on, scheme, sex, random.random() < _WOMEN_AT_55)
        years = bisect(shares, random.random() * shares[-1]) + random.random()
        return self._identity(date.fromordinal(latest - int(years * _YEAR)), sex, city, kind)

    def adult(
        self,
        *,
        on: date,
        city: City,
        sex: Sex | None = None,
        kind: DocumentType = DocumentType.RESIDENT_ID,
    ) -> Identity:
        """Somebody of 25 to 49 years on the day `on`, below any pension age: an agent.

        InvalidField (`sex`) if `people.numbers` has no document of that kind for that sex.
        """
        random = self.generator.random
        first, days = _agents(on)
        born = date.fromordinal(first + int(random.random() * days))
        return self._identity(born, sex or _sex(random, kind), city, kind)

    def _identity(self, born: date, sex: Sex, city: City, kind: DocumentType) -> Identity:
        random = self.generator.random
        document = Document(kind, numbers.number(random, kind, born, sex, city))
        return Identity(_name(random, sex, born), document, sex, born)


if TYPE_CHECKING:

    class IdentityGenerator(Generator, PensionerProvider):
        """What a type checker may know of `identities()`: Faker adds a provider's methods at run time."""

else:
    IdentityGenerator = Generator


def identities(seed: int | str) -> "IdentityGenerator":
    """A Faker generator with PensionerProvider alone; one seed gives the same people in the same order."""
    generator = IdentityGenerator()
    generator.add_provider(PensionerProvider)
    generator.seed_instance(seed)
    return generator


@lru_cache(maxsize=1024)
def _pensioners(on: date, scheme: Scheme, sex: Sex, at_55: bool) -> tuple[int, tuple[int, ...]]:
    """The youngest's day of birth (ordinal), and how many are older by less than 1, 2, 3 … years."""
    youngest = last_born(on, lambda born: pension_from(born, sex, scheme, women_at_55=at_55))
    return youngest.toordinal(), tuple(accumulate(_ALIVE[on.year - youngest.year :]))


@lru_cache(maxsize=1024)
def _agents(on: date) -> tuple[int, int]:
    """The oldest's day of birth (ordinal), and in how many days they all were born."""
    first = last_born(on, lambda born: plus_months(born, 50 * 12)).toordinal() + 1
    return first, plus_months(on, -25 * 12).toordinal() - first + 1


def _pick(random: Random, things: Sequence[_T]) -> _T:
    return things[int(random.random() * len(things))]


def _sex(random: Random, kind: DocumentType) -> Sex:
    if kind is _ONLY_WOMENS:
        return _FEMALE  # numbers.RANGES has no man's
    return _FEMALE if random.random() < _WOMEN else _MALE


def _name(random: Random, sex: Sex, born: date) -> str:
    kind = random.random()
    if kind < _RARE:
        return f"{_pick(random, names.DOTTED[sex])}·{_pick(random, names.DOTTED[Sex.MALE])}"
    if kind < 2 * _RARE:
        return _pick(random, _SURNAMES) + _pick(random, names.RARE)
    given = names.GIVEN_YOUNGER if born.year >= names.YOUNGER_FROM else names.GIVEN_OLDER
    return _pick(random, _SURNAMES) + _pick(random, given[sex])
