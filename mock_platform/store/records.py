"""Certification records."""

from mock_platform.core.case import Method
from mock_platform.core.cities import find_city
from mock_platform.core.clock import SHANGHAI
from mock_platform.core.record import Record
from mock_platform.core.schemes import Scheme
from mock_platform.store.schema import records
from mock_platform.store.scope import Scope

NEWEST_FIRST = (records.c.certified_at.desc(), records.c.number.desc())


def add(scope: Scope, record: Record) -> None:
    scope.add(
        records,
        number=scope.next_number(records),
        person=record.person,
        scheme=record.scheme,
        city=record.city.code,
        certified_at=record.certified_at.astimezone(SHANGHAI).replace(tzinfo=None),
        method=record.method,
        valid_until=record.valid_until,
    )


def of_person(scope: Scope, person: int, scheme: Scheme) -> list[Record]:
    """A person's records in one scheme, the latest first."""
    rows = scope.all(records, *NEWEST_FIRST, person=person, scheme=scheme)
    return [
        Record(
            person=row.person,
            scheme=Scheme(row.scheme),
            city=find_city(row.city),
            certified_at=row.certified_at.replace(tzinfo=SHANGHAI),
            method=Method(row.method),
            valid_until=row.valid_until,
        )
        for row in rows
    ]
