"""Which document numbers are taken, in two bytes for each."""

from dataclasses import dataclass
from operator import itemgetter

from mock_platform.core.cities import CITIES
from mock_platform.core.identity import DocumentType
from mock_platform.people.cast import Needs

_DAYS = 63 * 366  # on which the people of a crowd were born, at most: pensioners from 50 years of age to 112


@dataclass(frozen=True, slots=True)
class _Layout:
    """What tells one number of a kind from another, as `people.numbers` makes them: on each of so many `pages` (days of
    birth, or numbers that begin alike) there are so many, which differ in their area and their last digits."""

    page: slice
    area: slice
    last: slice
    pages: int
    on_a_page: int


_NOWHERE = slice(0)
_BIRTH, _SEQUENCE = slice(6, 14), slice(14, 17)
_LAYOUTS = {
    DocumentType.RESIDENT_ID: _Layout(_BIRTH, slice(4, 6), _SEQUENCE, _DAYS, 999 * len(CITIES)),
    DocumentType.HMT_RESIDENCE_PERMIT: _Layout(_BIRTH, slice(1, 2), _SEQUENCE, _DAYS, 3),
    DocumentType.HK_MACAO_PERMIT: _Layout(slice(6), _NOWHERE, slice(6, 9), 2 * 10**3, 10**3),
    DocumentType.TAIWAN_PERMIT: _Layout(slice(5), _NOWHERE, slice(5, 8), 10**3, 10**3),
    DocumentType.FOREIGN_PERMANENT_RESIDENT: _Layout(_BIRTH, _NOWHERE, _SEQUENCE, _DAYS, 999),
    DocumentType.PASSPORT: _Layout(slice(6), _NOWHERE, slice(6, 9), 10**4, 10**3),
}


def most(needs: Needs) -> int:
    """No more people can meet the needs with a number for each; there may be numbers for fewer."""
    layout = _LAYOUTS[needs.document_type]
    one_area = needs.city is not None and layout.area == slice(4, 6)
    return layout.pages * layout.on_a_page // (len(CITIES) if one_area else 1)


class Taken:
    """The numbers of one kind of document that are taken: on each page a text, with a character for each."""

    def __init__(self, kind: DocumentType) -> None:
        layout = _LAYOUTS[kind]
        self._parts = itemgetter(layout.page, layout.area, layout.last)
        self._pages: dict[str, str] = {}

    def __len__(self) -> int:
        return sum(map(len, self._pages.values()))

    def take(self, number: str) -> bool:
        """Whether the number was free; now it is taken."""
        page, area, last = self._parts(number)
        character, there = chr(int(area + last)), self._pages.get(page, "")
        if character in there:
            return False
        self._pages[page] = there + character
        return True
