"""The bar for people who explore by hand: account, face, edition. No part of the platform."""

from dataclasses import dataclass

from mock_platform.application import arrange
from mock_platform.application.sandbox import Sandbox
from mock_platform.core.benefit import Status
from mock_platform.core.editions import EDITIONS, Edition
from mock_platform.core.face import ANSWERS
from mock_platform.core.person import Person
from mock_platform.core.schemes import Scheme
from mock_platform.people.cast import Needs, Registration

_E, _R = Scheme.EMPLOYEE, Scheme.RESIDENT
CAST = (
    (Needs(_E), "企业职工，待遇正常"),
    (Needs(_R), "城乡居民，待遇正常"),
    (Needs(), "没有养老待遇的年轻人，可作代办人"),
    (Needs(_E, status=Status.TERMINATED), "企业职工，待遇已终止"),
    (Needs(_R, status=Status.TERMINATED), "城乡居民，待遇已终止"),
    (Needs(_E, registration=Registration.OTHER_NAME), "企业职工，姓名与社保登记不一致"),
    (Needs(_R, registration=Registration.OTHER_DOCUMENT), "城乡居民，证件号码与社保登记不一致"),
    (Needs(_E, status=Status.SUSPENDED), "企业职工，逾期未认证而暂停"),
    (Needs(_R, status=Status.SUSPENDED), "城乡居民，逾期未认证而暂停"),
    (Needs(_E, status=Status.NOT_STARTED), "企业职工，待遇尚未开始"),
)


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
    """Put the explorer's people into a new sandbox, give two of them a record, and log the first one in."""
    for needs, note in CAST:
        person = arrange.add_person(sandbox, needs, note)
        if needs.status is Status.SUSPENDED and needs.scheme:
            last = sandbox.now().date().replace(year=sandbox.now().year - 2, day=1)
            arrange.add_record(sandbox, person.number, needs.scheme, last)
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
