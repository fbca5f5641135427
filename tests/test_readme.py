"""What the READMEs name exists, and both name the same."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from fixtures.settings import LEVELS, RunSettings
from living_guide.cli import app
from mock_platform import __version__

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.zh-CN.md")
readmes = pytest.mark.parametrize("name", READMES)


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def commands(name: str) -> list[str]:
    """The lines of the fenced blocks, without their comments."""
    blocks = re.findall(r"```\w+\n(.*?)```", text(name), re.DOTALL)
    return [line.partition("#")[0].strip() for block in blocks for line in block.splitlines()]


def test_both_readmes_give_the_same_commands() -> None:
    assert commands("README.md") == commands("README.zh-CN.md")


@readmes
def test_make_targets_exist(name: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", text("Makefile"), re.MULTILINE))
    named = set(re.findall(r"make ([a-z]+)", "\n".join([*commands(name), *re.findall(r"`(make [a-z]+)`", text(name))])))
    assert {"acceptance", "test"} <= named <= targets


@readmes
def test_yss_commands_exist(name: str) -> None:
    named = set(re.findall(r"yss ((?:[a-z]+ ?)+)", text(name)))
    assert named
    for words in named:
        assert CliRunner().invoke(app, [*words.split(), "--help"]).exit_code == 0, words


@readmes
def test_settings_of_a_run_exist(name: str) -> None:
    for given in re.findall(r"-D (\w+=\S+)", text(name)):
        RunSettings.read(dict([given.split("=", 1)]))
    assert all(level in text(name) for level in LEVELS)


@readmes
def test_places_exist(name: str) -> None:
    linked = re.findall(r"\]\(([^)#]+)\)", text(name))
    quoted = re.findall(r"`((?:[\w.]+/)+[\w.]*|[\w.]+\.(?:py|md|toml|txt))`", text(name))
    made = {".venv/bin/", "report/index.html"}
    missing = [place for place in {*linked, *quoted} - made if not (ROOT / place).exists()]
    assert not missing, missing


@readmes
def test_features_and_tags_named_exist(name: str) -> None:
    features = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "features").rglob("*.feature"))
    tags = re.findall(r"--tags (@\S+)", text(name))
    assert [tag for tag in tags if tag in features] == tags != []
    folders = re.findall(r"(?:behave|accept) (features/\S+)", text(name))
    assert folders
    for folder in folders:
        assert (ROOT / folder).is_dir(), folder


def test_the_version_is_the_same_everywhere() -> None:
    assert f'version = "{__version__}"' in text("pyproject.toml")
    assert f"## {__version__}" in text("CHANGELOG.md")
