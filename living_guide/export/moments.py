"""Times as Cucumber Messages write them."""

from cucumber_messages import Duration, Timestamp

NANOS = 10**9  # in a second


def timestamp(at: float) -> Timestamp:
    """Of seconds since 1970, UTC."""
    seconds, nanos = _split(at)
    return Timestamp(nanos=nanos, seconds=seconds)


def duration(seconds: float) -> Duration:
    whole, nanos = _split(seconds)
    return Duration(nanos=nanos, seconds=whole)


def _split(seconds: float) -> tuple[int, int]:
    return divmod(round(seconds * NANOS), NANOS)
