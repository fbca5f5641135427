"""The project's own suite with reports of runs that never were, and the commands as a user calls them."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from living_guide.guide.commands import app
from tests.living_guide.site.made import make_report
from tests.repository import ROOT


@dataclass(frozen=True)
class Asked:
    """What a command answered."""

    result: Result

    @property
    def code(self) -> int:
        return self.result.exit_code

    @property
    def out(self) -> list[str]:
        return self.result.stdout.splitlines()

    @property
    def err(self) -> str:
        return self.result.stderr


Ask = Callable[..., Asked]


@pytest.fixture
def suite(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the features, in which commands are called."""
    folder = tmp_path / "suite"
    shutil.copytree(ROOT / "features", folder / "features")
    (folder / "environment.py").touch()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def report(suite: Path) -> Path:
    """Of a run in which everything passed."""
    return make_report(suite / "report")


@pytest.fixture
def ask(suite: Path) -> Ask:
    def asked(*words: str | Path) -> Asked:
        result = CliRunner().invoke(app, [str(word) for word in words])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return Asked(result)

    return asked
