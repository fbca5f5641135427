"""Every command explains itself, each option in it, and where a variable stands for it."""

from collections.abc import Iterator
from typing import Any

import pytest

from mock_platform.variables import VARIABLES
from tests.commands.calling import COMMAND, Caller

OURS = ("sandbox", "clock", "fault", "checkpoint", "reset", "journal", "doctor", "serve")


def walk(command: Any, words: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    yield words, command
    for name, each in getattr(command, "commands", {}).items():
        if words or name in OURS:
            yield from walk(each, (*words, name))


COMMANDS = dict(walk(COMMAND))


def test_every_command_of_the_platform_is_there() -> None:
    assert {words[0] for words in COMMANDS if words} == set(OURS)


@pytest.mark.parametrize("option", ["--help", "-h"])
@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_it_has_help(words: tuple[str, ...], option: str) -> None:
    done = Caller("http://127.0.0.1:9").well(*words, option)
    assert " ".join(["Usage: yss", *words]) in done.out


@pytest.mark.parametrize("words", [each for each in COMMANDS if each], ids=" ".join)
def test_each_command_and_option_is_explained(words: tuple[str, ...]) -> None:
    command = COMMANDS[words]
    assert command.help
    for parameter in command.params:
        if parameter.name != "key" or "--sandbox" in parameter.opts:
            assert parameter.help, parameter.name
        assert parameter.envvar is None or parameter.envvar in VARIABLES
