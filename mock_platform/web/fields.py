"""What fields of bodies may hold. Errors reach the caller beside the field's name."""

import re
from datetime import date, datetime, timedelta
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, WithJsonSchema

from mock_platform.application.clock import FIRST, LAST
from mock_platform.core.cities import CITIES, find_city
from mock_platform.core.clock import local
from mock_platform.core.editions import EDITIONS, find_edition

LONGEST = timedelta(seconds=10**9)
_OUT_OF_RANGE = f"应在 {FIRST} 到 {LAST} 之间"
_NOT_A_DURATION = "应写成秒数，或 PT5M、P1D 这样的时长"
_NOT_ISO = "应写成 2025-03-15 或 2025-03-15T09:00:00+08:00 这样的文字"


def _require_iso(given: Any) -> Any:
    if isinstance(given, str) and re.match("[0-9]{4}-", given):
        return given
    raise ValueError(_NOT_ISO)  # a number would be taken for seconds since 1970


def _require_duration(given: Any) -> Any:
    if isinstance(given, int | float) and not isinstance(given, bool):
        return _require_whole(given)
    if isinstance(given, str) and given.lstrip("+-").startswith("P") and not re.search("[.,]", given):
        return given
    raise ValueError(_NOT_A_DURATION)


def _require_whole(given: float) -> float:
    # Before it becomes a duration, which would round it.
    if isinstance(given, int) or given.is_integer():
        return given
    raise ValueError("时长精确到秒")


def _require_short(given: timedelta) -> timedelta:
    if abs(given) <= LONGEST:
        return given
    raise ValueError("时长最多 1000000000 秒（约 31 年）")


def _require_ahead(given: timedelta) -> timedelta:
    if given > timedelta():
        return given
    raise ValueError("应不短于 1 秒")


def _require_in_range(day: date) -> date:
    if FIRST <= day <= LAST:
        return day
    raise ValueError(_OUT_OF_RANGE)


def _require_born_in_range(day: date) -> date:
    if FIRST_BORN <= day <= LAST:
        return day
    raise ValueError(f"应在 {FIRST_BORN} 到 {LAST} 之间")


def _moment(given: datetime) -> datetime:
    try:
        moment = local(given)
    except OverflowError:
        raise ValueError(_OUT_OF_RANGE) from None
    _require_in_range(moment.date())
    return moment


FIRST_BORN = date(1800, 1, 1)  # as far back as numbers tell it
_EDITION = {"type": "string", "enum": list(EDITIONS)}
_CITY = {"type": "string", "enum": [*(city.code for city in CITIES), *(city.name for city in CITIES)]}
_DAY = {"type": "string", "format": "date", "pattern": "^(19[5-9][0-9]|20[0-9]{2})-[0-9]{2}-[0-9]{2}$"}
_BIRTHDAY = {**_DAY, "pattern": "^(1[89]|20)[0-9]{2}-[0-9]{2}-[0-9]{2}$"}
_MOMENT = {"type": "string", "format": "date-time", "pattern": "^(19[5-9][1-9]|20[0-8][0-9])-"}
_DURATION = {
    "anyOf": [
        {"type": "integer", "description": "seconds", "minimum": -(10**9), "maximum": 10**9},
        {"type": "string", "format": "duration", "pattern": "^[+-]?P([0-9]{1,4}D)?(T([0-9]{1,4}H)?([0-9]{1,4}M)?)?$"},
    ],
    "examples": ["PT5M", "P1D", 90],
}
_AHEAD = {
    "anyOf": [
        {"type": "integer", "description": "seconds", "minimum": 1, "maximum": 10**9},
        {"type": "string", "format": "duration", "pattern": "^P([1-9][0-9]{0,3}D|T[1-9][0-9]{0,3}[HM])$"},
    ],
    "examples": ["PT5M", "P1D", 90],
}

CityCode = Annotated[str, AfterValidator(lambda given: find_city(given).code), WithJsonSchema(_CITY)]
EditionId = Annotated[str, AfterValidator(lambda given: find_edition(given).id), WithJsonSchema(_EDITION)]
Day = Annotated[date, BeforeValidator(_require_iso), AfterValidator(_require_in_range), WithJsonSchema(_DAY)]
Birthday = Annotated[
    date, BeforeValidator(_require_iso), AfterValidator(_require_born_in_range), WithJsonSchema(_BIRTHDAY)
]
Moment = Annotated[datetime, BeforeValidator(_require_iso), AfterValidator(_moment), WithJsonSchema(_MOMENT)]
Duration = Annotated[
    timedelta,
    BeforeValidator(_require_duration),
    AfterValidator(_require_short),
    WithJsonSchema(_DURATION),
]
Ahead = Annotated[Duration, AfterValidator(_require_ahead), WithJsonSchema(_AHEAD)]


class Body(BaseModel):
    """Unknown fields are refused, so that a slip is not passed over."""

    model_config = ConfigDict(extra="forbid")
