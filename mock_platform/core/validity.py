"""How long a certification holds: 12 months, counted from the month after it."""

from datetime import date

from mock_platform.core.months import end_of_month, plus_months

CYCLE = 12  # months


def valid_until(certified: date) -> date:
    """The last day of the twelfth month after the month of `certified`."""
    return end_of_month(plus_months(certified, CYCLE))
