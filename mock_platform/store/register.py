"""The social-security register: who is paid which benefit, under which name and document."""

from typing import Any

from mock_platform.core.benefit import Benefit, Status
from mock_platform.core.cities import find_city
from mock_platform.core.identity import Document, DocumentType
from mock_platform.core.schemes import Scheme
from mock_platform.store.schema import benefits
from mock_platform.store.scope import Scope


def put(scope: Scope, person: int, benefit: Benefit) -> None:
    """Enter a person's benefit, in place of the one they had in that scheme."""
    scope.remove(benefits, person=person, scheme=benefit.scheme)
    scope.add(
        benefits,
        person=person,
        scheme=benefit.scheme,
        name=benefit.name,
        document_type=benefit.document.kind,
        document_number=benefit.document.number,
        city=benefit.city.code,
        status=benefit.status,
        since=benefit.since,
        superseded=benefit.superseded,
    )


def of_person(scope: Scope, person: int, scheme: Scheme) -> Benefit | None:
    return scope.first(benefits, _benefit, person=person, scheme=scheme)


def all_of_person(scope: Scope, person: int) -> list[Benefit]:
    return [_benefit(row) for row in scope.all(benefits, benefits.c.scheme, person=person)]


def find(scope: Scope, document: Document, scheme: Scheme) -> tuple[int, Benefit] | None:
    """The entry under that document in that scheme, and whose it is."""
    sought = {"document_type": document.kind, "document_number": document.number, "scheme": scheme}
    return scope.first(benefits, _whose, **sought)


def resume(scope: Scope, person: int, scheme: Scheme) -> None:
    """Certifying is how a suspended benefit goes on being paid."""
    where = {"person": person, "scheme": scheme, "status": Status.SUSPENDED}
    scope.change(benefits, where, status=Status.NORMAL, since=None)


def _whose(row: Any) -> tuple[int, Benefit]:
    return row.person, _benefit(row)


def _benefit(row: Any) -> Benefit:
    return Benefit(
        scheme=Scheme(row.scheme),
        name=row.name,
        document=Document(DocumentType(row.document_type), row.document_number),
        city=find_city(row.city),
        status=Status(row.status),
        since=row.since,
        superseded=row.superseded,
    )
