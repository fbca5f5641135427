"""People by name for a typical case each: who they are follows from a sandbox's seed, what they are from here."""

from dataclasses import dataclass

from mock_platform.core.benefit import Status
from mock_platform.core.schemes import Scheme
from mock_platform.people.cast import Needs, Registration

_E, _R = Scheme.EMPLOYEE, Scheme.RESIDENT


@dataclass(frozen=True, slots=True)
class Persona:
    """`words` say what is special; `lapsed` ones last certified two years ago."""

    id: str
    needs: Needs
    words: str

    @property
    def lapsed(self) -> bool:
        return self.needs.status is Status.SUSPENDED


PERSONAS = {
    persona.id: persona
    for persona in (
        Persona("employee", Needs(_E), "企业职工，待遇正常"),
        Persona("resident", Needs(_R), "城乡居民，待遇正常"),
        Persona("agent", Needs(), "没有养老待遇的年轻人，可作代办人"),
        Persona("employee_terminated", Needs(_E, status=Status.TERMINATED), "企业职工，待遇已终止"),
        Persona("resident_terminated", Needs(_R, status=Status.TERMINATED), "城乡居民，待遇已终止"),
        Persona(
            "employee_other_name",
            Needs(_E, registration=Registration.OTHER_NAME),
            "企业职工，姓名与社保登记不一致",
        ),
        Persona(
            "resident_other_document",
            Needs(_R, registration=Registration.OTHER_DOCUMENT),
            "城乡居民，证件号码与社保登记不一致",
        ),
        Persona("employee_suspended", Needs(_E, status=Status.SUSPENDED), "企业职工，逾期未认证而暂停"),
        Persona("resident_suspended", Needs(_R, status=Status.SUSPENDED), "城乡居民，逾期未认证而暂停"),
        Persona("employee_not_started", Needs(_E, status=Status.NOT_STARTED), "企业职工，待遇尚未开始"),
    )
}
