"""申办人信息 as somebody types it (B1.3, B2.1.3)."""

from mock_platform.core.case import Applicant
from mock_platform.core.documents import read_document
from mock_platform.core.errors import InvalidFields
from mock_platform.core.names import read_name
from mock_platform.web.forms import collect


def read_applicant(name: str, document_type: str, document_number: str) -> Applicant:
    """Whom that means; InvalidFields with a hint for each field that cannot be used (Q9)."""
    errors: dict[str, str] = {}
    called = collect(errors, read_name, name)
    document = collect(errors, read_document, document_type, document_number)
    if called is None or document is None:
        raise InvalidFields(errors)
    return Applicant(called, document)
