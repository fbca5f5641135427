"""How long a certification holds: 12 months, counted from the month after it."""

from calendar import monthrange
from datetime import date

CYCLE = 12  # months


def valid_until(certified: date) -> date:
    """The last day of the twelfth month after the month of `certified`."""
    year, month = certified.year + CYCLE // 12, certified.month
    return date(year, month, monthrange(year, month)[1])


def whole_months(since: date, on: date) -> int:
    """How many whole months lie between two days; 0 if `on` comes first."""
    months = (on.year - since.year) * 12 + on.month - since.month - (on.day < since.day)
    return max(months, 0)


def months_before(day: date, months: int) -> date:
    """The same day of an earlier month, or that month's last day where it has none such."""
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
