"""What is selected is what behave selects of the same words, and nothing else."""

import json
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from living_guide.accept.acceptance import Acceptance
from living_guide.accept.options import Options
from living_guide.command.console import open_console
from living_guide.events.files import read_records, select
from living_guide.events.record import ScenarioRun
from tests.living_guide.accept.accepting import PATIENCE, Done, accepting, surroundings
from tests.living_guide.accept.small_suite import FILE, Suite, feature

OTHER = "features/3_query/other.feature"
OUTSIDE = "elsewhere/outside.feature"
PASS = dict.fromkeys(["first", "second", "third of many"], "it passes")
TAGS = {"first": "@a @edition:guangzhou-2023", "second": "@a @b"}
OUTLINE = """\
@a
Feature: Other
  Background:
    * it passes

  Rule: R
    @b
    Scenario Outline: row <n> of many
      * it <does>

      Examples: some
        | n | does   |
        | 1 | passes |
        | 2 | passes |

      @c
      Examples: more
        | n | does   |
        | 3 | passes |
"""
SUITE = Suite(
    files={
        FILE: feature("Small", PASS, TAGS),
        OTHER: OUTLINE,
        OUTSIDE: feature("Outside", {"far": "it passes"}),
        "list.txt": f"{FILE}:4\n{OTHER}\n",
    }
)
WORDS = {
    "all": ((), 6),
    "a tag": (("--tags=@b",), 4),
    "tags together": (("--tags=@a and not @b",), 1),
    "tags one after the other": (("--tags=@a", "--tags=not @b"), 1),
    "a tag of examples": (("--tags=@c",), 1),
    "a name": (("--name=of many",), 4),
    "two names": (("--name=^first$", "--name=row 3"), 2),
    "a tag and a name": (("--tags=@b", "--name=many"), 3),
    "a file": ((OTHER,), 3),
    "a folder": (("features/2_certify",), 3),
    "a line": ((f"{FILE}:8",), 1),
    "the line of a row": ((f"{OTHER}:14",), 1),
    "the line of an outline": ((f"{OTHER}:8",), 3),
    "two lines of a file": ((f"{OTHER}:13", f"{OTHER}:19"), 2),
    "a list of places": (("@list.txt",), 4),
    "a file elsewhere": ((OUTSIDE,), 1),
}
# One behave after the other in one process.
BEHAVES = """\
import json, sys
from behave.__main__ import run_behave
from behave.configuration import Configuration

for number, words in enumerate(json.loads(sys.argv[1])):
    run_behave(Configuration([*words, "-f", "living_guide.events.formatter:EventFormatter", "-o", f"{number}.ndjson"]))
"""


@pytest.fixture(scope="module")
def selected_by_behave(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """The ids of what behave runs when it is told the same."""
    folder = SUITE.write(tmp_path_factory.mktemp("behave"))
    command = [sys.executable, "-c", BEHAVES, json.dumps([words for words, _ in WORDS.values()])]
    subprocess.run(command, cwd=folder, env=surroundings(folder), capture_output=True, check=True, timeout=PATIENCE)
    runs = [select(read_records([folder / f"{number}.ndjson"]), ScenarioRun) for number in range(len(WORDS))]
    return {name: {run.id for run in each if run.passed} for name, each in zip(WORDS, runs, strict=True)}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return SUITE.write(tmp_path_factory.mktemp("selection"))


@pytest.mark.parametrize("name", WORDS)
def test_the_same_words_select_what_they_select_of_behave(
    name: str, folder: Path, selected_by_behave: dict[str, set[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    words, number = WORDS[name]
    options = Options(suite=folder, report=folder / "report", **options_of(words))
    acceptance = Acceptance(options, open_console(StringIO()))
    assert not acceptance.prepare(), acceptance.problems
    planned = {each.id for each in acceptance.planned}
    assert len(acceptance.planned) == len(planned) == number
    assert planned == selected_by_behave[name]


def options_of(words: tuple[str, ...]) -> dict[str, Any]:
    """As the command reads them."""
    given: dict[str, list[str]] = {"tags": [], "names": [], "paths": []}
    for word in words:
        kind, _, value = word.partition("=")
        given[{"--tags": "tags", "--name": "names"}.get(kind, "paths")].append(value or word)
    return {name: tuple(values) for name, values in given.items()}


RUN = {
    name: accepting(name, SUITE, *WORDS[name][0])
    for name in ("a tag and a name", "the line of a row", "a file elsewhere")
}


@pytest.mark.parametrize(("done", "name"), [(case, name) for name, case in RUN.items()], indirect=["done"], ids=RUN)
def test_what_is_selected_is_run_and_nothing_else(
    done: Done, name: str, selected_by_behave: dict[str, set[str]]
) -> None:
    assert done.code == 0, done.lines
    assert {run.id for run in done.runs} == selected_by_behave[name]


@pytest.mark.parametrize(
    ("done", "names"),
    [
        (accepting("one edition", SUITE, "--edition=guangzhou-2023"), {"first"}),
        (accepting("an edition and a tag", SUITE, "--edition=official", "--tags=@a", FILE), {"second"}),
    ],
    indirect=["done"],
    ids=["one edition", "an edition and a tag"],
)
def test_an_edition_narrows_the_selection(done: Done, names: set[str]) -> None:
    assert done.code == 0
    assert set(done.statuses) == names
