from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mock_platform.core.benefit import EVENTS, Benefit, BenefitEvent, Status, after
from mock_platform.core.cities import CITIES
from mock_platform.core.errors import BenefitUnchangeable, InvalidField
from mock_platform.core.identity import Document, DocumentType
from mock_platform.core.schemes import Scheme

BENEFIT = Benefit(Scheme.RESIDENT, "陈三", Document(DocumentType.TAIWAN_PERMIT, "99123456"), CITIES[0])
LONG_AGO, ON = date(2020, 2, 29), date(2025, 3, 15)
NORMAL, SUSPENDED, TERMINATED, NOT_STARTED = (
    Status.NORMAL,
    Status.SUSPENDED,
    Status.TERMINATED,
    Status.NOT_STARTED,
)


@pytest.mark.parametrize(
    ("status", "paid"),
    [
        (Status.NORMAL, True),
        (Status.SUSPENDED, True),
        (Status.TERMINATED, False),
        (Status.NOT_STARTED, False),
    ],
)
def test_who_is_paid_every_month(status: Status, paid: bool) -> None:
    assert replace(BENEFIT, status=status).is_paid_monthly is paid


# What a benefit has become, and the first day of that; what is not here is refused.
BECOMES: dict[tuple[Status, BenefitEvent], tuple[Status, date | None]] = {
    (NOT_STARTED, BenefitEvent.START): (NORMAL, None),
    (NORMAL, BenefitEvent.SUSPEND): (SUSPENDED, ON),
    (SUSPENDED, BenefitEvent.RESUME): (NORMAL, None),
    (NORMAL, BenefitEvent.TERMINATE): (TERMINATED, ON),
    (SUSPENDED, BenefitEvent.TERMINATE): (TERMINATED, ON),
    (NOT_STARTED, BenefitEvent.TERMINATE): (TERMINATED, ON),
    (NORMAL, BenefitEvent.DIE): (TERMINATED, ON),
    (SUSPENDED, BenefitEvent.DIE): (TERMINATED, ON),
    (NOT_STARTED, BenefitEvent.DIE): (TERMINATED, ON),
    (NORMAL, BenefitEvent.MOVE): (NORMAL, LONG_AGO),
    (SUSPENDED, BenefitEvent.MOVE): (SUSPENDED, LONG_AGO),
}
EVERY_ROW = list(product(Status, BenefitEvent))
OTHER_THAN_MOVE = [event for event in BenefitEvent if event is not BenefitEvent.MOVE]


@pytest.mark.parametrize(("status", "event"), EVERY_ROW)
def test_what_may_happen_in_each_state_and_what_comes_of_it(status: Status, event: BenefitEvent) -> None:
    held = replace(BENEFIT, status=status, since=LONG_AGO)
    city = CITIES[5] if event is BenefitEvent.MOVE else None
    if (status, event) not in BECOMES:
        with pytest.raises(BenefitUnchangeable, match=f"{status}.*{event}"):
            after(held, event, ON, city)
        return
    new, since = BECOMES[status, event]
    assert after(held, event, ON, city) == replace(held, status=new, since=since, city=city or held.city)


@pytest.mark.parametrize(("status", "event"), BECOMES)
def test_only_who_moves_says_where(status: Status, event: BenefitEvent) -> None:
    held = replace(BENEFIT, status=status)
    with pytest.raises(InvalidField) as refused:
        after(held, event, ON, None if event is BenefitEvent.MOVE else CITIES[5])
    assert refused.value.field == "city"


@given(
    happened=st.lists(st.sampled_from(OTHER_THAN_MOVE), max_size=12),
    status=st.sampled_from(Status),
    days=st.dates(date(1950, 1, 1), date(2099, 12, 31)),
)
def test_whatever_happens_who_and_what_stay_and_nothing_follows_an_end(
    happened: list[BenefitEvent], status: Status, days: date
) -> None:
    held = replace(BENEFIT, status=status)
    for event in happened:
        ended = held.status is TERMINATED
        try:
            held = after(held, event, days)
        except BenefitUnchangeable:
            continue
        assert not ended
        assert (held.since is None) == (held.status is NORMAL)
    assert replace(held, status=NORMAL, since=None) == BENEFIT


def test_every_event_has_its_row() -> None:
    assert set(EVENTS) == set(BenefitEvent)
