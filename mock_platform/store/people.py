"""The people of a sandbox and the faces they will show."""

from collections.abc import Iterable
from typing import Any

from mock_platform.core.face import Outcome
from mock_platform.core.identity import Document, DocumentType, Identity, Sex
from mock_platform.core.person import Person
from mock_platform.store.schema import people
from mock_platform.store.scope import Scope


def add(scope: Scope, identity: Identity, note: str | None = None) -> Person:
    number = scope.next_number(people)
    scope.add(
        people,
        number=number,
        name=identity.name,
        document_type=identity.document.kind,
        document_number=identity.document.number,
        sex=identity.sex,
        born=identity.born,
        face_script=[],
        note=note,
    )
    return Person(number, identity, note=note)


def get(scope: Scope, number: int) -> Person | None:
    return scope.first(people, _person, number=number)


def find(scope: Scope, document: Document) -> Person | None:
    """The person who holds `document` today."""
    return scope.first(people, _person, document_type=document.kind, document_number=document.number)


def count(scope: Scope) -> int:
    return scope.next_number(people) - 1


def everyone(scope: Scope) -> list[Person]:
    return [_person(row) for row in scope.all(people, people.c.number)]


def script_face(scope: Scope, number: int, outcomes: Iterable[Outcome]) -> bool:
    """Set the outcomes of the person's next attempts; whether there is such a person."""
    return scope.change(people, {"number": number}, face_script=list(outcomes))


def _person(row: Any) -> Person:
    document = Document(DocumentType(row.document_type), row.document_number)
    identity = Identity(row.name, document, Sex(row.sex), row.born)
    return Person(row.number, identity, tuple(map(Outcome, row.face_script)), row.note)
