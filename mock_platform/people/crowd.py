"""Any number of people from one seed, no two of them with the same document."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from mock_platform.core.cities import CITIES, City
from mock_platform.core.identity import Identity
from mock_platform.core.schemes import Scheme
from mock_platform.people.cast import Needs, identity_of
from mock_platform.people.provider import IdentityGenerator, identities
from mock_platform.people.taken import Taken

_TRIES = 10_000

Member = tuple[Identity, Scheme, City]


class RunOut(Exception):
    """Hardly any number is left that nobody in the crowd has."""

    def __init__(self, people: int) -> None:
        super().__init__(f"After {people:,} people hardly a number is left that none of them has: ask for fewer.")


def crowd(needs: Needs, seed: str, on: date) -> Iterator[Member]:
    """People who meet `needs` on the day `on`, without end, each with the scheme and the city that pays; a scheme that
    is left open is drawn, each as likely. The same for the same arguments: a smaller crowd is a larger one's beginning.

    InvalidField (`sex`) at once if nobody can meet the needs; RunOut where no more can be found.
    """
    wanted = [(scheme, replace(needs, scheme=scheme)) for scheme in ([needs.scheme] if needs.scheme else Scheme)]
    identity_of(wanted[0][1], identities(seed), on, CITIES[0])
    return _members(wanted, identities(seed), on, Taken(needs.document_type))


def _members(wanted: list[tuple[Scheme, Needs]], faker: IdentityGenerator, on: date, taken: Taken) -> Iterator[Member]:
    random, take = faker.random.random, taken.take
    failed = 0
    while failed < _TRIES:
        scheme, needs = wanted[int(random() * len(wanted))]
        city = needs.city or faker.city()
        identity = identity_of(needs, faker, on, city)
        if take(identity.document.number):
            failed = 0
            yield identity, scheme, city
        else:
            failed += 1
    raise RunOut(len(taken))
