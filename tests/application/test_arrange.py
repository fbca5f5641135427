from datetime import UTC, date, datetime, timedelta

import pytest

from mock_platform.application import arrange
from mock_platform.application.platform import Clock, Platform
from mock_platform.application.sandbox import Sandbox
from mock_platform.core.benefit import Benefit, Status
from mock_platform.core.case import Method
from mock_platform.core.cities import CITIES
from mock_platform.core.errors import InvalidField, NotFound
from mock_platform.core.face import Outcome
from mock_platform.core.identity import DocumentType, Sex
from mock_platform.core.person import Person
from mock_platform.core.schemes import Scheme
from mock_platform.core.settings import Settings
from mock_platform.people.cast import Needs, Registration
from mock_platform.people.provider import identities
from mock_platform.store import register
from mock_platform.store.database import open_database
from tests.application.walking import EMPLOYEE, NOW, RESIDENT, person, records

CROWD = [
    Needs(),
    Needs(EMPLOYEE),
    Needs(RESIDENT, Status.SUSPENDED),
    Needs(EMPLOYEE, Status.NOT_STARTED, document_type=DocumentType.PASSPORT),
    Needs(RESIDENT, registration=Registration.OTHER_DOCUMENT, city=CITIES[8]),
    Needs(EMPLOYEE, registration=Registration.OTHER_NAME, sex=Sex.FEMALE),
]
TODAYS = [datetime(1999, 12, 31, 23, tzinfo=UTC), datetime(2031, 7, 1, tzinfo=UTC)]


def crowd(clock: Clock, settings: Settings) -> list[tuple[Person, list[Benefit]]]:
    """Everybody made anew on a platform with that system clock, and what the register holds of them."""
    database = open_database()
    try:
        platform = Platform(database, clock)
        with platform.sandbox(platform.create_sandbox(settings)) as sandbox:
            made = [arrange.add_person(sandbox, needs) for needs in CROWD]
            benefits = [register.all_of_person(sandbox.scope, who.number) for who in made]
            return list(zip(made, benefits, strict=True))
    finally:
        database.close()


def test_a_seed_gives_the_same_people_whatever_the_system_clock_says() -> None:
    settings = Settings(frozen_at=NOW, seed="a")
    first, second = (crowd(lambda today=today: today, settings) for today in TODAYS)  # type: ignore[misc]
    assert first == second


def test_under_a_running_clock_a_seed_gives_the_same_people_for_ever() -> None:
    first, second = (crowd(lambda today=today: today, Settings(seed="a")) for today in TODAYS)  # type: ignore[misc]
    assert [who for who, _ in first] == [who for who, _ in second]


def test_other_seeds_and_other_days_give_other_people() -> None:
    days = [NOW, NOW + timedelta(days=3650)]
    crowds = [crowd(lambda: NOW, Settings(frozen_at=day, seed=seed)) for day in days for seed in ("a", "b", "a/0")]
    numbers = {tuple(who.identity.document.number for who, _ in each) for each in crowds}
    assert len(numbers) == 6


def test_who_is_made_depends_on_how_many_came_before_and_on_nothing_else(sandbox: Sandbox, platform: Platform) -> None:
    everyone = [person(sandbox) for _ in range(3)]
    sandbox.change(city="440900", register_down=True)
    sandbox.log_in(1)
    fourth = person(sandbox)
    assert [who.number for who in (*everyone, fourth)] == [1, 2, 3, 4]
    assert len({who.identity.document for who in (*everyone, fourth)}) == 4


def test_no_two_people_hold_the_same_document(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrange, "identities", lambda _seed: identities("one and the same"))
    held = {person(sandbox).identity.document for _ in range(5)}
    assert len(held) == 5


def test_whoever_cannot_be_made_is_refused_and_takes_no_number(sandbox: Sandbox) -> None:
    with pytest.raises(InvalidField):
        person(sandbox, EMPLOYEE, sex=Sex.MALE, document_type=DocumentType.HMT_RESIDENCE_PERMIT)
    assert sandbox.everyone() == []
    assert person(sandbox).number == 1


def test_a_note_and_a_script_stay_with_the_person(sandbox: Sandbox) -> None:
    who = arrange.add_person(sandbox, Needs(EMPLOYEE), "可作代办人")
    arrange.script_face(sandbox, who.number, [Outcome.TOO_FAR, Outcome.PASS])
    kept = sandbox.person(who.number)
    assert (kept.identity, kept.note) == (who.identity, "可作代办人")
    assert kept.face_script == (Outcome.TOO_FAR, Outcome.PASS)
    arrange.script_face(sandbox, who.number, [])
    assert sandbox.person(who.number).next_outcome is Outcome.PASS


def test_a_benefit_takes_the_place_of_the_one_in_its_scheme(sandbox: Sandbox) -> None:
    who = person(sandbox)
    identity = who.identity
    for status, since in ((Status.TERMINATED, None), (Status.SUSPENDED, date(2024, 1, 31))):
        benefit = Benefit(EMPLOYEE, identity.name, identity.document, CITIES[20], status, since, superseded=True)
        arrange.put_benefit(sandbox, who.number, benefit)
        assert register.of_person(sandbox.scope, who.number, EMPLOYEE) == benefit
    assert register.all_of_person(sandbox.scope, who.number) == [benefit]


def test_both_schemes_may_pay_one_person(sandbox: Sandbox) -> None:
    who = person(sandbox)
    identity = who.identity
    arrange.put_benefit(sandbox, who.number, Benefit(RESIDENT, identity.name, identity.document, CITIES[0]))
    assert [benefit.scheme for benefit in register.all_of_person(sandbox.scope, who.number)] == list(Scheme)


def test_a_record_is_entered_for_a_day_or_for_now(sandbox: Sandbox) -> None:
    who = person(sandbox)
    now = arrange.add_record(sandbox, who.number, EMPLOYEE)
    before = arrange.add_record(sandbox, who.number, EMPLOYEE, date(2024, 2, 29))
    assert (now.certified_at, now.valid_until, now.method) == (NOW, date(2026, 3, 31), Method.SELF)
    assert (before.certified_at, before.valid_until) == (NOW.replace(2024, 2, 29), date(2025, 2, 28))
    assert records(sandbox, who) == [now, before]


def test_a_record_needs_a_benefit_in_its_scheme(sandbox: Sandbox) -> None:
    who = person(sandbox)
    with pytest.raises(NotFound, match="城乡居民"):
        arrange.add_record(sandbox, who.number, RESIDENT)
    assert records(sandbox, who, RESIDENT) == []


@pytest.mark.parametrize("number", [0, 2, -1])
def test_nothing_can_be_arranged_for_nobody(sandbox: Sandbox, number: int) -> None:
    who = person(sandbox).identity
    with pytest.raises(NotFound):
        arrange.script_face(sandbox, number, [])
    with pytest.raises(NotFound):
        arrange.put_benefit(sandbox, number, Benefit(EMPLOYEE, who.name, who.document, CITIES[0]))
    with pytest.raises(NotFound):
        arrange.add_record(sandbox, number, EMPLOYEE)
    with pytest.raises(NotFound):
        arrange.records_of(sandbox, number, EMPLOYEE)
