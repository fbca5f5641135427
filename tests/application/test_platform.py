from contextlib import suppress
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import bindparam, select

from mock_platform.application import answers, cases
from mock_platform.application.platform import Platform, system_clock
from mock_platform.application.sandbox import Sandbox
from mock_platform.core.case import Case
from mock_platform.core.clock import SHANGHAI
from mock_platform.core.errors import UnknownSandbox
from mock_platform.core.schemes import Scheme
from mock_platform.core.settings import Settings
from mock_platform.store.database import open_database
from mock_platform.store.schema import metadata
from tests.application.walking import NOW, certification, certified, person

Rows = dict[str, list[Any]]


def rows(platform: Platform, key: str) -> Rows:
    """Everything the platform knows of one sandbox."""
    kept: Rows = {}
    with platform.database.begin() as transaction:
        transaction.settle_all()
        for table in metadata.sorted_tables:
            mine = table.c.key if table.name == "sandboxes" else table.c.sandbox
            kept[table.name] = transaction.all(select(table).where(mine == bindparam("this")), {"this": key})
    return kept


def lived_in(platform: Platform) -> str:
    """A sandbox that has something in every table."""
    key = platform.create_sandbox(Settings(frozen_at=NOW, seed="1"))
    with platform.sandbox(key) as sandbox:
        certified(sandbox, person(sandbox))
        answers.keep(sandbox, "1", "digest", 200, b"{}")
    assert all(rows(platform, key).values())
    return key


def test_a_block_that_ends_well_is_kept(platform: Platform) -> None:
    key = platform.create_sandbox(Settings())
    with platform.sandbox(key) as sandbox:
        made = person(sandbox)
    with platform.sandbox(key) as sandbox:
        assert sandbox.everyone() == [made]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, UnknownSandbox])
def test_a_block_that_raises_is_undone_as_a_whole(platform: Platform, error: type[BaseException]) -> None:
    key = lived_in(platform)
    before = rows(platform, key)

    def block(sandbox: Sandbox) -> None:
        certified(sandbox, person(sandbox))
        sandbox.change(register_down=True)
        raise error("x")

    with pytest.raises(error), platform.sandbox(key) as sandbox:
        block(sandbox)
    assert rows(platform, key) == before


def test_an_unknown_sandbox_is_refused(platform: Platform) -> None:
    assert "nowhere" not in dict(platform.sandboxes())
    with pytest.raises(UnknownSandbox), platform.sandbox("nowhere"):
        pass
    with pytest.raises(UnknownSandbox):
        platform.delete_sandbox("nowhere")


def test_a_key_is_given_or_cannot_be_guessed(platform: Platform) -> None:
    assert platform.create_sandbox(Settings(), "mine") == "mine"
    assert "mine" in dict(platform.sandboxes())
    keys = {platform.create_sandbox(Settings()) for _ in range(20)}
    assert len(keys) == 20
    assert min(map(len, keys)) >= 16


def test_deleting_a_sandbox_removes_all_in_it_and_nothing_of_others(platform: Platform) -> None:
    gone, left = lived_in(platform), lived_in(platform)
    before = rows(platform, left)
    platform.delete_sandbox(gone)
    assert not any(rows(platform, gone).values())
    assert rows(platform, left) == before
    assert gone not in dict(platform.sandboxes())
    platform.create_sandbox(Settings(), gone)
    with platform.sandbox(gone) as sandbox:
        assert sandbox.everyone() == []


def test_sandboxes_with_one_seed_hold_the_same_people_without_sharing_them(platform: Platform) -> None:
    one, two = lived_in(platform), lived_in(platform)
    for opened in (one, two):
        with platform.sandbox(opened) as sandbox:
            assert len(sandbox.everyone()) == 1
    with platform.sandbox(one) as first:
        mine = first.everyone()
    with platform.sandbox(two) as second:
        assert second.everyone() == mine


def test_the_system_clock_tells_shanghai_time() -> None:
    assert system_clock().tzinfo is SHANGHAI


class Sandboxes(RuleBasedStateMachine):
    """Whatever is done in one sandbox, the others stay as they were."""

    keys = Bundle("keys")

    @initialize()
    def begin(self) -> None:
        self.platform = Platform(open_database(), clock=lambda: NOW)
        self.expected: dict[str, Rows] = {}

    def teardown(self) -> None:
        self.platform.database.close()

    def keep(self, key: str) -> None:
        self.expected[key] = rows(self.platform, key)

    @rule(target=keys, seed=st.sampled_from("ab"))
    def create(self, seed: str) -> str:
        key = self.platform.create_sandbox(Settings(seed=seed))
        self.keep(key)
        return key

    @rule(key=keys, scheme=st.sampled_from(Scheme))
    def add(self, key: str, scheme: Scheme) -> None:
        if key in self.expected:
            with self.platform.sandbox(key) as sandbox:
                certified(sandbox, person(sandbox, scheme), scheme)
            self.keep(key)

    @rule(key=keys)
    def begin_and_leave(self, key: str) -> None:
        if key in self.expected:
            with self.platform.sandbox(key) as sandbox:
                case: Case = cases.back(sandbox, certification(sandbox, person(sandbox)))
                assert cases.get(sandbox, case.number) == case
            self.keep(key)

    @rule(key=keys)
    def fail(self, key: str) -> None:
        if key in self.expected:
            with suppress(ZeroDivisionError), self.platform.sandbox(key) as sandbox:
                person(sandbox)
                raise ZeroDivisionError

    @rule(key=keys)
    def delete(self, key: str) -> None:
        if self.expected.pop(key, None):
            self.platform.delete_sandbox(key)

    @invariant()
    def every_sandbox_is_as_it_was_left(self) -> None:
        assert {key: rows(self.platform, key) for key in self.expected} == self.expected


TestSandboxes = Sandboxes.TestCase
TestSandboxes.settings = settings(max_examples=15, stateful_step_count=12)
