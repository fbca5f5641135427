"""The sandbox for people who explore, and the bar beside its pages."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from mock_platform.application import arrange
from mock_platform.application.platform import Platform
from mock_platform.application.sandbox import Sandbox
from mock_platform.core.benefit import Status
from mock_platform.core.clock import SHANGHAI
from mock_platform.core.face import ANSWERS, Outcome
from mock_platform.core.settings import Settings
from mock_platform.people.personas import PERSONAS
from mock_platform.store.database import open_database
from mock_platform.web.explorer import explorer_bar, fill

TODAYS = [datetime(2025, 3, 15, 9), datetime(2024, 2, 29, 23, 59), datetime(2026, 12, 31), datetime(2099, 12, 31)]


@pytest.fixture(params=[today.replace(tzinfo=SHANGHAI) for today in TODAYS], ids=str)
def sandbox(request: pytest.FixtureRequest) -> Iterator[Sandbox]:
    database = open_database()
    platform = Platform(database, clock=lambda: request.param)
    with platform.sandbox(platform.create_sandbox(Settings(explorer=True))) as opened:
        fill(opened)
        yield opened
    database.close()


def test_there_is_somebody_for_every_row_and_the_first_is_logged_in(sandbox: Sandbox) -> None:
    assert [person.note for person in sandbox.everyone()] == [persona.words for persona in PERSONAS.values()]
    assert sandbox.account().note == "企业职工，待遇正常"


def test_whoever_was_suspended_certified_long_ago(sandbox: Sandbox) -> None:
    for person, persona in zip(sandbox.everyone(), PERSONAS.values(), strict=True):
        needs = persona.needs
        if needs.scheme:
            found = arrange.records_of(sandbox, person.number, needs.scheme)
            assert bool(found) is (needs.status is Status.SUSPENDED)
            assert all(record.valid_until < sandbox.now().date() - timedelta(days=200) for record in found)


def test_the_bar_lists_everybody_in_full_and_every_outcome(sandbox: Sandbox) -> None:
    arrange.script_face(sandbox, 2, [Outcome.TOO_DARK, Outcome.PASS])
    bar = explorer_bar(sandbox)
    assert [shown.document_number for shown in bar.people] == [
        person.identity.document.number for person in sandbox.everyone()
    ]
    assert [shown.script for shown in bar.people[:3]] == ["", "所处环境光线太暗、通过", ""]
    assert bar.outcomes == [(outcome, ANSWERS[outcome].words) for outcome in Outcome]
    assert (bar.account, bar.edition) == (1, "official")
