"""Arithmetic with months."""

from calendar import monthrange
from datetime import date


def plus_months(day: date, months: int) -> date:
    """The same day of the month `months` later (earlier if negative), or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def end_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def whole_months(since: date, on: date) -> int:
    """How many whole months lie between two days; 0 if `on` comes first."""
    months = (on.year - since.year) * 12 + on.month - since.month - (on.day < since.day)
    return max(months, 0)
