import pytest

from mock_platform.core.benefit import Benefit, Status
from mock_platform.core.cities import CITIES
from mock_platform.core.identity import Document, DocumentType
from mock_platform.core.schemes import Scheme


@pytest.mark.parametrize(
    ("status", "paid"),
    [
        (Status.NORMAL, True),
        (Status.SUSPENDED, True),
        (Status.TERMINATED, False),
        (Status.NOT_STARTED, False),
    ],
)
def test_who_is_paid_every_month(status: Status, paid: bool) -> None:
    document = Document(DocumentType.TAIWAN_PERMIT, "99123456")
    assert Benefit(Scheme.RESIDENT, "陈三", document, CITIES[0], status).is_paid_monthly is paid
