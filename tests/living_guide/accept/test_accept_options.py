"""The words of the command: each option is explained, a value that cannot be is refused in a sentence."""

import inspect
import re
from pathlib import Path

import pytest
from typer.core import TyperGroup
from typer.main import get_command
from typer.testing import CliRunner

from living_guide.accept import commands
from living_guide.cli import app
from tests.living_guide.accept.small_suite import Suite

BAD = [
    (["--workers=0"], "'--workers'"),
    (["--workers=many"], "'--workers'"),
    (["--repeat=0"], "'--repeat'"),
    (["--timeout=0"], "'--timeout'"),
    (["--timeout=nan"], "'--timeout'"),
    (["--timeout=inf"], "'--timeout'"),
    (["--shard=3/2"], "--shard: '3/2' is not i/n with i from 1 to n, such as 2/3"),
    (["--shard="], "--shard: '' is not i/n"),
    (["--driver=hand"], "--driver: 'hand' is not one of browser, html"),
    (["--evidence=all"], "--evidence: 'all' is not one of failures, end, then, steps"),
    (["--tags=("], "--tags is no tag expression: "),
    (["--name=("], "--name is no regular expression: "),
    (["--report=environment.py"], "environment.py cannot be a report's folder: "),
    (["--rerun-failed"], "nothing to run again: in "),
    (["--rerun-failed", "--report=broken"], "accept.ndjson:1: Invalid JSON"),
    (["--colour"], "No such option"),
]
SUITE = Suite(scenarios={"one": "it passes"}, files={"broken/events/accept.ndjson": "nonsense\n"})


@pytest.fixture
def suite(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder one is in."""
    monkeypatch.setenv("COLUMNS", "300")
    monkeypatch.chdir(SUITE.write(tmp_path))
    return tmp_path


@pytest.mark.parametrize(("arguments", "says"), BAD, ids=[" ".join(arguments) for arguments, _ in BAD])
def test_a_value_that_cannot_be_is_refused_in_a_sentence(suite: Path, arguments: list[str], says: str) -> None:
    done = CliRunner().invoke(app, ["accept", *arguments])
    assert done.exit_code == 2
    assert says in done.stderr
    assert "Traceback" not in done.output
    assert not (suite / "report" / "logs").exists(), "a worker was started"


def test_without_a_suite_there_is_nothing_to_accept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("living_guide.command.suite.FEATURES", "no-such-folder")
    done = CliRunner().invoke(app, ["accept"])
    assert done.exit_code == 2
    assert done.stderr.startswith("No suite here")


@pytest.mark.parametrize("command", ["accept", "merge"])
def test_help_explains_every_option(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    done = CliRunner().invoke(app, [command, "--help"])
    assert done.exit_code == 0
    wanted = set(inspect.signature(getattr(commands, command)).parameters)
    [group] = [each for each in [get_command(app)] if isinstance(each, TyperGroup)]
    for parameter in group.commands[command].params:
        wanted.discard(str(parameter.name))
        explained = getattr(parameter, "help", None)
        line = next(line for line in done.stdout.splitlines() if re.match(rf"│[ *]+{parameter.opts[0]}[ .]", line))
        assert explained, parameter.name
        assert explained in line
    assert wanted == set()
