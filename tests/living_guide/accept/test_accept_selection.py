"""What is selected is what behave selects of the same words, and nothing else."""

import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from living_guide.events.files import EVENTS, events_files, read_records, select
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
CASES = {name: accepting(name, SUITE, *words) for name, (words, _) in WORDS.items()}


@pytest.fixture(scope="module")
def selected_by_behave(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Future[set[str]]]:
    base = tmp_path_factory.mktemp("behave")
    with ThreadPoolExecutor(2) as pool:
        return {
            name: pool.submit(_by_behave, SUITE.write(base / str(number)), words)
            for number, (name, (words, _)) in enumerate(WORDS.items())
        }


def _by_behave(folder: Path, words: tuple[str, ...]) -> set[str]:
    command = [sys.executable, "-m", "behave", *words]
    subprocess.run(command, cwd=folder, env=surroundings(folder), capture_output=True, check=True, timeout=PATIENCE)
    return {run.id for run in select(read_records(events_files(folder / "report" / EVENTS)), ScenarioRun)}


@pytest.mark.parametrize(("done", "name"), [(case, name) for name, case in CASES.items()], indirect=["done"], ids=CASES)
def test_the_same_words_select_what_they_select_of_behave(
    done: Done, name: str, selected_by_behave: Mapping[str, Future[set[str]]]
) -> None:
    assert done.code == 0, done
    assert len(done.runs) == WORDS[name][1]
    assert {run.id for run in done.runs} == selected_by_behave[name].result()


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
