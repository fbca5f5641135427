"""What a roll says of each person."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import count, islice

from mock_platform.core.benefit import Status
from mock_platform.core.identity import DocumentType, Sex
from mock_platform.core.schemes import Scheme
from mock_platform.people.cast import Needs, since
from mock_platform.people.crowd import crowd

COLUMNS = (
    *("number", "name", "sex", "born", "document_type", "document_number"),
    *("scheme", "status", "since", "city", "city_name"),
)
Row = tuple[int, str, Sex, date, DocumentType, str, Scheme, Status, date | None, str, str]
AT_ONCE = 1000  # rows


def rows(needs: Needs, seed: str, on: date) -> Iterator[Row]:
    """A row for each of a crowd, in the order of COLUMNS, numbered from 1; InvalidField and RunOut as it has them."""
    members, status, day = crowd(needs, seed, on), needs.status, since(needs, on)
    return (
        (
            *(number, who.name, who.sex, who.born, who.document.kind, who.document.number),
            *(scheme, status, day, city.code, city.name),
        )
        for number, (who, scheme, city) in zip(count(1), members, strict=False)
    )


def batches(rows: Iterator[Row], wanted: int, tell: Callable[[int], None]) -> Iterator[Iterator[Row]]:
    """The first `wanted` rows by the thousand, each thousand to be read before the next; `tell` hears how many were."""
    for left in range(wanted, 0, -AT_ONCE):
        yield islice(rows, min(left, AT_ONCE))
        tell(min(left, AT_ONCE))
