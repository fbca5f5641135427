"""The check of the applicant against the register (B1.4)."""

from mock_platform.application.cases import advance, applicant_of
from mock_platform.application.sandbox import Sandbox
from mock_platform.core.case import Applicant, Case
from mock_platform.core.eligibility import Facts, decide
from mock_platform.core.schemes import Scheme
from mock_platform.store import register


def check(sandbox: Sandbox, case: Case, typed: Applicant | None = None) -> Case:
    """【下一步】 on 申办人信息: on to the face, to 校验不通过, or still here when the register cannot be reached.

    `typed` is the applicant of 为他人办理; 本人办理 is checked with what the account holds.
    """
    applicant = typed or applicant_of(sandbox, case)
    row = decide(_facts(sandbox, applicant, case.scheme))
    return advance(sandbox, case, row.event, applicant=typed, message=row.message)


def _facts(sandbox: Sandbox, applicant: Applicant, scheme: Scheme) -> Facts:
    here = register.find(sandbox.scope, applicant.document, scheme)
    others = [other for other in Scheme if other is not scheme]
    return Facts(
        name=applicant.name,
        benefit=here[1] if here else None,
        elsewhere=any(register.find(sandbox.scope, applicant.document, other) for other in others),
        on=sandbox.now().date(),
        reachable=not sandbox.settings.register_down,
        strict=sandbox.settings.strict_suspension,
    )
