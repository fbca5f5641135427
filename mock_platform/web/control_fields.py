"""What fields of the control plane's bodies may hold. Errors reach the caller beside the field's name."""

import re
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema

from mock_platform.core.cities import CITIES, find_city
from mock_platform.core.clock import local
from mock_platform.core.editions import EDITIONS, find_edition

FIRST, LAST = date(1950, 1, 1), date(2099, 12, 31)  # whoever is made as of these days has a readable document
_OUT_OF_RANGE = f"应在 {FIRST} 到 {LAST} 之间"
_NOT_ISO = "应写成 2025-03-15 或 2025-03-15T09:00:00+08:00 这样的文字"


def _require_iso(given: Any) -> Any:
    if isinstance(given, str) and re.match("[0-9]{4}-", given):
        return given
    raise ValueError(_NOT_ISO)  # a number would be taken for seconds since 1970


def _require_in_range(day: date) -> date:
    if FIRST <= day <= LAST:
        return day
    raise ValueError(_OUT_OF_RANGE)


def _moment(given: datetime) -> datetime:
    try:
        moment = local(given)
    except OverflowError:
        raise ValueError(_OUT_OF_RANGE) from None
    _require_in_range(moment.date())
    return moment


_EDITION = {"type": "string", "enum": list(EDITIONS)}
_CITY = {"type": "string", "enum": [*(city.code for city in CITIES), *(city.name for city in CITIES)]}
_DAY = {"type": "string", "format": "date", "pattern": "^(19[5-9][0-9]|20[0-9]{2})-[0-9]{2}-[0-9]{2}$"}
_MOMENT = {"type": "string", "format": "date-time", "pattern": "^(19[5-9][1-9]|20[0-8][0-9])-"}

CityCode = Annotated[str, AfterValidator(lambda given: find_city(given).code), WithJsonSchema(_CITY)]
EditionId = Annotated[str, AfterValidator(lambda given: find_edition(given).id), WithJsonSchema(_EDITION)]
Day = Annotated[date, BeforeValidator(_require_iso), AfterValidator(_require_in_range), WithJsonSchema(_DAY)]
Moment = Annotated[datetime, BeforeValidator(_require_iso), AfterValidator(_moment), WithJsonSchema(_MOMENT)]
