import pytest

from living_guide.registry.registry import load_registry
from mock_platform.core.editions import EDITIONS, GUANGZHOU, OFFICIAL, find_edition
from mock_platform.core.errors import InvalidField
from tests.repository import FEATURES


def test_editions_are_found_by_their_ids() -> None:
    assert find_edition("official") is OFFICIAL
    assert find_edition("guangzhou-2023") is GUANGZHOU


@pytest.mark.parametrize("name", ["", "Official", "guangzhou", "官方指南", "official\n", "\ud800", "x" * 10_000])
def test_an_unknown_edition_is_refused_and_the_known_ones_named(name: str) -> None:
    with pytest.raises(InvalidField) as caught:
        find_edition(name)
    assert caught.value.field == "edition"
    assert "official、guangzhou-2023" in str(caught.value)


def test_the_platform_runs_exactly_the_editions_that_are_registered() -> None:
    registered = load_registry(FEATURES / "guide").editions
    assert set(EDITIONS) == {edition.id for edition in registered}
