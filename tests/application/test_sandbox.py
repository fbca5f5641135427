from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from mock_platform.application.platform import Platform
from mock_platform.application.sandbox import Sandbox
from mock_platform.core.clock import SHANGHAI
from mock_platform.core.editions import GUANGZHOU, OFFICIAL
from mock_platform.core.errors import NotFound, NotLoggedIn
from mock_platform.core.fault import Fault, FaultKind
from mock_platform.core.settings import Settings
from tests.application.walking import NOW, person

EVERYTHING = Settings(
    edition="guangzhou-2023",
    seed="种子/1",
    frozen_at=NOW,
    account=1,
    city="440900",
    explorer=True,
    register_down=True,
    strict_suspension=True,
    retry_limit=3,
    offset=-7200,
    expires_at=datetime(2040, 1, 1, tzinfo=SHANGHAI),
    faults=(
        Fault("slow", FaultKind.FIXED_DELAY, "agree", {"seconds": 0.5}, times=3, until=NOW, seen=2),
        Fault("x", FaultKind.ERROR, pattern=(True, False), parameters={"status": 503}),
    ),
)


def reopened(platform: Platform, key: str) -> Settings:
    with platform.sandbox(key) as sandbox:
        return sandbox.settings


def test_settings_are_kept_all_of_them(platform: Platform) -> None:
    assert all(getattr(EVERYTHING, field.name) != field.default for field in fields(Settings))
    for settings in (Settings(), EVERYTHING):
        assert reopened(platform, platform.create_sandbox(settings)) == settings


@pytest.mark.parametrize("name", [field.name for field in fields(Settings) if field.name != "seed"])
def test_a_setting_is_changed_for_now_and_for_later(platform: Platform, name: str) -> None:
    key, value = platform.create_sandbox(Settings()), getattr(EVERYTHING, name)
    with platform.sandbox(key) as sandbox:
        sandbox.change(**{name: value})
        assert getattr(sandbox.settings, name) == value
    assert reopened(platform, key) == replace(Settings(), **{name: value})


FAR = timezone(timedelta(hours=-9, minutes=-30))


@pytest.mark.parametrize("moment", [NOW.astimezone(UTC), NOW.astimezone(FAR), NOW.replace(tzinfo=None)])
def test_a_frozen_clock_tells_shanghai_time_however_it_was_set(platform: Platform, moment: datetime) -> None:
    key = platform.create_sandbox(Settings(frozen_at=moment))
    other = platform.create_sandbox(Settings())
    with platform.sandbox(other) as sandbox:
        sandbox.change(frozen_at=moment)
        assert sandbox.now() == NOW
    for each in (key, other):
        with platform.sandbox(each) as sandbox:
            assert sandbox.now().isoformat() == NOW.isoformat()


def test_a_running_clock_is_the_platforms_told_in_shanghai_time(platform: Platform) -> None:
    with platform.sandbox(platform.create_sandbox(Settings())) as sandbox:
        assert sandbox.now() == datetime(2032, 1, 1, 4, tzinfo=SHANGHAI)
        assert sandbox.now().date().year == 2032
        sandbox.change(frozen_at=NOW)
        assert sandbox.now() == NOW
        sandbox.change(frozen_at=None)
        assert sandbox.now().year == 2032


def test_nobody_is_logged_in_at_first(sandbox: Sandbox) -> None:
    with pytest.raises(NotLoggedIn):
        sandbox.account()


def test_only_somebody_of_the_sandbox_can_log_in(sandbox: Sandbox) -> None:
    who = person(sandbox)
    sandbox.log_in(who.number)
    assert sandbox.account() == who
    for number in (0, 2, -1):
        with pytest.raises(NotFound):
            sandbox.log_in(number)
    assert sandbox.account() == who


def test_everyone_is_listed_in_the_order_of_their_making(sandbox: Sandbox) -> None:
    assert sandbox.everyone() == []
    made = [person(sandbox, None) for _ in range(12)]
    assert sandbox.everyone() == made


def test_edition_and_city_follow_the_settings(sandbox: Sandbox) -> None:
    assert (sandbox.edition, sandbox.city) == (OFFICIAL, None)
    sandbox.change(edition="guangzhou-2023", city="445300")
    assert sandbox.edition is GUANGZHOU
    assert sandbox.city is not None
    assert sandbox.city.name == "云浮市"
