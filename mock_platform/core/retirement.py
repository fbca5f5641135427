"""When a person reaches pension age: the step-by-step rise of 2025 for employees, 60 for residents."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mock_platform.core.identity import Sex
from mock_platform.core.months import plus_months
from mock_platform.core.schemes import Scheme


class Category(StrEnum):
    """Who retires at which of the employees' ages of before 2025."""

    MEN_60 = "men_60"
    WOMEN_55 = "women_55"
    WOMEN_50 = "women_50"


@dataclass(frozen=True, slots=True)
class _Rise:
    """From `age` (years), one month later for every `births` months of birth from January `since` on."""

    age: int
    since: int
    births: int
    most: int  # months


# The decision of the National People's Congress's Standing Committee of 2024-09-13, and its tables.
_RISES = {
    Category.MEN_60: _Rise(age=60, since=1965, births=4, most=36),
    Category.WOMEN_55: _Rise(age=55, since=1970, births=4, most=36),
    Category.WOMEN_50: _Rise(age=50, since=1975, births=2, most=60),
}
_RESIDENT_AGE = 60  # years
_OLDEST = 120  # years


def months_later(born: date, category: Category) -> int:
    """By how many months the rise puts off the retirement of somebody born that month."""
    rise = _RISES[category]
    births = (born.year - rise.since) * 12 + born.month - 1
    return min(births // rise.births + 1, rise.most) if births >= 0 else 0


def retires_on(born: date, category: Category) -> date:
    """The day an employee of that category reaches the statutory retirement age."""
    return plus_months(born, _RISES[category].age * 12 + months_later(born, category))


def pension_from(born: date, sex: Sex, scheme: Scheme, *, women_at_55: bool = False) -> date:
    """The day a person reaches the pension age of a scheme; payment itself starts with a later month.

    `women_at_55` tells an employed woman of the higher age from one of 50; it changes nothing for others.
    """
    if scheme is Scheme.RESIDENT:
        return plus_months(born, _RESIDENT_AGE * 12)
    if sex is Sex.MALE:
        return retires_on(born, Category.MEN_60)
    return retires_on(born, Category.WOMEN_55 if women_at_55 else Category.WOMEN_50)


def last_born(on: date, reaches_on: Callable[[date], date]) -> date:
    """The last day of birth for which `reaches_on` (never falling as births get later) is not after `on`."""
    days = range(plus_months(on, -_OLDEST * 12).toordinal(), on.toordinal())
    after = bisect_right(days, on, key=lambda day: reaches_on(date.fromordinal(day)))
    return date.fromordinal(days[after - 1])
