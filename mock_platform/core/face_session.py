"""A face session: what a client holds while a face is captured. It knows nothing of the outcome."""

from dataclasses import dataclass
from datetime import datetime, timedelta

LIFETIME = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class FaceSession:
    """`token` serves once, for this case, until `expires_at` (Shanghai time) or until the capture has `ended`."""

    number: int
    case: int
    token: str
    expires_at: datetime
    ended: bool = False
