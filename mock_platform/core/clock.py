"""The one time zone of the platform."""

from datetime import datetime, timedelta, timezone

# A fixed offset: China has kept one since 1991, and Windows ships no time zone database.
SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")


def local(moment: datetime) -> datetime:
    """`moment` in Shanghai time; a moment without an offset is taken to be Shanghai's already."""
    return moment.replace(tzinfo=SHANGHAI) if moment.tzinfo is None else moment.astimezone(SHANGHAI)
