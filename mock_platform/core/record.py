"""A certification record: written when a face passed, and only then."""

from dataclasses import dataclass
from datetime import date, datetime

from mock_platform.core.case import Method
from mock_platform.core.cities import City
from mock_platform.core.schemes import Scheme


@dataclass(frozen=True, slots=True)
class Record:
    """One pass: whose (`person`, a number of the sandbox), when (Shanghai time), how, and until when it holds."""

    person: int
    scheme: Scheme
    city: City
    certified_at: datetime
    method: Method
    valid_until: date
