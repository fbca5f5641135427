"""The bar for people who explore by hand: account, face, edition. No part of the platform."""

from dataclasses import dataclass

from mock_platform.application import arrange
from mock_platform.application.sandbox import Sandbox
from mock_platform.core.editions import EDITIONS, Edition
from mock_platform.core.face import ANSWERS
from mock_platform.core.person import Person
from mock_platform.people.personas import PERSONAS


@dataclass(frozen=True, slots=True)
class Shown:
    """A person as the bar lists them: in full, for somebody has to type it."""

    number: int
    name: str
    document_type: str
    document_number: str
    note: str | None
    script: str


@dataclass(frozen=True, slots=True)
class ExplorerBar:
    people: list[Shown]
    account: int | None
    edition: str
    editions: list[Edition]
    outcomes: list[tuple[str, str]]


def explorer_bar(sandbox: Sandbox) -> ExplorerBar:
    return ExplorerBar(
        people=[_shown(person) for person in sandbox.everyone()],
        account=sandbox.settings.account,
        edition=sandbox.settings.edition,
        editions=list(EDITIONS.values()),
        outcomes=[(outcome.value, answer.words) for outcome, answer in ANSWERS.items()],
    )


def fill(sandbox: Sandbox) -> None:
    """Put one of each persona into a new sandbox, and log the first one in."""
    for persona in PERSONAS.values():
        arrange.add_persona(sandbox, persona)
    sandbox.log_in(1)


def _shown(person: Person) -> Shown:
    identity, script = person.identity, [ANSWERS[step].words for step in person.face_script]
    return Shown(
        person.number,
        identity.name,
        identity.document.kind.label,
        identity.document.number,
        person.note,
        "、".join(script),
    )
